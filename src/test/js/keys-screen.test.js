import "/js/elements/keys-screen.js";
import { setSession } from "/js/session.js";
import { FakeApi, eventually, json, problem, settled } from "./fakes.js";
import { equal, test } from "./runner.js";

const DESK = {
  id: "a1",
  team: "default",
  caller: "front-desk",
  scopes: ["send", "read"],
  test: false,
  createdAt: "2026-11-01T10:00:00Z",
  createdBy: "configured-ops",
  expiresAt: null,
  lastUsedAt: null,
  revokedAt: null,
  revokedBy: null,
};
const REVOKED = { ...DESK, id: "b2", caller: "gone", revokedAt: "2026-11-02T10:00:00Z" };
const EXPIRED = { ...DESK, id: "c3", caller: "late", expiresAt: "2020-01-01T00:00:00Z" };

/** The screen, for somebody of the team default, on an API that has three keys. */
async function screen({ show = undefined, teams = [{ name: "default" }] } = {}) {
  setSession({ caller: "ops", team: "default", scopes: ["admin"] });
  const api = new FakeApi(({ path }) =>
    json(path === "api/teams" ? { teams } : { keys: [DESK, REVOKED, EXPIRED] }),
  );
  const element = document.createElement("tidings-keys-screen");
  if (show) element.setAttribute("show", show);
  document.getElementById("main").replaceChildren(element);
  await settled();
  return { api, element };
}

const callers = (element) =>
  [...element.querySelectorAll("tidings-key strong")].map(({ textContent }) => textContent);

test("only keys in use are shown unless others are asked for", async () => {
  equal(callers((await screen()).element), ["front-desk"]);
  equal(callers((await screen({ show: "ended" })).element), ["gone", "late"]);
  equal(callers((await screen({ show: "all" })).element), ["front-desk", "gone", "late"]);
});

test("a key is made as it was ticked, and shown until its dialog is closed", async () => {
  const { api, element } = await screen();
  element.querySelector("#make-key").focus();
  element.querySelector("#make-key").click();
  const dialog = element.querySelector("dialog");
  dialog.querySelector("#key-caller").value = " desk ";
  dialog.querySelector("#scope-send").click();
  dialog.querySelector("#scope-read").click();
  api.answers(({ method, path }) => {
    if (method === "POST") return json({ ...DESK, key: "tdg_secret" }, 201);
    return json(path === "api/teams" ? { teams: [] } : { keys: [DESK] });
  });
  dialog.querySelector("#key-make").click();
  await settled();

  equal(api.asked.at(-1).body, { caller: "desk", scopes: ["send", "read"], test: false });
  equal(dialog.querySelector("#made-key").textContent, "tdg_secret");
  equal(document.activeElement.textContent, "The key is made");
  dialog.querySelector("#key-kept").click();
  await eventually(() => element.querySelector("dialog") === null, "the dialog is gone");
  equal(element.innerHTML.includes("tdg_secret"), false);
  equal(document.activeElement.id, "make-key");
});

test("what is missing is named at its field before anything is asked", async () => {
  const { api, element } = await screen();
  element.querySelector("#make-key").click();
  const before = api.asked.length;
  element.querySelector("#key-make").click();
  await settled();

  equal(api.asked.length, before);
  equal(
    [...element.querySelectorAll("tidings-problems li")].map(({ textContent }) => textContent),
    ["Caller: Enter the name of who will call.", "What it may do: Choose one or more."],
  );
  equal(element.querySelector("#key-caller").getAttribute("aria-invalid"), "true");
  equal(element.querySelector("#scope-send-error").textContent, "Choose one or more.");
});

test("what the API finds wrong stands at its field", async () => {
  const { api, element } = await screen();
  element.querySelector("#make-key").click();
  element.querySelector("#key-caller").value = "?";
  element.querySelector("#scope-send").click();
  api.answers(() =>
    problem(400, "invalid-request", {
      detail: "Some fields are wrong.",
      violations: [{ field: "caller", message: "must be letters" }],
    }),
  );
  element.querySelector("#key-make").click();
  await settled();

  equal(element.querySelector("#key-caller-error").textContent, "must be letters");
  equal(document.activeElement, element.querySelector("tidings-problems"));
});

test("a test key cannot have what would touch what is real", async () => {
  const { element } = await screen();
  element.querySelector("#make-key").click();
  element.querySelector("#scope-admin").click();
  element.querySelector("#key-test").click();

  equal(
    [...element.querySelectorAll("fieldset input")].map(({ value, checked, disabled }) => [
      value,
      checked,
      disabled,
    ]),
    [
      ["send", false, false],
      ["read", false, false],
      ["read-content", false, false],
      ["operate", false, true],
      ["privacy", false, true],
      ["admin", false, true],
    ],
  );
});

test("a second key alike begins with what the first may do", async () => {
  const { element } = await screen();
  element.querySelector("[data-do=alike]").click();

  equal(element.querySelector("#key-caller").value, "front-desk");
  equal(
    [...element.querySelectorAll("fieldset input:checked")].map(({ value }) => value),
    ["send", "read"],
  );
});

test("a key is revoked only by who is sure", async () => {
  const { api, element } = await screen();
  const revoke = element.querySelector("[data-do=revoke]");
  revoke.closest("details").open = true;
  revoke.focus();
  revoke.click();
  const kept = document.querySelector("body > dialog");
  kept.querySelector("button[type=button]").click();
  await eventually(() => !kept.isConnected, "the question is gone");
  equal(document.activeElement, revoke);
  equal(
    api.asked.filter(({ method }) => method === "DELETE"),
    [],
  );

  api.answers(({ method, path }) =>
    method === "DELETE"
      ? { ok: true, status: 204 }
      : json(path === "api/teams" ? { teams: [] } : { keys: [] }),
  );
  revoke.click();
  document.querySelector("body > dialog [data-sure]").click();
  await eventually(() => callers(element).length === 0, "the key is no longer listed");
  equal(api.asked.find(({ method }) => method === "DELETE").path, "api/keys/a1");
});
