/** Times, amounts and counts as people read them. */

const CLOCK = new Intl.DateTimeFormat(undefined, { timeStyle: "medium" });
const DAY_AND_CLOCK = new Intl.DateTimeFormat(undefined, {
  month: "short",
  day: "numeric",
  hour: "2-digit",
  minute: "2-digit",
});
const DAY = new Intl.DateTimeFormat(undefined, { dateStyle: "long" });
const EXACT = new Intl.DateTimeFormat(undefined, { dateStyle: "full", timeStyle: "long" });
const PRECISE_CLOCK = new Intl.DateTimeFormat(undefined, {
  hourCycle: "h23",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  fractionalSecondDigits: 3,
});
const COUNT = new Intl.NumberFormat();

/** The clock time of today's moments, with the day for others. */
export function shortTime(iso) {
  const moment = new Date(iso);
  const today = moment.toDateString() === new Date().toDateString();
  return (today ? CLOCK : DAY_AND_CLOCK).format(moment);
}

/** The text of a send request, or what stands in its place. */
export function shownText({ text, textHidden, textDeletedAt }) {
  if (textHidden) {
    return "Text hidden: your key may not read it";
  }
  return text ?? `Text deleted on ${DAY.format(new Date(textDeletedAt))}`;
}

/** Why a number is not there, for which three digits stand; nothing for one that is. */
export function hiddenNumber(number) {
  return number.startsWith("…") ? "Number hidden: your key may not read it" : "";
}

export function exactTime(iso) {
  return EXACT.format(new Date(iso));
}

/** To the millisecond: in a timeline the order of close moments matters. */
export function preciseTime(iso) {
  return PRECISE_CLOCK.format(new Date(iso));
}

export function ago(milliseconds) {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  if (seconds < 60) return `${seconds} s ago`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ago`;
  return `${Math.floor(seconds / 3600)} h ago`;
}

export function price({ amount, currency }) {
  try {
    // A segment costs fractions of a cent, which the currency's own two digits would hide.
    return new Intl.NumberFormat(undefined, {
      style: "currency",
      currency,
      maximumFractionDigits: 6,
    }).format(amount);
  } catch {
    return `${amount} ${currency}`;
  }
}

export function count(number) {
  return COUNT.format(number);
}

export function counted(number, singular, plural = `${singular}s`) {
  return `${count(number)} ${number === 1 ? singular : plural}`;
}
