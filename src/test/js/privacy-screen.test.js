import "/js/elements/privacy-screen.js";
import { setSession } from "/js/session.js";
import { FakeApi, eventually, json, problem, settled } from "./fakes.js";
import { equal, test } from "./runner.js";

const NUMBER = "+385 91 111-1101";
const NEWEST = {
  correlationId: "c",
  id: "m2",
  createdAt: "2026-11-20T10:00:00Z",
  outcome: "failed",
};
const OLDEST = { ...NEWEST, id: "m1", createdAt: "2026-11-01T10:00:00Z", outcome: "delivered" };
const ERASURE = {
  id: "e1",
  state: "running",
  askedAt: "2026-11-29T10:00:00Z",
  askedBy: "privacy-desk",
  pseudonym: "+999123456789",
  erased: {
    messages: 2,
    texts: 1,
    sendRequests: 0,
    labels: 0,
    events: 3,
    webhookCalls: 4,
    unmatchedReports: 0,
  },
  passedOver: 0,
};
const DONE = { ...ERASURE, state: "done", finishedAt: "2026-11-29T10:00:05Z", digest: "ab12" };

/** The screen, for somebody who may erase, on an API that answers as `answer` does. */
async function screen({ answer = (_) => undefined, erasure = undefined, ...who } = {}) {
  setSession({ caller: "desk", team: "default", scopes: ["read", "privacy"], ...who });
  const api = new FakeApi((call) => answer(call) ?? json({ erasures: [] }));
  const element = document.createElement("tidings-privacy-screen");
  if (erasure) element.setAttribute("erasure", erasure);
  document.getElementById("main").replaceChildren(element);
  await settled();
  return { api, element };
}

async function lookUp(element, number = NUMBER) {
  element.querySelector("#privacy-number").value = number;
  element.querySelector("#look-up").click();
  await settled();
}

const inPages = ({ path, body }) => {
  if (path !== "api/messages/search") return undefined;
  return body.cursor
    ? json({ messages: [OLDEST] })
    : json({ messages: [NEWEST], nextCursor: "next" });
};

test("what is stored is counted over all pages, and the number is in no address", async () => {
  const { api, element } = await screen({ answer: inPages });
  await lookUp(element);
  await settled();

  const facts = [...element.querySelectorAll("tidings-stored dd")];
  equal(
    facts.slice(0, 2).map(({ textContent }) => textContent),
    ["2", "1"],
  );
  equal(
    facts.slice(2, 4).map((fact) => fact.firstElementChild.dateTime),
    [OLDEST.createdAt, NEWEST.createdAt],
  );
  equal(facts[4].textContent, "Failed 1, Delivered 1");
  equal(element.querySelector(".stored-messages a").getAttribute("href"), "#/m/c/m2");
  equal(
    [...api.asked.map(({ path }) => path), location.href].filter((text) =>
      /1111101|91 111/.test(text),
    ),
    [],
  );
});

test("a number without enough digits is refused at its field", async () => {
  const { api, element } = await screen();
  const before = api.asked.length;
  await lookUp(element, "091");

  equal(api.asked.length, before);
  equal(element.querySelector("#privacy-number").getAttribute("aria-invalid"), "true");
});

for (const written of ["+385 91/111-1101", "00385 91 111 1101", "385911111101"]) {
  test(`a number written as ${written} is shown as it is understood`, async () => {
    const { element } = await screen({ answer: inPages });
    await lookUp(element, written);
    await settled();

    equal(element.querySelector(".found h2").textContent, "What is stored of +385 91 111 1101");
  });
}

test("a number without its country is left for the API to refuse", async () => {
  const { api, element } = await screen({
    answer: ({ path }) =>
      path === "api/messages/search"
        ? problem(400, "invalid-request", {
            detail: "Some fields are wrong.",
            violations: [{ field: "recipient", message: "must be a phone number" }],
          })
        : undefined,
  });
  await lookUp(element, "091 1111101");

  equal(api.asked.at(-1).body.recipient, "091 1111101");
  equal(element.querySelector("#privacy-number-error").textContent, "must be a phone number");
});

test("who may not read can export and erase all the same", async () => {
  const { api, element } = await screen({ scopes: ["privacy"] });
  await lookUp(element);

  equal(
    api.asked.some(({ path }) => path === "api/messages/search"),
    false,
  );
  equal(element.querySelector("#erase") !== null, true);
});

test("another team than the one that runs the installation is offered no erasure", async () => {
  const { api, element } = await screen({ answer: inPages, team: "clinic" });
  await lookUp(element);
  await settled();

  equal([element.querySelector("#erase"), element.querySelector("tidings-erasures")], [null, null]);
  equal(
    api.asked.some(({ path }) => path.startsWith("api/erasures")),
    false,
  );
});

test("nobody is erased before the last four digits are typed", async () => {
  const { api, element } = await screen({
    answer: (call) =>
      call.method === "POST" && call.path === "api/erasures" ? json(ERASURE, 202) : inPages(call),
  });
  await lookUp(element);
  await settled();
  element.querySelector("#erase").click();
  const dialog = document.querySelector("body > dialog");
  const field = dialog.querySelector("[data-typed]");
  field.value = "1102";
  dialog.querySelector("[data-sure]").click();
  equal(dialog.querySelector(".field-error").textContent, "These are not the last four digits.");
  equal(document.activeElement, field);
  equal(
    api.asked.some(({ path, method }) => path === "api/erasures" && method === "POST"),
    false,
  );

  field.value = "1101";
  dialog.querySelector("[data-sure]").click();
  await eventually(() => location.hash === "#/privacy?erasure=e1", "the receipt is shown");
  equal(api.asked.find(({ path, method }) => path === "api/erasures" && method === "POST").body, {
    recipient: "+385911111101",
  });
  location.hash = "";
});

test("what an erasure must wait for is named, with the way there", async () => {
  const open = { correlationId: "c9", id: "m9", status: "SCHEDULED" };
  const { element } = await screen({
    answer: (call) =>
      call.method === "POST" && call.path === "api/erasures"
        ? problem(409, "messages-not-final", { count: 12, messages: [open] })
        : inPages(call),
  });
  await lookUp(element);
  await settled();
  element.querySelector("#erase").click();
  document.querySelector("body > dialog [data-typed]").value = "1101";
  document.querySelector("body > dialog [data-sure]").click();
  await eventually(() => element.querySelector("tidings-open-messages"), "it is told");

  const told = element.querySelector("tidings-open-messages");
  equal(told.querySelector("strong").textContent, "12 messages to this number have not ended.");
  equal(told.querySelector("a").getAttribute("href"), "#/r/c9");
  equal(told.textContent.includes("and 11 more"), true);
});

test("a receipt is waited for and tells what was done, when, by whom", async () => {
  let state = ERASURE;
  const { element } = await screen({
    erasure: "e1",
    answer: ({ path }) => (path === "api/erasures/e1" ? json(state) : undefined),
  });
  equal(element.querySelector("tidings-erasure").dataset.state, "running");
  state = DONE;
  await eventually(
    () => element.querySelector("tidings-erasure").dataset.state === "done",
    "the erasure is done",
  );

  const rows = [...element.querySelectorAll(".receipt-rows > div")].map((row) =>
    [...row.children].map(({ textContent }) => textContent),
  );
  const of = (name) => rows.find(([term]) => term === name)?.[1];
  equal(
    ["Asked for by", "Pseudonym", "Webhook calls", "Texts deleted", "Digest of the ids"].map(of),
    ["privacy-desk", "+999123456789", "4", "1", "ab12"],
  );
  const { value } = element.querySelector("tidings-erasure tidings-copy");
  equal(value.includes("Digest of the ids: ab12"), true);
});
