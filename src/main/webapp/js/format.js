/** Times, amounts and counts as people read them, in the language and country of the reader. */

import { locale, say } from "./say.js";

const CLOCK = new Intl.DateTimeFormat(locale(), { timeStyle: "medium" });
const DAY_AND_CLOCK = new Intl.DateTimeFormat(locale(), {
  month: "short",
  day: "numeric",
  hour: "2-digit",
  minute: "2-digit",
});
const YEAR_AND_CLOCK = new Intl.DateTimeFormat(locale(), {
  year: "numeric",
  month: "short",
  day: "numeric",
  hour: "2-digit",
  minute: "2-digit",
});
const DAY = new Intl.DateTimeFormat(locale(), { dateStyle: "long" });
const EXACT = new Intl.DateTimeFormat(locale(), { dateStyle: "full", timeStyle: "long" });
const SHORT_DAY = new Intl.DateTimeFormat(locale(), { month: "short", day: "numeric" });
const SHORT_DAY_AND_YEAR = new Intl.DateTimeFormat(locale(), { dateStyle: "medium" });
const PRECISE_CLOCK = new Intl.DateTimeFormat(locale(), {
  hourCycle: "h23",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  fractionalSecondDigits: 3,
});
const COUNT = new Intl.NumberFormat(locale());

/** The clock time of today's moments, with the day for others, and with the year for those of another. */
export function shortTime(iso) {
  const moment = new Date(iso);
  const now = new Date();
  if (moment.toDateString() === now.toDateString()) return CLOCK.format(moment);
  const sameYear = moment.getFullYear() === now.getFullYear();
  return (sameYear ? DAY_AND_CLOCK : YEAR_AND_CLOCK).format(moment);
}

/** The text of a send request, or what stands in its place. */
export function shownText({ text, textHidden, textDeletedAt }) {
  if (textHidden) {
    return say("text.hidden");
  }
  return text ?? say("text.deleted", { day: DAY.format(new Date(textDeletedAt)) });
}

/** Why a number is not there, for which three digits stand; nothing for one that is. */
export function hiddenNumber(number) {
  return number.startsWith("…") ? say("text.numberHidden") : "";
}

export function exactTime(iso) {
  return EXACT.format(new Date(iso));
}

/** To the millisecond: in a timeline the order of close moments matters. With the day beyond today. */
export function preciseTime(iso) {
  const moment = new Date(iso);
  const now = new Date();
  const clock = PRECISE_CLOCK.format(moment);
  if (moment.toDateString() === now.toDateString()) return clock;
  const sameYear = moment.getFullYear() === now.getFullYear();
  return `${(sameYear ? SHORT_DAY : SHORT_DAY_AND_YEAR).format(moment)}, ${clock}`;
}

export function ago(milliseconds) {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  if (seconds < 60) return say("time.secondsAgo", { n: seconds });
  if (seconds < 3600) return say("time.minutesAgo", { n: Math.floor(seconds / 60) });
  return say("time.hoursAgo", { n: Math.floor(seconds / 3600) });
}

export function price({ amount, currency }) {
  try {
    // A segment costs fractions of a cent, which the currency's own two digits would hide.
    return new Intl.NumberFormat(locale(), {
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
