/** The words of the page for outcomes, sources and verdicts; what became of a message the API tells itself. */

const SOURCE = new Map([
  ["SUBMIT", "Infobip's answer on submit"],
  ["REPORT", "Delivery report"],
  ["REPLAY", "Delivery report, recorded on request"],
  ["LOGS", "Infobip's logs"],
  ["TIDINGS", "Tidings"],
  ["TEST", "Test, in Infobip's place"],
]);

const VERDICT = new Map([
  ["APPLIED", "Applied"],
  ["SUPERSEDED", "Superseded"],
  ["CORRECTED", "Corrected"],
  ["REPEATED", "Repeated"],
  ["NOTED", "Tried"],
  ["UNMATCHED", "Unmatched"],
  ["INBOUND", "Inbound message, not handled yet"],
  ["BROKEN", "Broken"],
]);

// Why a webhook call was refused, as the operator has to read it.
const REFUSAL = new Map([
  ["wrong-token", "The token at the end of the URL is missing or not the configured one."],
  ["wrong-credentials", "Name and password are missing or not the configured ones."],
  ["no-signature", "The header with the signature is missing, or there is more than one."],
  ["wrong-signature", "The signature does not belong to this body and the configured secret."],
  ["source-not-allowed", "It came from an address that is not allowed or could not be determined."],
  ["encoded", "The body has a Content-Encoding, such as gzip."],
  ["too-large", "The body has more than 2 MB."],
  ["too-slow", "The body took too long to arrive."],
  ["cut-off", "The body ended too early."],
  ["busy", "Too many large bodies came at once."],
  ["xml", "The body is XML; reports are taken as JSON."],
  ["malformed-json", "The body is not a JSON object."],
]);

export const OUTCOMES = ["pending", "sent", "delivered", "failed", "cancelled"];

const OUTCOME = new Map([
  ["pending", "Pending"],
  ["sent", "Sent"],
  ["delivered", "Delivered"],
  ["failed", "Failed"],
  ["cancelled", "Cancelled"],
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

export function refusalWords(reason) {
  return REFUSAL.get(reason) ?? `Refused: ${reason}`;
}

/** How many reports of a webhook call got which verdict. */
export function verdictsWords(verdicts) {
  const counts = Object.entries(verdicts).map(([verdict, count]) => `${count} ${verdict}`);
  return counts.length > 0 ? counts.join(", ") : "No reports";
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
  // What was taken back was never to arrive.
  const total = OUTCOMES.reduce((sum, outcome) => sum + outcomes[outcome], 0) - outcomes.cancelled;
  const others = ["failed", "sent", "pending", "cancelled"].filter(
    (outcome) => outcomes[outcome] > 0,
  );
  const rest = others.map((outcome) => `${outcomes[outcome]} ${outcome}`);
  return [`${outcomes.delivered} of ${total} delivered`, ...rest].join(", ");
}

/** What a reader is told after a cut. */
export function missedWords(missed) {
  return missed === 1 ? "1 missed change was replayed" : `${missed} missed changes were replayed`;
}

function isError(error) {
  return error !== undefined && error !== null && error.id !== 0;
}

function code({ groupId, id, name }) {
  return `${groupId}/${id} ${name ?? ""}`.trim();
}
