/** Moments that may be years away. */

import { locale } from "./say.js";

const DAY_AND_TIME = new Intl.DateTimeFormat(locale(), { dateStyle: "medium", timeStyle: "short" });

/** With its day and its year. */
export function dayAndTime(iso) {
  return DAY_AND_TIME.format(new Date(iso));
}
