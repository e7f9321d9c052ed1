import {
  addedUp,
  barsOf,
  columnsOf,
  costText,
  costsOf,
  errorsOf,
  failedShare,
  gapOf,
  hourOf,
  isNamed,
  orderOf,
  renewed,
  share,
  spanOf,
  stackOf,
  startOf,
  ticksOf,
  waiting,
} from "/js/overview-model.js";
import { localTime } from "/js/moments.js";
import { equal, test } from "./runner.js";

const NONE = { pending: 0, sent: 0, delivered: 0, failed: 0, cancelled: 0 };

const NOON = new Date(2026, 10, 29, 12, 30);

function row(key, accepted, others = {}) {
  const outcomes = { ...NONE, delivered: accepted };
  return { key, accepted, outcomes, segments: accepted, cost: [], ...others };
}

function localHour(day, hour) {
  return new Date(2026, 10, day, hour).toISOString();
}

test("a span is one of three, today for all else", () => {
  equal(["1", "7", "30", "8", "", null].map(spanOf), [1, 7, 30, 1, 1, 1]);
});

test("today begins at the midnight of the reader, and longer spans so many days earlier", () => {
  equal(startOf(1, NOON), new Date(2026, 10, 29));
  equal(startOf(7, NOON), new Date(2026, 10, 23));
  equal(startOf(30, NOON), new Date(2026, 9, 31));
});

test("a time in an address is that of the reader's clock", () => {
  equal(localTime(new Date(2026, 0, 5, 7, 4)), "2026-01-05T07:04");
});

test("a share of nothing is none", () => {
  equal([share(0, 0), share(0, 4), share(1, 4)], [null, 0, 0.25]);
});

test("what failed is a share of what has ended, and of nothing before the first end", () => {
  equal(failedShare({ ...NONE, pending: 5, sent: 3, cancelled: 2 }), null);
  equal(failedShare({ ...NONE, pending: 5, delivered: 3, failed: 1, cancelled: 9 }), 0.25);
});

test("pending and sent wait", () => {
  equal(waiting({ ...NONE, pending: 5, sent: 3, delivered: 2 }), 8);
});

test("amounts are added up by currency, the largest first", () => {
  const costs = costsOf([
    { currency: "USD", amount: 1 },
    { currency: "EUR", amount: 2.5 },
    { currency: "EUR", amount: "0.5" },
  ]);
  equal(costs, [
    { currency: "EUR", amount: 3 },
    { currency: "USD", amount: 1 },
  ]);
  equal(costText(costs), "3 EUR + 1 USD");
});

test("hours are added up to what was in all of them", () => {
  const cost = [{ currency: "EUR", amount: 0.25 }];
  equal(addedUp([row("a", 2, { cost, segments: 4 }), row("b", 3, { cost })]), {
    accepted: 5,
    outcomes: { ...NONE, delivered: 5 },
    segments: 7,
    cost: [{ currency: "EUR", amount: 0.5 }],
  });
  equal(addedUp([]).accepted, 0);
});

test("a later answer takes the place of hours it has, and leaves the others", () => {
  const rows = renewed([row("a", 1), row("b", 2)], [row("b", 5), row("c", 1)]);
  equal(
    rows.map(({ key, accepted }) => [key, accepted]),
    [
      ["a", 1],
      ["b", 5],
      ["c", 1],
    ],
  );
});

test("today has a bar for every hour, the empty ones too", () => {
  const rows = [row(localHour(29, 0), 4), row(localHour(29, 11), 7), row(localHour(28, 23), 99)];
  const bars = barsOf(rows, 1, NOON);
  equal(bars.length, 24);
  equal([bars[0].accepted, bars[1].accepted, bars[11].accepted], [4, 0, 7]);
  equal([bars[0].from, bars[23].to], [new Date(2026, 10, 29), new Date(2026, 10, 30)]);
});

test("hours are shown in the day they are in where the reader is", () => {
  const rows = [row(localHour(23, 0), 1), row(localHour(23, 23), 2), row(localHour(29, 1), 5)];
  const bars = barsOf(rows, 7, NOON);
  equal(
    bars.map(({ accepted }) => accepted),
    [3, 0, 0, 0, 0, 0, 5],
  );
  equal(bars[0].from, new Date(2026, 10, 23));
});

test("a bar stacks what is certain first and leaves out what is not there", () => {
  const outcomes = { pending: 5, sent: 0, delivered: 20, failed: 10, cancelled: 0 };
  equal(stackOf(outcomes, 50), [
    { outcome: "delivered", share: 0.4 },
    { outcome: "failed", share: 0.2 },
    { outcome: "pending", share: 0.1 },
  ]);
});

test("an axis has few round numbers, whole ones, and ends above the highest", () => {
  equal(ticksOf(0), [0, 1]);
  equal(ticksOf(3), [0, 1, 2, 3]);
  equal(ticksOf(17), [0, 5, 10, 15, 20]);
  equal(ticksOf(1000), [0, 500, 1000]);
  equal(ticksOf(123_456), [0, 50_000, 100_000, 150_000]);
});

test("of many bars some are named, the newest of a month among them", () => {
  const named = (bars) => [...Array(bars).keys()].filter((place) => isNamed(place, bars));
  equal(named(7), [0, 1, 2, 3, 4, 5, 6]);
  equal(named(24), [0, 6, 12, 18]);
  equal(named(30), [1, 8, 15, 22, 29]);
});

test("minutes are columns with their times first", () => {
  const minutes = [
    { at: "2026-11-29T10:00:00Z", accepted: 3, submitted: 2, reported: 1 },
    { at: "2026-11-29T10:01:00Z", accepted: 0, submitted: 1, reported: 0 },
  ];
  equal(columnsOf(minutes), [
    [1_795_946_400, 1_795_946_460],
    [3, 0],
    [2, 1],
    [1, 0],
  ]);
  equal(hourOf(minutes), { accepted: 3, submitted: 3, reported: 1 });
  equal(gapOf(minutes), 2);
});

test("more reports than messages of the hour leave no gap", () => {
  equal(gapOf([{ submitted: 1, reported: 5 }]), 0);
});

test("errors are counted by what failed of them, and no error is none of them", () => {
  const failed = { ...NONE, failed: 2, pending: 3 };
  const rows = errorsOf([
    row("EC_ABSENT_SUBSCRIBER", 5, { outcomes: failed }),
    row(null, 9),
    row("EC_LATER", 1, { outcomes: { ...NONE, pending: 1 } }),
  ]);
  equal(
    rows.map(({ key, accepted }) => [key, accepted]),
    [["EC_ABSENT_SUBSCRIBER", 2]],
  );
});

test("rows are in the order of their messages, unless somebody is looking at them", () => {
  const rows = [row("a", 1), row("b", 9), row("c", 5)];
  const keys = (ordered) => ordered.map(({ key }) => key);
  equal(keys(orderOf(rows, ["a", "c"], true)), ["b", "c", "a"]);
  equal(keys(orderOf(rows, ["a", "c"], false)), ["a", "c", "b"]);
});
