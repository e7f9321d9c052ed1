import { callState, callWords, troubles } from "/js/call-words.js";
import { equal, test } from "./runner.js";

const FIRST = { messageId: "m", correlationId: "c", to: "+385911110003" };
const TAKEN = {
  accepted: true,
  verdicts: { applied: 12 },
  outcomes: { delivered: 12 },
  messages: 12,
  firstMessage: FIRST,
};

test("a call tells what it did, to whom first and to how many more", () => {
  equal(callWords(TAKEN), "Delivered, +385 91 111 0003 and 11 more");
  equal(
    callWords({ ...TAKEN, verdicts: { applied: 1 }, outcomes: { failed: 1 }, messages: 1 }),
    "Failed, +385 91 111 0003",
  );
});

test("a number that is hidden stays hidden", () => {
  equal(
    callWords({ ...TAKEN, messages: 1, firstMessage: { ...FIRST, to: "…003" } }),
    "Delivered, …003",
  );
});

test("several outcomes are counted", () => {
  equal(
    callWords({ ...TAKEN, outcomes: { delivered: 10, failed: 2 } }),
    "2 Failed, 10 Delivered, +385 91 111 0003 and 11 more",
  );
});

test("a message that is gone is counted all the same", () => {
  equal(callWords({ ...TAKEN, firstMessage: undefined }), "Delivered, 12 messages");
});

test("a call that set no outcome says why", () => {
  const words = (verdicts) => callWords({ accepted: true, verdicts, outcomes: {}, messages: 0 });
  equal(
    [{}, { repeated: 2 }, { superseded: 1 }, { inbound: 1 }, { unmatched: 1 }, { applied: 3 }].map(
      words,
    ),
    [
      "No reports",
      "Nothing new, all known already",
      "Nothing new",
      "Inbound messages",
      "No message of ours",
      "3 reports taken",
    ],
  );
});

test("a refused call says the reason in words", () => {
  const call = { accepted: false, reason: "wrong-token", verdicts: {} };
  equal(callState(call), "refused");
  equal(
    callWords(call),
    "Refused: The token at the end of the URL is missing or not the configured one.",
  );
});

test("what is unmatched or broken needs a look", () => {
  const call = { ...TAKEN, verdicts: { applied: 1, unmatched: 2, broken: 1 } };
  equal([callState(call), callState(TAKEN)], ["troubled", "taken"]);
  equal(troubles(call), ["2 unmatched", "1 broken"]);
  equal(troubles(TAKEN), []);
});
