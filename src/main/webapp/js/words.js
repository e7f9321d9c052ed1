/** Plain words for what became of a message: statuses and errors, Infobip's and our own. */

const OWN_STATUS = new Map([
  ["SCHEDULED", "Waiting for its time to be sent"],
  ["QUEUED", "Waiting to be handed to Infobip"],
  ["FAILED", "Could not be handed to Infobip"],
  ["CANCELLED", "Cancelled before it was sent"],
  ["NO_REPORT", "No report came from Infobip"],
]);

// Keyed by group and id: Infobip uses the same id in more than one group, and changes names.
const STATUS = new Map([
  ["0/0", "Accepted by Infobip"],
  ["1/1", "Held back until the allowed hours"],
  ["1/3", "Sent, waiting for the operator's report"],
  ["1/7", "On its way to the operator"],
  ["1/26", "Accepted by Infobip, on its way"],
  ["2/4", "Refused by the operator"],
  ["2/9", "Sent, but not delivered to the phone"],
  ["2/31", "Could not be sent to the operator"],
  ["3/2", "Delivered to the operator, not yet to the phone"],
  ["3/5", "Delivered to the phone"],
  ["4/15", "Expired before it could be delivered"],
  ["4/22", "Expired, the reason is not known"],
  ["4/29", "Sent, but the operator never reported back"],
  ["4/87", "Stopped by Infobip as suspicious traffic"],
  ["5/6", "Network not covered by the account"],
  ["5/8", "Number has an unknown prefix"],
  ["5/10", "Recipient is on a do-not-disturb list"],
  ["5/11", "Sender is not allowed"],
  ["5/12", "Not enough credit on the Infobip account"],
  ["5/13", "Sender is on a blocklist"],
  ["5/14", "Recipient is on a blocklist"],
  ["5/16", "Recipient cannot be reached"],
  ["5/17", "The prepaid package has expired"],
  ["5/18", "Recipient is not registered with this trial account"],
  ["5/19", "No route to the recipient's network"],
  ["5/20", "Too many messages to this recipient at once"],
  ["5/21", "Error inside Infobip"],
  ["5/23", "Infobip already had a message with this id"],
  ["5/24", "Message header is not valid"],
  ["5/25", "Text is too long"],
  ["5/51", "Recipient is missing"],
  ["5/52", "Recipient is not a valid number"],
  ["5/87", "Stopped by Infobip as suspicious traffic"],
  ["5/100", "Refused by Infobip: not valid, or out of order"],
]);

const GROUP = new Map([
  [0, "Accepted by Infobip"],
  [1, "On its way"],
  [2, "Could not be delivered"],
  [3, "Delivered"],
  [4, "Expired before it could be delivered"],
  [5, "Rejected by Infobip"],
]);

const GROUP_NAMES = ["ACCEPTED", "PENDING", "UNDELIVERABLE", "DELIVERED", "EXPIRED", "REJECTED"];

// Errors that say no more than the status already does are left out on purpose.
const ERROR = new Map([
  ["1/1", "Number is not in use"],
  ["1/2", "Phone is in an unknown part of the network"],
  ["1/5", "Subscriber is not known in the network"],
  ["1/6", "Phone switched off or out of coverage"],
  ["1/7", "Phone is not known to the network"],
  ["1/8", "Phone is roaming where messages are not allowed"],
  ["1/9", "Number may not receive messages"],
  ["1/11", "Number has no SMS in its contract"],
  ["1/12", "Phone is blocked by the network"],
  ["1/13", "Messages to this number are barred"],
  ["1/21", "Network cannot deliver SMS to this phone"],
  ["1/27", "Phone switched off or out of coverage"],
  ["1/31", "Phone was busy with another message"],
  ["1/32", "Phone did not take the message"],
  ["1/33", "Too many messages are waiting for this phone"],
  ["1/34", "Fault in the recipient's network"],
  ["1/256", "Phone's memory is full"],
  ["1/257", "Phone did not take the message"],
  ["1/258", "Phone cannot receive SMS"],
  ["1/260", "Operator's message centre is overloaded"],
  ["1/261", "Number is not valid in the network"],
  ["1/262", "Number is not served by this message centre"],
  ["1/502", "Recipient's network did not answer"],
  ["1/565", "Number cannot receive messages from short codes"],
  ["1/573", "Recipient blocked messages from this sender"],
  ["1/581", "Recipient has no credit left"],
  ["1/628", "Phone has a fault"],
  ["1/629", "Number cannot receive SMS"],
  ["2/351", "Number is not valid"],
  ["2/352", "Number is not valid"],
  ["2/355", "Text is too long"],
  ["2/368", "Sender is not valid"],
  ["2/433", "Access to the Infobip account was denied"],
  ["2/541", "Sending limit reached"],
  ["2/542", "Sending quota used up"],
  ["2/572", "Campaign is not registered"],
  ["2/580", "Maximum number of messages reached"],
  ["2/603", "Text was blocked because of its content"],
  ["2/604", "Recipient is on the campaign's blocklist"],
  ["2/607", "Operator took the message for spam"],
  ["2/608", "Stopped by Infobip as suspicious traffic"],
  ["2/609", "Stopped by Infobip as suspicious traffic"],
  ["2/2049", "Recipient's SIM card is on a blocklist"],
  ["2/2052", "Recipient is on a blocklist"],
  ["2/2053", "Sender is on a blocklist"],
  ["2/3041", "Number has been taken out of use"],
  ["2/4099", "Monthly limit reached"],
  ["2/4100", "Cancelled before it was sent"],
  ["2/4103", "Too many messages to this recipient at once"],
  ["2/4104", "Same text sent to this recipient too often"],
  ["2/4202", "Daily limit of the 10DLC campaign reached"],
  ["3/10", "Number has no SMS in its contract"],
  ["3/24", "Network had no free radio channel"],
  ["3/51", "Operator ran out of capacity"],
  ["3/345", "Operator of this number is not known"],
  ["3/375", "Operator blocks this sender"],
  ["3/488", "Toll-free sender is not verified"],
  ["3/560", "Recipient blocked this short code"],
  ["3/561", "Operator blocked the text because of its content"],
  ["3/562", "Short code is not set up with the operator"],
  ["3/563", "Short code has expired"],
  ["3/564", "Short code is blocked by the operator"],
  ["3/566", "Operator blocks this number"],
  ["3/568", "Number has no SMS in its contract"],
  ["3/569", "Number is suspended by the operator"],
  ["3/571", "Operator rejected the campaign"],
  ["3/630", "Too many messages for this phone at once"],
  ["3/631", "Fault in the operator's network"],
  ["3/632", "Refused by the operator"],
  ["3/633", "Operator of this number is not known"],
  ["3/2048", "Recipient's network did not answer in time"],
  ["3/2050", "Recipient is on the operator's blocklist"],
  ["3/5492", "Operator took the message for a duplicate"],
]);

const ERROR_FAMILY = [
  { group: 1, from: 500, to: 509, words: "Networks could not pass the message on" },
  { group: 1, from: 1024, to: 1166, words: "Networks could not pass the message on" },
  { group: 1, from: 1281, to: 1796, words: "Recipient's network broke off the delivery" },
];

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

/** What became of it, in one line; takes a message or an event of one. */
export function statusWords({ status, provider, error }) {
  return provider
    ? providerWords(provider, error)
    : (OWN_STATUS.get(status) ?? wordsByName(status));
}

/** The raw codes behind the words: "2/9 UNDELIVERABLE_NOT_DELIVERED" and, if any, "1/27 EC_ABSENT_SUBSCRIBER". */
export function rawCodes({ status, provider, error }) {
  if (!provider) {
    return [status];
  }
  return isError(error) ? [code(provider), code(error)] : [code(provider)];
}

/** Whether sending the same again can help; nothing to say unless it failed with an error. */
export function advice({ outcome, error }) {
  if (outcome !== "failed" || !isError(error)) {
    return undefined;
  }
  return error.permanent
    ? "Permanent: the same message to this number will fail again."
    : "Temporary: sending again later may work.";
}

/** How a send request stands, for a screen reader and the window title. */
export function summaryWords(outcomes) {
  const total = OUTCOMES.reduce((sum, outcome) => sum + outcomes[outcome], 0);
  const others = ["failed", "sent", "pending"].filter((outcome) => outcomes[outcome] > 0);
  const rest = others.map((outcome) => `${outcomes[outcome]} ${outcome}`);
  return [`${outcomes.delivered} of ${total} delivered`, ...rest].join(", ");
}

function providerWords(provider, error) {
  const status =
    STATUS.get(`${provider.groupId}/${provider.id}`) ??
    GROUP.get(provider.groupId) ??
    `Infobip says ${provider.name ?? provider.groupName ?? provider.id}`;
  const reason = isError(error) && isFailure(provider.groupId) ? errorWords(error) : undefined;
  if (!reason || reason === status) {
    return status;
  }
  return provider.groupId === 4 ? `Expired: ${lowerFirst(reason)}` : reason;
}

function errorWords({ groupId, id }) {
  const family = ERROR_FAMILY.find(
    (range) => range.group === groupId && range.from <= id && id <= range.to,
  );
  return ERROR.get(`${groupId}/${id}`) ?? family?.words;
}

// The name of a status begins with that of its group.
function wordsByName(status) {
  const group = GROUP_NAMES.findIndex((name) => status.startsWith(name));
  return GROUP.get(group) ?? status;
}

function isError(error) {
  return error !== undefined && error !== null && error.id !== 0;
}

function isFailure(groupId) {
  return groupId === 2 || groupId === 4 || groupId === 5;
}

function code({ groupId, id, name }) {
  return `${groupId}/${id} ${name ?? ""}`.trim();
}

function lowerFirst(words) {
  // Names such as "SMS" or "Infobip" never begin an error's words, so the first letter may change.
  return words.charAt(0).toLowerCase() + words.slice(1);
}
