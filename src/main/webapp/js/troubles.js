/** What is wrong, in words. `GET /api/state` tells it by codes and figures. */

import { shortTime } from "./format.js";
import { clock, duration } from "./overview-format.js";
import { hasWords, say } from "./say.js";
import { refusalWords } from "./words.js";

/** Those because of which nothing is submitted. */
const SUBMIT = new Set([
  "submit-refused",
  "submit-unpaid",
  "submit-unreachable",
  "submit-throttled",
]);

/** Told to everybody alike; the others need figures or names that operators alone are told. */
const PLAIN = new Set(["outbox-late", "database-away"]);

/**
 * One or two sentences.
 *
 * @param ofAll whether the figures are those of all teams
 */
export function troubleWords(trouble, ofAll) {
  const { code, values } = trouble;
  const sentence = SUBMIT.has(code) ? submitWords(trouble) : otherWords(trouble);
  return values.waiting > 0 ? `${sentence} ${waitingWords(values, ofAll)}` : sentence;
}

function submitWords({ code, broken, since, values }) {
  const why = `trouble.why.${code}`;
  const answered = values.status !== undefined && hasWords(`${why}.status`);
  const all = broken || code === "submit-throttled";
  return say(all ? "trouble.nothing" : "trouble.partly", {
    since: moment(since),
    why: say(answered ? `${why}.status` : why, { status: String(values.status) }),
  });
}

function otherWords({ code, since, values }) {
  const known = hasWords(`trouble.${code}`);
  const told = PLAIN.has(code) || Object.keys(values).length > 0;
  return say(known && told ? `trouble.${code}` : "trouble.other", {
    since: moment(since),
    node: values.node,
    time: span(Math.abs(values.millis) / 1000),
    n: values.calls,
    reason: values.reason && refusalWords(values.reason),
  });
}

function waitingWords({ waiting, oldestSeconds }, ofAll) {
  return say(ofAll ? "trouble.waiting" : "trouble.ownWaiting", {
    n: waiting,
    oldest: span(oldestSeconds),
  });
}

/** Hours and minutes, with the day for others than today, and with the year for those of another. */
export function moment(iso) {
  const at = new Date(iso);
  return at.toDateString() === new Date().toDateString() ? clock(at) : shortTime(iso);
}

/** Seconds as their sign, and the two largest units of what is longer. */
export function span(seconds) {
  return seconds < 60 ? `${Math.round(seconds * 10) / 10} s` : duration(seconds);
}
