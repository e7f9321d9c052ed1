import { locale, say, sentence } from "./say.js";

/** Shares, spans of time and the names of hours, days and countries, in the language of the page. */

const made = new Map();

/** A formatter costs more than what it formats, so each is made once. */
function formatter(Kind, options) {
  const key = `${Kind.name} ${JSON.stringify(options)}`;
  if (!made.has(key)) {
    made.set(key, new Kind(locale(), options));
  }
  return made.get(key);
}

/** As a percentage; a dash where there is nothing to be a share of. */
export function percent(share) {
  if (share === null || share === undefined) return "–";
  // Neither all nor none is said of what is only nearly so.
  const nearly = (share > 0 && share < 0.001) || (share > 0.999 && share < 1);
  return formatter(Intl.NumberFormat, {
    style: "percent",
    maximumFractionDigits: nearly ? 2 : 1,
    ...(nearly && { roundingMode: share < 0.5 ? "ceil" : "floor" }),
  }).format(share);
}

export function number(value) {
  return formatter(Intl.NumberFormat, {}).format(value);
}

/** Short, for an axis: 12K. */
export function roundNumber(value) {
  return formatter(Intl.NumberFormat, { notation: "compact" }).format(value);
}

/** The two largest units of a time in seconds. */
export function duration(seconds) {
  if (seconds === null || seconds === undefined) return "–";
  if (seconds < 60) return unit("second", seconds, seconds < 10 ? 1 : 0);
  const whole = Math.round(seconds);
  if (whole < 3600) return two("minute", Math.floor(whole / 60), "second", whole % 60);
  const minutes = Math.round(whole / 60);
  return two("hour", Math.floor(minutes / 60), "minute", minutes % 60);
}

function two(large, many, small, few) {
  return few > 0 ? `${unit(large, many)} ${unit(small, few)}` : unit(large, many);
}

function unit(name, value, digits = 0) {
  return formatter(Intl.NumberFormat, {
    style: "unit",
    unit: name,
    unitDisplay: "short",
    maximumFractionDigits: digits,
  }).format(value);
}

export function money({ currency, amount }) {
  try {
    return formatter(Intl.NumberFormat, { style: "currency", currency }).format(amount);
  } catch {
    return `${number(amount)} ${currency}`;
  }
}

export function clock(date) {
  return formatter(Intl.DateTimeFormat, { hour: "2-digit", minute: "2-digit" }).format(date);
}

export function weekday(date) {
  return formatter(Intl.DateTimeFormat, { weekday: "short" }).format(date);
}

export function dayOfMonth(date) {
  return formatter(Intl.DateTimeFormat, { day: "numeric", month: "short" }).format(date);
}

export function longDay(date) {
  return formatter(Intl.DateTimeFormat, { dateStyle: "full" }).format(date);
}

/** The row's name in the language of the page; its key where it has none. */
export function rowName(by, { key, name }) {
  if (isUnknown(by, key)) return say(by === "sender" ? "overview.noSender" : "overview.unknown");
  if (by === "country" && /^[A-Z]{2}$/.test(key)) {
    return formatter(Intl.DisplayNames, { type: "region" }).of(key);
  }
  return name ? sentence(name) : key;
}

/** Where a message went is not always known; a sender may well have that name. */
export function isUnknown(by, key) {
  return !key || (key === "unknown" && (by === "country" || by === "network"));
}
