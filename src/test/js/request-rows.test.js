import { RequestRows, numberFilter, spanOfDays } from "/js/request-rows.js";
import { equal, test } from "./runner.js";

const page = (ids, nextCursor) => ({
  sendRequests: ids.map((correlationId) => ({ correlationId })),
  nextCursor,
});

const idsOf = (requests) => requests.map(({ correlationId }) => correlationId);

test("what is new is counted and not shown until the list begins anew", () => {
  const rows = new RequestRows();
  rows.begin(page(["b", "a"]));

  const shown = rows.renew(page(["d", "c", "b"]));

  equal(idsOf(shown), ["b"]);
  equal(rows.fresh, 2);
  rows.renew(page(["e", "d", "c"]));
  equal(rows.fresh, 3);
  equal(idsOf(rows.begin(page(["e", "d", "c"]))), ["e", "d", "c"]);
  equal(rows.fresh, 0);
});

test("an older page shows nothing that is shown already", () => {
  const rows = new RequestRows();
  rows.begin(page(["c", "b"], "2"));

  equal(idsOf(rows.append(page(["b", "a"], "3"))), ["a"]);
  equal(rows.cursor, "3");
});

test("pages behind the first are looked at again in turns", () => {
  const rows = new RequestRows();
  rows.begin(page(["d"], "2"));
  equal(rows.turn(), undefined);
  rows.append(page(["c"], "3"));
  rows.append(page(["b"], "4"));

  equal([rows.turn(), rows.turn(), rows.turn()].sort(), ["2", "3", "3"]);
});

test("a number is whole with a plus or two zeros before it, and the end of one without", () => {
  equal(numberFilter(" +385 91 111 "), { recipient: "+385 91 111" });
  equal(numberFilter("0038591111"), { recipient: "0038591111" });
  equal(numberFilter("1101"), { recipientEndsWith: "1101" });
  equal(numberFilter("  "), undefined);
});

test("a span of days ends with the end of its last day", () => {
  const { since, until } = spanOfDays("2026-11-23", "2026-11-23");

  equal(new Date(since).getHours(), 0);
  equal(new Date(until).getDate(), 24);
  equal(spanOfDays("", null), { since: undefined, until: undefined });
});
