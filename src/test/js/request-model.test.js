import { RequestModel } from "/js/request-model.js";
import { OUTCOMES } from "/js/words.js";
import { equal, test } from "./runner.js";

const DELIVERED = {
  status: "DELIVERED_TO_HANDSET",
  outcome: "delivered",
  final: true,
  provider: { groupId: 3, id: 5, name: "DELIVERED_TO_HANDSET" },
  explanation: { text: "It was delivered." },
};

/** Messages as snapshots have them, by how they stand. */
const STANDING = new Map([
  ["scheduled", { status: "SCHEDULED", outcome: "pending", final: false }],
  ["queued", { status: "QUEUED", outcome: "pending", final: false }],
  [
    "tried",
    {
      status: "QUEUED",
      outcome: "pending",
      final: false,
      attempt: "waiting",
      reason: "503",
      explanation: { text: "It waits." },
    },
  ],
  [
    "sent",
    {
      status: "PENDING_ENROUTE",
      outcome: "sent",
      final: false,
      provider: { groupId: 1, id: 7, name: "PENDING_ENROUTE" },
      explanation: { text: "It is on its way." },
    },
  ],
  ["delivered", DELIVERED],
  [
    "failed",
    {
      status: "UNDELIVERABLE_NOT_DELIVERED",
      outcome: "failed",
      final: true,
      provider: { groupId: 2, id: 9, name: "UNDELIVERABLE_NOT_DELIVERED" },
      error: { groupId: 1, id: 27, name: "EC_ABSENT_SUBSCRIBER" },
      explanation: { text: "Nobody was there." },
    },
  ],
  ["cancelled", { status: "CANCELLED", outcome: "cancelled", final: true }],
  ["unknown", { status: "READ_ALOUD", outcome: "read", final: true }],
]);

const REPORT = {
  source: "REPORT",
  at: "2026-11-20T10:00:05Z",
  provider: { groupId: 3, id: 5, name: "DELIVERED_TO_HANDSET" },
  error: { groupId: 0, id: 0, name: "NO_ERROR" },
  explanation: { text: "As the report says." },
  segments: 2,
  price: { amount: 0.02, currency: "EUR" },
  cost: { amount: 0.04, currency: "EUR" },
  mccMnc: "21910",
  doneAt: "2026-11-20T10:00:04Z",
  repeats: 0,
};

function message(standing, others = {}) {
  return { id: "a", to: "+385911111101", corrected: false, ...STANDING.get(standing), ...others };
}

/** A model of one message that stands so, at position 10. */
function modelOf(standing, others) {
  return modelWith([message(standing, others)]);
}

function modelWith(messages, logPosition = 10) {
  const model = new RequestModel();
  model.applySnapshot({ logPosition, messages });
  return model;
}

/** What a report does to the log when the rule did not let it change anything: status as before. */
function eventOn(standing, verdict, others = {}) {
  const { status, outcome, final } = STANDING.get(standing);
  return { seq: 11, messageId: "a", verdict, status, outcome, final, ...REPORT, ...others };
}

function counts(outcomes) {
  return { ...Object.fromEntries(OUTCOMES.map((outcome) => [outcome, 0])), ...outcomes };
}

function countsOf(...standings) {
  const known = standings.map((standing) => STANDING.get(standing).outcome);
  return counts(
    Object.fromEntries(known.map((one) => [one, known.filter((other) => other === one).length])),
  );
}

for (const standing of STANDING.keys()) {
  const delivering = { status: DELIVERED.status, outcome: "delivered", final: true };

  for (const verdict of ["APPLIED", "CORRECTED"]) {
    test(`a report that is ${verdict} to a ${standing} message says all there is to know`, () => {
      const model = modelOf(standing, { networkId: 7 });
      equal(model.applyEvent(eventOn(standing, verdict, delivering)), "a");
      const { provider, error, explanation, segments, price, cost, mccMnc, doneAt } = REPORT;
      equal(model.messages.get("a"), {
        ...message(standing),
        ...delivering,
        ...{ provider, error, explanation, segments, price, cost, mccMnc, doneAt },
        networkId: 7,
        reason: undefined,
        attempt: undefined,
        changedAt: REPORT.at,
        corrected: verdict === "CORRECTED",
        doneAtIsArrival: undefined,
      });
      equal(model.outcomes.delivered, 1);
      equal(model.isFinal, true);
      equal(model.position, 11);
    });
  }

  for (const verdict of ["SUPERSEDED", "REPEATED", "A_VERDICT_OF_TOMORROW"]) {
    test(`a report that is ${verdict} leaves a ${standing} message and is in its history`, () => {
      const model = modelOf(standing);
      const event = eventOn(standing, verdict);
      equal(model.applyEvent(event), "a");
      equal(model.messages.get("a"), message(standing));
      equal(model.outcomes, countsOf(standing));
      equal(model.eventsOf("a"), [event]);
    });
  }

  test(`an attempt on a ${standing} message is told while it is pending`, () => {
    const attempt = {
      source: "TIDINGS",
      at: "2026-11-20T10:00:05Z",
      attempt: "looked",
      reason: "timeout",
      explanation: { text: "It was looked for." },
    };
    const { status, outcome, final } = STANDING.get(standing);
    const model = modelOf(standing);
    const event = { seq: 11, messageId: "a", verdict: "NOTED", status, outcome, final, ...attempt };
    equal(model.applyEvent(event), "a");
    const told = {
      attempt: "looked",
      reason: "timeout",
      explanation: attempt.explanation,
      changedAt: attempt.at,
    };
    const isPending = outcome === "pending";
    equal(model.messages.get("a"), { ...message(standing), ...(isPending ? told : {}) });
    equal(model.outcomes, countsOf(standing));
  });

  test(`a snapshot replaces a ${standing} message that stands elsewhere and counts it once`, () => {
    const model = modelOf(standing);
    const changed = standing === "delivered" ? message("failed") : message("delivered");
    equal(model.applySnapshot({ logPosition: 12, messages: [changed] }), ["a"]);
    equal(model.messages.get("a"), changed);
    equal(model.outcomes[changed.outcome], 1);
    equal(
      Object.values(model.outcomes).reduce((sum, number) => sum + number, 0),
      1,
    );
  });

  test(`a snapshot in which a ${standing} message stands as before changes nothing`, () => {
    const model = modelOf(standing);
    equal(model.applySnapshot({ logPosition: 12, messages: [message(standing)] }), []);
    equal(model.position, 12);
    equal(model.outcomes, countsOf(standing));
  });

  test(`a request with a ${standing} message and a delivered one is final if that is`, () => {
    const model = modelWith([message(standing), message("delivered", { id: "b" })]);
    equal(model.isFinal, STANDING.get(standing).final);
    equal(model.total, 2);
    equal(model.outcomes, countsOf(standing, "delivered"));
  });
}

test("nothing is known and nothing final before the first snapshot", () => {
  const model = new RequestModel();
  equal([model.total, model.isFinal, model.position], [0, false, 0]);
  equal(model.outcomes, counts({}));
  equal(model.eventsOf("a"), []);
  equal(model.knowsHistoryOf("a"), false);
});

test("a snapshot tells which messages are new or stand elsewhere", () => {
  const model = modelWith([message("queued"), message("queued", { id: "b" })]);
  const messages = [message("queued"), message("sent", { id: "b" }), message("sent", { id: "c" })];
  equal(model.applySnapshot({ logPosition: 11, messages }), ["b", "c"]);
  equal(model.outcomes, counts({ pending: 1, sent: 2 }));
});

test("a snapshot older than what is known is left alone", () => {
  const model = modelOf("delivered");
  equal(model.applySnapshot({ logPosition: 9, messages: [message("queued")] }), []);
  equal(model.messages.get("a").outcome, "delivered");
  equal(model.position, 10);
});

test("a snapshot at the position that is known still counts", () => {
  const model = modelOf("queued");
  equal(model.applySnapshot({ logPosition: 10, messages: [message("sent")] }), ["a"]);
});

test("an event that was seen is seen no second time, with whatever it says", () => {
  const model = modelOf("sent");
  const event = eventOn("delivered", "APPLIED");
  equal(model.applyEvent(event), "a");
  equal(model.applyEvent(event), undefined);
  equal(model.applyEvent(eventOn("failed", "APPLIED")), undefined);
  equal(model.messages.get("a").outcome, "delivered");
  equal(model.outcomes, counts({ delivered: 1 }));
  equal(model.eventsOf("a"), [event]);
});

test("an event at or before the snapshot has been counted by it", () => {
  const model = modelOf("delivered");
  for (const seq of [1, 9, 10]) {
    equal(model.applyEvent(eventOn("sent", "APPLIED", { seq })), undefined);
  }
  equal(model.messages.get("a").outcome, "delivered");
  equal(model.position, 10);
});

test("events that come out of order cannot take a message back", () => {
  const model = modelOf("queued");
  equal(model.applyEvent(eventOn("delivered", "APPLIED", { seq: 13 })), "a");
  equal(model.applyEvent(eventOn("sent", "APPLIED", { seq: 12 })), undefined);
  equal(model.messages.get("a").outcome, "delivered");
  equal(model.position, 13);
});

test("between two events of a send request the log has others", () => {
  const model = modelOf("queued");
  equal(model.applyEvent(eventOn("sent", "APPLIED", { seq: 400 })), "a");
  equal(model.position, 400);
});

test("an event of a message nobody has told of changes nothing but the position", () => {
  const model = modelOf("queued");
  const event = eventOn("sent", "APPLIED", { messageId: "z" });
  equal(model.applyEvent(event), undefined);
  equal(model.position, 11);
  equal(model.total, 1);
  equal(model.outcomes, counts({ pending: 1 }));
  equal(model.eventsOf("z"), [event]);
});

test("a report that leaves out what an earlier one told takes none of it away", () => {
  const model = modelOf("sent");
  model.applyEvent(eventOn("delivered", "APPLIED"));
  const { segments, price, cost, mccMnc, doneAt, ...bare } = eventOn("failed", "CORRECTED");
  model.applyEvent({ ...bare, seq: 12 });
  const known = model.messages.get("a");
  equal(
    [known.segments, known.price, known.cost, known.mccMnc, known.doneAt],
    [segments, price, cost, mccMnc, doneAt],
  );
});

test("a message that was corrected stays so", () => {
  const model = modelOf("failed");
  model.applyEvent(eventOn("delivered", "CORRECTED"));
  model.applyEvent(eventOn("delivered", "APPLIED", { seq: 12 }));
  equal(model.messages.get("a").corrected, true);
});

test("a time of arrival is no time of delivery once the provider has told one", () => {
  const model = modelOf("sent");
  model.applyEvent(eventOn("failed", "APPLIED", { doneAtIsArrival: true }));
  equal(model.messages.get("a").doneAtIsArrival, true);
  model.applyEvent(eventOn("delivered", "CORRECTED", { seq: 12 }));
  equal(model.messages.get("a").doneAtIsArrival, undefined);
});

test("the same moment, written differently, is no change", () => {
  const model = modelOf("delivered", { doneAt: "2026-11-20T10:00:00Z" });
  const messages = [message("delivered", { doneAt: "2026-11-20T11:00:00.000+01:00" })];
  equal(model.applySnapshot({ logPosition: 11, messages }), []);
});

test("after a reset the next snapshot counts, whatever its position, and no event before it", () => {
  const model = modelOf("delivered");
  model.applyEvent(eventOn("delivered", "SUPERSEDED"));
  model.applyHistory({ id: "a", events: [], nextCursor: undefined, logPosition: 10 });
  model.forgetPosition();
  equal([model.position, model.knowsHistoryOf("a"), model.eventsOf("a")], [0, false, []]);
  equal(model.applySnapshot({ logPosition: 3, messages: [message("sent")] }), ["a"]);
  equal(model.applyEvent(eventOn("failed", "APPLIED", { seq: 3 })), undefined);
  equal(model.applyEvent(eventOn("delivered", "APPLIED", { seq: 4 })), "a");
  equal(model.outcomes, counts({ delivered: 1 }));
});

test("a history is read page by page and kept in the order of the log", () => {
  const model = modelOf("sent");
  const [first, second] = [eventOn("sent", "APPLIED", { seq: 2 }), eventOn("sent", "REPEATED")];
  model.applyEvent(second);
  equal(model.knowsHistoryOf("a"), false);
  model.applyHistory({ id: "a", events: [first], nextCursor: "2", logPosition: 11 });
  equal([model.knowsHistoryOf("a"), model.nextOf("a")], [true, "2"]);
  equal(
    model.eventsOf("a").map(({ seq }) => seq),
    [2, 11],
  );
  model.applyHistory({ id: "a", events: [second], nextCursor: undefined, logPosition: 11 });
  equal([model.knowsHistoryOf("a"), model.nextOf("a")], [true, undefined]);
});

test("a history says of an event without a report that it has none", () => {
  const model = modelOf("sent");
  const raw = { messageId: "a" };
  const events = [
    eventOn("sent", "APPLIED", { seq: 2, raw }),
    eventOn("sent", "NOTED", { seq: 3 }),
  ];
  model.applyHistory({ id: "a", events, nextCursor: undefined, logPosition: 10 });
  equal(
    model.eventsOf("a").map((event) => event.raw),
    [raw, null],
  );
});

test("a report that is known outlives the same event from the stream", () => {
  const model = modelOf("sent");
  const raw = { messageId: "a" };
  const event = eventOn("sent", "REPEATED");
  model.applyHistory({ id: "a", events: [{ ...event, raw }], logPosition: 11 });
  model.applyEvent(event);
  equal(model.eventsOf("a"), [{ ...event, raw }]);
});

test("the reports behind events of the stream are read from the place before the first", () => {
  const model = modelOf("sent");
  const read = eventOn("sent", "APPLIED", { seq: 2, raw: {} });
  model.applyHistory({ id: "a", events: [read], logPosition: 10 });
  model.applyEvent(eventOn("sent", "REPEATED", { seq: 21 }));
  model.applyEvent(eventOn("sent", "REPEATED", { seq: 22 }));
  equal(model.beforeReportsOf("a"), 20);
});

test("a page read again leaves the place where the history goes on", () => {
  const model = modelOf("sent");
  model.applyHistory({ id: "a", events: [], nextCursor: "7", logPosition: 10 });
  model.applyHistory({ id: "a", events: [], nextCursor: "9", logPosition: 10 }, { again: true });
  equal(model.nextOf("a"), "7");
});

test("a history is to be read anew after a snapshot that jumped ahead of it", () => {
  const model = modelOf("sent");
  model.applyHistory({ id: "a", events: [], logPosition: 10 });
  model.applySnapshot({ logPosition: 10, messages: [message("sent")] });
  equal(model.knowsHistoryOf("a"), true);
  model.applySnapshot({ logPosition: 20, messages: [message("sent")] });
  equal(model.knowsHistoryOf("a"), false);
  model.applyHistory({ id: "a", events: [], logPosition: 15 });
  equal(model.knowsHistoryOf("a"), false, "a page that was under way meanwhile");
  model.applyHistory({ id: "a", events: [], logPosition: 20 });
  equal(model.knowsHistoryOf("a"), true);
});
