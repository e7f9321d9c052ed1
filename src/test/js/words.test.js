import {
  chargedWords,
  missedWords,
  outcomeWord,
  rawCodes,
  refusalWords,
  resendWords,
  sourceWords,
  summaryWords,
  verdictsWords,
  verdictWord,
} from "/js/words.js";
import { equal, test } from "./runner.js";

const NONE = { pending: 0, sent: 0, delivered: 0, failed: 0, cancelled: 0 };

test("words that the page does not know are shown as they are", () => {
  equal(
    [outcomeWord("read"), sourceWords("PIGEON"), verdictWord("DOUBTED"), refusalWords("too-old")],
    ["read", "PIGEON", "DOUBTED", "Refused: too-old"],
  );
  equal([resendWords({ resend: "perhaps" }), resendWords({})], [undefined, undefined]);
});

test("a summary says first what was delivered, and then all else there is", () => {
  equal(summaryWords({ ...NONE, delivered: 2 }), "2 of 2 delivered");
  equal(
    summaryWords({ pending: 1, sent: 2, delivered: 3, failed: 4, cancelled: 0 }),
    "3 of 10 delivered, 4 failed, 2 sent, 1 pending",
  );
});

test("what was cancelled was never to arrive", () => {
  equal(summaryWords({ ...NONE, delivered: 1, cancelled: 3 }), "1 of 1 delivered, 3 cancelled");
});

test("an outcome that the page does not know does not spoil a summary", () => {
  equal(summaryWords({ ...NONE, sent: 1, read: 1 }), "0 of 1 delivered, 1 sent");
});

test("codes are those of the provider, with an error where there is one", () => {
  const provider = { groupId: 2, id: 9, name: "UNDELIVERABLE_NOT_DELIVERED" };
  equal(rawCodes({ status: "QUEUED" }), ["QUEUED"]);
  equal(rawCodes({ provider, error: { groupId: 0, id: 0, name: "NO_ERROR" } }), [
    "2/9 UNDELIVERABLE_NOT_DELIVERED",
  ]);
  equal(rawCodes({ provider: { groupId: 9, id: 99 }, error: { groupId: 1, id: 27, name: "EC" } }), [
    "9/99",
    "1/27 EC",
  ]);
});

test("what a phone has sent is told as what it is", () => {
  equal(verdictWord("INBOUND"), "Inbound message, not handled yet");
});

test("charged is told only where it is known", () => {
  equal([{}, { charged: true }, { charged: false }].map(chargedWords), [undefined, "yes", "no"]);
});

test("counts are told with their words", () => {
  equal(missedWords(1), "1 missed change was replayed");
  equal(missedWords(2), "2 missed changes were replayed");
  equal(verdictsWords({}), "No reports");
  equal(verdictsWords({ APPLIED: 2, BROKEN: 1 }), "2 APPLIED, 1 BROKEN");
});
