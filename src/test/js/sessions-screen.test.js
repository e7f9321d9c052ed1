import { browserOf } from "/js/elements/sessions-screen.js";
import { FakeApi, eventually, json, settled } from "./fakes.js";
import { equal, test } from "./runner.js";

const AGENT = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";
const HERE = {
  id: "s1",
  begunAt: "2026-11-29T09:00:00Z",
  lastUsedAt: "2026-11-29T10:00:00Z",
  expiresAt: "2026-11-29T21:00:00Z",
  address: "198.51.100.7",
  agent: AGENT,
  current: true,
};
const THERE = { ...HERE, id: "s2", current: false };
const AWAY = { ...HERE, id: "s3", current: false };

async function screen({ key = undefined } = {}) {
  let left = [HERE, THERE, AWAY];
  const api = new FakeApi(({ method, path }) => {
    if (method !== "DELETE") return json({ sessions: left });
    left = path === "api/keys/k1/sessions" ? [] : left.filter(({ id }) => !path.endsWith(id));
    return { ok: true, status: 204 };
  });
  const element = document.createElement("tidings-sessions-screen");
  if (key) element.setAttribute("key", key);
  document.getElementById("main").replaceChildren(element);
  await settled();
  return { api, element };
}

const shown = (element) =>
  [...element.querySelectorAll("[data-session-id]")].map(({ dataset }) => dataset.sessionId);

function sure() {
  document.querySelector("body > dialog [data-sure]").click();
}

test("a browser is called as people call it, or as it calls itself", () => {
  equal(browserOf(AGENT), "Firefox on Linux");
  equal(
    browserOf(
      "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0",
    ),
    "Edge on Windows",
  );
  equal(
    browserOf("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1"),
    "Safari on iOS",
  );
  equal(browserOf("curl/8.5.0"), "curl/8.5.0");
  equal(browserOf(""), "A browser without a name");
});

test("one session is ended by who is sure, and the next takes the focus", async () => {
  const { api, element } = await screen();
  element.querySelector("[data-session-id=s2] button").click();
  sure();
  await eventually(() => shown(element).length === 2, "it is gone");

  equal(api.asked.at(-1).path, "api/sessions/s2");
  equal(document.activeElement.closest("[data-session-id]").dataset.sessionId, "s3");
});

test("all others are ended, but not the one that asks", async () => {
  const { api, element } = await screen();
  element.querySelector("#end-others").click();
  sure();
  await eventually(() => shown(element).join() === "s1", "only this one is left");

  equal(
    api.asked.filter(({ method }) => method === "DELETE").map(({ path }) => path),
    ["api/sessions/s2", "api/sessions/s3"],
  );
  equal(element.querySelector("#end-others").hidden, true);
});

test("ending the session one is in leads to the sign-in", async () => {
  const { element } = await screen();
  let ended = 0;
  window.addEventListener("tidings:session-ended", () => (ended += 1), { once: true });
  element.querySelector("[data-session-id=s1] button").click();
  sure();
  await eventually(() => ended === 1, "it is told");
});

test("an administrator ends all sessions of a key", async () => {
  const { api, element } = await screen({ key: "k1" });
  equal(api.asked[0].path, "api/keys/k1/sessions");
  equal(element.querySelector("[data-session-id] button"), null);
  element.querySelector("#end-others").click();
  sure();
  await eventually(() => shown(element).length === 0, "none is left");
  equal(element.querySelector(".empty").hidden, false);
});
