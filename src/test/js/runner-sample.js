import { equal, test } from "./runner.js";

/** Every way to fail, for the test of the runner itself. */

test("passes", () => equal({ a: 1, b: [2] }, { b: [2], a: 1 }));

test("passes later", async () => {
  await Promise.resolve();
  equal(undefined, undefined);
});

test("throws", () => {
  throw new Error("as expected of throws");
});

test("rejects", async () => {
  await Promise.resolve();
  throw new Error("as expected of rejects");
});

test("differs", () => equal({ b: [1] }, { b: [1], a: undefined }, "as expected of differs"));

test("fails where nobody waits", () => {
  void Promise.reject(new Error("as expected of fails where nobody waits"));
});

test("fails in a listener", () => {
  window.addEventListener("sample", () => {
    throw new Error("as expected of fails in a listener");
  });
  window.dispatchEvent(new Event("sample"));
});
