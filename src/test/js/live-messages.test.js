import { FakeEventSource, forbidSharing } from "./fakes.js";
import { equal, test } from "./runner.js";

forbidSharing();
const { LiveMessages } = await import("/js/live-messages.js");

const SENT = {
  outcome: "sent",
  final: false,
  corrected: false,
  explanation: { text: "On its way." },
};
const MESSAGES = [
  { id: "1", correlationId: "a", ...SENT },
  { id: "2", correlationId: "b", ...SENT },
  { id: "3", correlationId: "c", ...SENT, outcome: "delivered", final: true },
];

const delivered = (messageId, seq) => ({
  messageId,
  seq,
  verdict: "APPLIED",
  outcome: "delivered",
  final: true,
  explanation: { text: "The phone has it." },
});

function followed() {
  FakeEventSource.install();
  const changes = [];
  const live = new LiveMessages(({ id, outcome }) => changes.push(`${id} ${outcome}`));
  live.add(MESSAGES, 42);
  live.open();
  return { live, changes };
}

test("what may change is followed on one stream, and what is final is not", () => {
  followed();
  equal(
    FakeEventSource.open.map(({ url }) => url),
    ["api/events?lastEventId=42&correlationId=a&correlationId=b"],
  );
});

test("a change is told once, however often it comes, and those of others are not", () => {
  const { changes } = followed();
  const source = FakeEventSource.newest;
  source.tells("status", delivered("1", 43));
  source.tells("status", delivered("1", 43));
  source.tells("status", delivered("9", 44));
  source.tells("status", delivered("2", 41));
  equal(changes, ["1 delivered"]);
});

test("a snapshot in the place of what was missed is taken over", () => {
  const { changes } = followed();
  FakeEventSource.newest.tells("snapshot", {
    correlationId: "b",
    logPosition: 50,
    messages: [{ id: "2", outcome: "failed", final: true }],
  });
  equal(changes, ["2 failed"]);
});

test("a list that is left follows nothing, and goes on where it was when it is come back to", () => {
  const { live } = followed();
  live.close();
  equal(FakeEventSource.open, []);
  live.open();
  equal(FakeEventSource.newest.url, "api/events?lastEventId=42&correlationId=a&correlationId=b");
  live.clear();
  equal(FakeEventSource.open, []);
});
