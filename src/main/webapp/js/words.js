/** The words of the page for outcomes, sources and verdicts; what became of a message the API tells itself. */

import { count } from "./format.js";
import { hasWords, say } from "./say.js";

export const OUTCOMES = ["pending", "sent", "delivered", "failed", "cancelled"];

/** What an API of tomorrow says is shown as it is. */
function known(key, value) {
  return hasWords(`${key}.${value}`) ? say(`${key}.${value}`) : value;
}

export function outcomeWord(outcome) {
  return known("outcome", outcome);
}

export function sourceWords(source) {
  return known("source", source);
}

export function verdictWord(verdict) {
  return known("verdict", verdict);
}

/** Why a webhook call was refused, as the operator has to read it. */
export function refusalWords(reason) {
  const key = `refusal.${reason}`;
  return hasWords(key) ? say(key) : say("refusal.other", { reason });
}

/** How many reports of a webhook call got which verdict. */
export function verdictsWords(verdicts) {
  const counts = Object.entries(verdicts).map(([verdict, number]) => `${count(number)} ${verdict}`);
  return counts.length > 0 ? counts.join(", ") : say("verdict.none");
}

/** The raw codes behind the words: "2/9 UNDELIVERABLE_NOT_DELIVERED" and, if any, "1/27 EC_ABSENT_SUBSCRIBER". */
export function rawCodes({ status, provider, error }) {
  if (!provider) {
    return [status];
  }
  return isError(error) ? [code(provider), code(error)] : [code(provider)];
}

/** Whether sending again can help; nothing to say unless it failed. */
export function resendWords({ resend }) {
  return hasWords(`resend.${resend}`) ? say(`resend.${resend}`) : undefined;
}

export function chargedWords({ charged }) {
  return charged === undefined ? undefined : say(charged ? "message.yes" : "message.no");
}

/** How a send request stands, for a screen reader and the window title. */
export function summaryWords(outcomes) {
  // What was taken back was never to arrive.
  const total = OUTCOMES.reduce((sum, outcome) => sum + outcomes[outcome], 0) - outcomes.cancelled;
  const others = ["failed", "sent", "pending", "cancelled"].filter(
    (outcome) => outcomes[outcome] > 0,
  );
  return [
    say("summary.delivered", { delivered: outcomes.delivered, total }),
    ...others.map((outcome) => say(`summary.${outcome}`, { n: outcomes[outcome] })),
  ].join(", ");
}

/** What a reader is told after a cut. */
export function missedWords(missed) {
  return say("lamp.missed", { n: missed });
}

function isError(error) {
  return error !== undefined && error !== null && error.id !== 0;
}

function code({ groupId, id, name }) {
  return `${groupId}/${id} ${name ?? ""}`.trim();
}
