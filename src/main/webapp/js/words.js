/** The words of the page for outcomes, sources and verdicts; what became of a message the API tells itself. */

const SOURCE = new Map([
  ["SUBMIT", "Infobip's answer on submit"],
  ["REPORT", "Delivery report"],
  ["LOGS", "Infobip's logs"],
  ["TIDINGS", "Tidings"],
]);

const VERDICT = new Map([
  ["APPLIED", "Applied"],
  ["SUPERSEDED", "Superseded"],
  ["CORRECTED", "Corrected"],
  ["REPEATED", "Repeated"],
]);

export const OUTCOMES = ["pending", "sent", "delivered", "failed"];

const OUTCOME = new Map([
  ["pending", "Pending"],
  ["sent", "Sent"],
  ["delivered", "Delivered"],
  ["failed", "Failed"],
]);

export function outcomeWord(outcome) {
  return OUTCOME.get(outcome) ?? outcome;
}

export function sourceWords(source) {
  return SOURCE.get(source) ?? source;
}

export function verdictWord(verdict) {
  return VERDICT.get(verdict) ?? verdict;
}

/** The raw codes behind the words: "2/9 UNDELIVERABLE_NOT_DELIVERED" and, if any, "1/27 EC_ABSENT_SUBSCRIBER". */
export function rawCodes({ status, provider, error }) {
  if (!provider) {
    return [status];
  }
  return isError(error) ? [code(provider), code(error)] : [code(provider)];
}

const RESEND = new Map([
  ["later", "can help, later"],
  ["changed", "only after a correction"],
  ["never", "will not help"],
]);

/** Whether sending again can help; nothing to say unless it failed. */
export function resendWords({ resend }) {
  return RESEND.get(resend);
}

export function chargedWords({ charged }) {
  return charged === undefined ? undefined : charged ? "yes" : "no";
}

/** How a send request stands, for a screen reader and the window title. */
export function summaryWords(outcomes) {
  const total = OUTCOMES.reduce((sum, outcome) => sum + outcomes[outcome], 0);
  const others = ["failed", "sent", "pending"].filter((outcome) => outcomes[outcome] > 0);
  const rest = others.map((outcome) => `${outcomes[outcome]} ${outcome}`);
  return [`${outcomes.delivered} of ${total} delivered`, ...rest].join(", ");
}

function isError(error) {
  return error !== undefined && error !== null && error.id !== 0;
}

function code({ groupId, id, name }) {
  return `${groupId}/${id} ${name ?? ""}`.trim();
}
