import "/js/elements/request-list.js";
import { setSession } from "/js/session.js";
import { FakeApi, eventually, json } from "./fakes.js";
import { equal, test } from "./runner.js";

const ALL_PENDING = { pending: 2, sent: 0, delivered: 0, failed: 0, cancelled: 0 };

function request(correlationId, more = {}) {
  const createdAt = "2026-11-23T13:00:00Z";
  return { correlationId, createdAt, recipients: 2, outcomes: ALL_PENDING, text: "Hello", ...more };
}

const COUNTS = { sendRequests: 7, outcomes: { ...ALL_PENDING, failed: 3 }, complete: false };

/** The list, on an API whose first page the test changes. */
async function list(pages, scopes = ["send", "read", "privacy"]) {
  setSession({ caller: "tests", scopes });
  const api = new FakeApi(({ path }) =>
    path.startsWith("api/messages/counts") ? json(COUNTS) : json(pages.newest),
  );
  const element = document.createElement("tidings-requests");
  document.getElementById("main").replaceChildren(element);
  await eventually(() => element.querySelector(".request-link, .empty:not([hidden])"), "rows");
  return { api, element };
}

const look = () => document.dispatchEvent(new Event("visibilitychange"));
const textsOf = (element, selector) =>
  [...element.querySelectorAll(selector)].map(({ textContent }) => textContent);

test("what is new waits behind a button, and what is shown changes in place", async () => {
  const pages = { newest: { sendRequests: [request("a")] } };
  const { element } = await list(pages);
  const row = element.querySelector("tidings-request-row");

  const delivered = { ...ALL_PENDING, pending: 0, delivered: 2 };
  pages.newest = { sendRequests: [request("b"), request("a", { outcomes: delivered })] };
  look();
  await eventually(() => !element.querySelector("#fresh").hidden, "the button");

  equal(textsOf(element, "#fresh"), ["1 new"]);
  equal(element.querySelectorAll("tidings-request-row").length, 1);
  equal(element.querySelector("tidings-request-row"), row);
  equal(row.querySelector(".outcome-bar").getAttribute("aria-label"), "2 of 2 delivered");

  element.querySelector("#fresh").click();
  await eventually(() => element.querySelectorAll("tidings-request-row").length === 2, "both");
  equal(element.querySelector("#fresh").hidden, true);
  element.remove();
});

test("each outcome has its count, with a plus where there may be more", async () => {
  const { element } = await list({ newest: { sendRequests: [request("a")] } });
  await eventually(() => textsOf(element, ".pill-count")[0] !== "", "counts");

  equal(textsOf(element, ".pill-count"), ["7+", "2+", "0", "0", "3+", "0"]);
  element.remove();
});

test("a number is asked for with a body and stands in no address", async () => {
  const { api, element } = await list({ newest: { sendRequests: [request("a")] } });
  element.querySelector("#number").value = "+385 91 111 1101";
  element.querySelector("#find").click();
  await eventually(() => api.asked.some(({ method }) => method === "POST"), "a search");

  const asked = api.asked.find(({ method }) => method === "POST");
  equal(asked.path, "api/messages/requests/search");
  equal(asked.body.recipient, "+385 91 111 1101");
  equal(location.hash.includes("385"), false);
  element.remove();
});

test("only who may look for a number is asked for one", async () => {
  const { element } = await list({ newest: { sendRequests: [] } }, ["read"]);

  equal(element.querySelector("#number"), null);
  equal(textsOf(element, ".empty"), ["Nothing has been sent yet."]);
  element.remove();
});

test("what waits for its time can be moved from its row, one at a time", async () => {
  const sendAt = "2126-11-23T13:00:00Z";
  const pages = { newest: { sendRequests: [request("a", { sendAt }), request("b", { sendAt })] } };
  const { element } = await list(pages);
  const [first, second] = element.querySelectorAll(".request-change");

  first.click();
  equal(document.activeElement.id, "move");
  second.click();

  equal(element.querySelectorAll("tidings-schedule").length, 1);
  equal(
    [first, second].map((button) => button.getAttribute("aria-expanded")),
    ["false", "true"],
  );
  element.remove();
});
