/** Moments as people and fields have them. */

import { locale } from "./say.js";

const DAY_AND_TIME = new Intl.DateTimeFormat(locale(), { dateStyle: "medium", timeStyle: "short" });

/** With its day and its year. */
export function dayAndTime(iso) {
  return DAY_AND_TIME.format(new Date(iso));
}

/** A time of the reader's zone as addresses and fields have it, to the minute. */
export function localTime(date) {
  const two = (number) => String(number).padStart(2, "0");
  const day = [
    String(date.getFullYear()).padStart(4, "0"),
    two(date.getMonth() + 1),
    two(date.getDate()),
  ].join("-");
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}
