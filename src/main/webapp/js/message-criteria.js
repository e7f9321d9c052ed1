/** What the screen of messages looks for: in its address, but numbers, and as the API wants it. */

import { numberCriterion } from "./numbers.js";

/** The filters that stand in the address, in the order of the form. */
export const FILTERS = [
  "outcome",
  "from",
  "to",
  "id",
  "reference",
  "error",
  "sender",
  "caller",
  "country",
];

/** A message's id is a UUIDv7, that of a send request a random one. */
const MESSAGE_ID = /^.{14}7/;

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The filters of an address, as strings. */
export function filtersOf(query) {
  return Object.fromEntries(FILTERS.map((name) => [name, query.get(name)?.trim() ?? ""]));
}

/** The body of a search; a number that is none is left to the API to refuse. */
export function criteriaOf(filters, number = "") {
  const { id, error, from, to, ...plain } = filters;
  const criteria = {
    ...plain,
    ...(number.trim() && (numberCriterion(number) ?? { recipient: number.trim() })),
    ...(id && { [MESSAGE_ID.test(id) ? "messageId" : "correlationId"]: id }),
    ...(error && { error: /^\d+$/.test(error) ? Number(error) : error }),
    ...(from && { from: instant(from) }),
    ...(to && { to: instant(to) }),
  };
  return Object.fromEntries(Object.entries(criteria).filter(([, value]) => value !== ""));
}

/** Whether messages that are still to come can fit. */
export function isOpenEnded({ to, id }, number, now = Date.now()) {
  // Each search for a number is written down, so none is made without being asked for.
  return number.trim() === "" && id === "" && (to === "" || Date.parse(instant(to)) > now);
}

/** A day is its beginning in the time of this place. */
function instant(text) {
  const moment = new Date(DAY.test(text) ? `${text}T00:00` : text);
  return Number.isNaN(moment.getTime()) ? text : moment.toISOString();
}
