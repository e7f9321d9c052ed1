import { currentSession, probe, sendRequest, sendRequests } from "/js/api.js";
import { FakeApi, foreign, json, problem, text } from "./fakes.js";
import { equal, test } from "./runner.js";

/** How a call failed: status, type and words of its problem, if it did. */
function failure(call) {
  return call.then(
    () => ({}),
    ({ status, type, message }) => ({ status, type, message }),
  );
}

/** What stands in the place of a server that is away; none of it is an answer of Tidings. */
const FOREIGN = new Map([
  ["a 404 of a proxy", () => foreign(404)],
  [
    "a problem of another kind",
    () => json({ type: "about:blank" }, 404, "application/problem+json"),
  ],
  ["a problem that is no object", () => json(null, 404, "application/problem+json")],
  [
    "a problem cut in the middle",
    () => text('{"type":"https://tid', 401, "application/problem+json"),
  ],
  ["the sign-in of a proxy", () => foreign(401)],
  ["a 503 without words", () => foreign(503)],
  ["a page with 200", () => foreign(200)],
  ["a page that calls itself JSON", () => foreign(200, "application/json")],
  ["JSON of something else", () => json({})],
  ["JSON that is no object", () => json(null)],
  ["nothing with 204", () => foreign(204)],
]);

for (const [what, answer] of FOREIGN) {
  test(`${what} is no answer of Tidings`, async () => {
    new FakeApi(answer);
    let ended = 0;
    const count = () => (ended += 1);
    window.addEventListener("tidings:session-ended", count);
    for (const call of [probe("c", 5), sendRequest("c")]) {
      const { status, type } = await failure(call);
      equal([status, type], [0, undefined]);
    }
    window.removeEventListener("tidings:session-ended", count);
    equal(ended, 0, "sessions that ended");
  });
}

test("a connection that fails is told in words", async () => {
  new FakeApi(() => {
    throw new TypeError("Failed to fetch");
  });
  equal(await failure(probe("c", 5)), {
    status: 0,
    type: undefined,
    message: "Tidings cannot be reached. Check the connection and try again.",
  });
});

test("a call that was aborted is no problem", async () => {
  new FakeApi();
  const abort = new AbortController();
  const call = probe("c", 5, abort.signal).catch(({ name }) => name);
  abort.abort();
  equal(await call, "AbortError");
});

test("a call that is aborted while its answer is read is no problem", async () => {
  const abort = new AbortController();
  const cut = async () => {
    abort.abort();
    throw new TypeError("The body was cut.");
  };
  new FakeApi(() => ({ ...json({}), json: cut }));
  equal(await probe("c", 5, abort.signal).catch(({ name }) => name), "AbortError");
});

test("a problem of Tidings is told by its type and in its own words", async () => {
  new FakeApi(() => problem(404, "not-found", { title: "Not found", detail: "No such thing." }));
  equal(await failure(probe("c", 5)), {
    status: 404,
    type: "not-found",
    message: "No such thing.",
  });
});

test("a session that ended is told to the page, but not by those who ask for it", async () => {
  new FakeApi(() => problem(401, "unauthorized", { title: "Sign in" }));
  let ended = 0;
  const count = () => (ended += 1);
  window.addEventListener("tidings:session-ended", count);
  equal((await failure(currentSession())).status, 401);
  equal(ended, 0);
  equal((await failure(probe("c", 5))).status, 401);
  equal(ended, 1);
  window.removeEventListener("tidings:session-ended", count);
});

test("a probe asks for one event after the position", async () => {
  const api = new FakeApi(() => json({ events: [] }));
  equal(await failure(probe("c/d", 5)), {});
  equal(api.asked[0].path, "api/messages/c%2Fd/history?cursor=5&limit=1");
});

test("a list is asked for with what it is narrowed by, and nothing else", async () => {
  const api = new FakeApi(() => json({ sendRequests: [] }));
  await sendRequests({});
  await sendRequests({ outcome: "failed", cursor: "x&y" });
  equal(
    api.asked.map(({ path }) => path),
    ["api/messages", "api/messages?outcome=failed&cursor=x%26y"],
  );
});
