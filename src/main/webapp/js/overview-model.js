/** What the overview makes of the API's figures: shares, sums, days of the reader's own zone, axes. */

/** The spans of days that can be chosen; each ends now and begins at a local midnight. */
export const SPANS = [1, 7, 30];

/** From the bottom of a bar to its top: what is certain first. */
export const STACK = ["delivered", "failed", "sent", "pending", "cancelled"];

const HOUR = 3_600_000;

const NOTHING = {
  accepted: 0,
  outcomes: { pending: 0, sent: 0, delivered: 0, failed: 0, cancelled: 0 },
  segments: 0,
  cost: [],
};

export function spanOf(text) {
  const days = Number(text);
  return SPANS.includes(days) ? days : SPANS[0];
}

/** The local midnight that so many days begin with, today being the last of them. */
export function startOf(days, now) {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() - days + 1);
}

/** A part of the whole, null where there is no whole to be a part of. */
export function share(part, whole) {
  return whole > 0 ? part / whole : null;
}

/** Of what has ended, what failed. What was cancelled was never to arrive. */
export function failedShare({ delivered, failed }) {
  return share(failed, delivered + failed);
}

/** What has not ended yet. */
export function waiting({ pending, sent }) {
  return pending + sent;
}

/** Figures of several hours as those of all of them; times to the handset cannot be added up. */
export function addedUp(rows) {
  return rows.reduce(plus, NOTHING);
}

function plus(one, other) {
  const outcomes = STACK.map((each) => [each, one.outcomes[each] + other.outcomes[each]]);
  return {
    accepted: one.accepted + other.accepted,
    outcomes: Object.fromEntries(outcomes),
    segments: one.segments + other.segments,
    cost: costsOf([...one.cost, ...other.cost]),
  };
}

/** One amount for each currency; amounts of two currencies have no sum. */
export function costsOf(costs) {
  const sums = new Map();
  for (const { currency, amount } of costs) {
    sums.set(currency, (sums.get(currency) ?? 0) + Number(amount));
  }
  return [...sums]
    .map(([currency, amount]) => ({ currency, amount }))
    .sort((one, other) => other.amount - one.amount);
}

/** For a file: "12.5 EUR + 3 USD". */
export function costText(costs) {
  return costs.map(({ amount, currency }) => `${amount} ${currency}`).join(" + ");
}

/** The rows with those of a later answer in the place of what they had. */
export function renewed(rows, fresh) {
  const all = new Map(rows.map((row) => [row.key, row]));
  fresh.forEach((row) => all.set(row.key, row));
  return [...all.values()];
}

/** A bar for each hour of today, or for each day of a longer span, also where nothing was sent. */
export function barsOf(rows, days, now) {
  const slots = days === 1 ? hoursOf(now) : daysOf(days, now);
  return slots.map(([from, to]) => {
    const own = rows.filter(({ key }) => {
      const at = new Date(key);
      return at >= from && at < to;
    });
    return { from, to, ...addedUp(own) };
  });
}

/** A day has 23 or 25 of them when clocks are changed. */
function hoursOf(now) {
  const [[midnight, next]] = daysOf(1, now);
  const hours = Math.round((next.getTime() - midnight.getTime()) / HOUR);
  return Array.from({ length: hours }, (_, hour) =>
    [hour, hour + 1].map((each) => new Date(midnight.getTime() + each * HOUR)),
  );
}

function daysOf(days, now) {
  return Array.from({ length: days }, (_, day) => [
    startOf(days - day, now),
    startOf(days - day - 1, now),
  ]);
}

/** The parts of a bar from the bottom up, each with its share of the axis. */
export function stackOf(outcomes, top) {
  return STACK.filter((outcome) => outcomes[outcome] > 0).map((outcome) => ({
    outcome,
    share: outcomes[outcome] / top,
  }));
}

/** Round numbers from zero to at least the highest, few enough to be read. */
export function ticksOf(highest, most = 4) {
  const rough = Math.max(highest, 1) / most;
  const scale = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, [1, 2, 5, 10].find((each) => each * scale >= rough) * scale);
  const ticks = Array.from(
    { length: Math.ceil(Math.max(highest, 1) / step) + 1 },
    (_, n) => n * step,
  );
  return ticks;
}

/** Which of so many bars are named below them. */
export function isNamed(place, bars) {
  if (bars > 25) return (bars - 1 - place) % 7 === 0;
  return bars > 7 ? place % 6 === 0 : true;
}

/** The minutes as columns, the way the chart reads them: times in seconds first. */
export function columnsOf(minutes) {
  const column = (name) => minutes.map((minute) => minute[name]);
  return [
    minutes.map(({ at }) => Date.parse(at) / 1000),
    column("accepted"),
    column("submitted"),
    column("reported"),
  ];
}

/** How many more messages were handed over than reported, and not fewer than none. */
export function gapOf(minutes) {
  const lead = minutes.reduce((sum, { submitted, reported }) => sum + submitted - reported, 0);
  return Math.max(0, lead);
}

/** What is true of the hour in three numbers. */
export function hourOf(minutes) {
  const sum = (name) => minutes.reduce((so, minute) => so + minute[name], 0);
  return { accepted: sum("accepted"), submitted: sum("submitted"), reported: sum("reported") };
}

/** What failed, by its error; what has no error is none of these. */
export function errorsOf(rows) {
  return rows
    .filter(({ key, outcomes }) => key && outcomes.failed > 0)
    .map((row) => ({ ...row, accepted: row.outcomes.failed }));
}

/**
 * The rows in the order they are shown in: those that are there stay where they are, so that nothing
 * moves under a pointer; with `afresh` the most messages come first.
 */
export function orderOf(rows, shown, afresh) {
  const most = [...rows].sort((one, other) => other.accepted - one.accepted);
  if (afresh) return most;
  const place = new Map(shown.map((key, at) => [key, at]));
  const known = (key) => place.get(key) ?? shown.length;
  return most.sort((one, other) => known(one.key) - known(other.key));
}
