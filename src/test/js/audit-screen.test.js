import "/js/elements/audit-screen.js";
import { setSession } from "/js/session.js";
import { FakeApi, json, problem, settled } from "./fakes.js";
import { equal, test } from "./runner.js";

const MADE = {
  number: 7,
  at: "2026-11-29T10:00:00Z",
  key: "k1",
  caller: "ops",
  team: "default",
  session: null,
  action: "key.made",
  target: "a1",
  from: "198.51.100.7",
  result: "done",
  problem: null,
  details: { scopes: "send" },
  digest: "ab",
};
const REFUSED = {
  ...MADE,
  number: 6,
  caller: null,
  action: "sign-in.refused",
  target: null,
  result: "refused",
  problem: "unauthorized",
  details: {},
};
const UNKNOWN = { ...MADE, number: 5, action: "of-tomorrow" };

async function screen({ filter = "", answer = (_) => undefined } = {}) {
  setSession({ caller: "ops", team: "default", scopes: ["admin"] });
  const api = new FakeApi((call) => answer(call) ?? json({ entries: [MADE, REFUSED, UNKNOWN] }));
  const element = document.createElement("tidings-audit-screen");
  element.setAttribute("filter", filter);
  document.getElementById("main").replaceChildren(element);
  await settled();
  return { api, element };
}

test("an entry tells who did what, on what, and with which result", async () => {
  const { element } = await screen();
  const rows = [...element.querySelectorAll("tidings-audit-entry summary")].map((row) =>
    [...row.querySelectorAll(".entry-main > *, .entry-state")].map(
      ({ textContent }) => textContent,
    ),
  );

  equal(rows, [
    ["ops", "made a key", "a1", "Done"],
    ["Somebody unknown", "was not let in", "Refused: unauthorized"],
    ["ops", "of-tomorrow", "a1", "Done"],
  ]);
});

test("what is filtered for comes from the address and goes into it", async () => {
  const { api, element } = await screen({ filter: "action=key.made&caller=ops" });
  equal(api.asked[0].path, "api/audit?action=key.made&caller=ops");
  equal(element.querySelector("#audit-action").value, "key.made");

  element.querySelector("#audit-caller").value = "";
  element.querySelector("#audit-key").value = "k1";
  element.querySelector("#audit-filter").click();
  equal(location.hash, "#/audit?action=key.made&key=k1");
  location.hash = "";
});

test("older entries are added, and the focus goes to the first of them", async () => {
  const { api, element } = await screen({
    answer: ({ path }) =>
      path.includes("cursor=7")
        ? json({ entries: [REFUSED] })
        : json({ entries: [MADE], nextCursor: "7" }),
  });
  element.querySelector("#older").click();
  await settled();

  equal(api.asked.at(-1).path, "api/audit?cursor=7");
  equal(element.querySelectorAll("tidings-audit-entry").length, 2);
  equal(document.activeElement.closest("tidings-audit-entry").dataset.number, "6");
  equal(element.querySelector("#older").hidden, true);
});

test("a filter that the API refuses is named at its field", async () => {
  const { element } = await screen({
    filter: "since=nonsense",
    answer: () =>
      problem(400, "invalid-parameters", {
        detail: "Some parameters are wrong.",
        violations: [{ field: "since", message: "must be an instant" }],
      }),
  });

  equal(element.querySelector("#audit-since-error").textContent, "must be an instant");
});

test("the chain is followed to its newest entry", async () => {
  const head = { number: 6000, digest: "cd" };
  const { api, element } = await screen({
    answer: ({ path }) => {
      if (!path.startsWith("api/audit/check")) return undefined;
      return path.includes("from=5001")
        ? json({ whole: true, begins: 1, from: 5001, to: 6000, head })
        : json({ whole: true, begins: 1, from: 1, to: 5000, next: 5001, head });
    },
  });
  element.querySelector("#noted-number").value = "12";
  element.querySelector("#noted-digest").value = "ef";
  element.querySelector("#check-chain").click();
  await settled();
  await settled();

  equal(api.asked.at(-1).path, "api/audit/check?from=5001&number=12&digest=ef");
  const state = element.querySelector(".chain-state");
  equal(
    [state.dataset.whole, state.querySelector("strong").textContent],
    ["true", "Nothing was changed, from entry 1 to entry 6,000."],
  );
  equal(state.querySelector("tidings-copy").value, "6000 cd");
});

test("an entry that was changed is named", async () => {
  const { element } = await screen({
    answer: ({ path }) =>
      path.startsWith("api/audit/check")
        ? json({
            whole: false,
            begins: 1,
            from: 1,
            to: 9,
            head: { number: 9, digest: "cd" },
            broken: { number: 4, fault: "changed" },
          })
        : undefined,
  });
  element.querySelector("#check-chain").click();
  await settled();

  equal(element.querySelector(".chain-state strong").textContent, "Entry 4 was changed.");
});
