/** What the screen of one message says and offers, made of what the API tells. */

import { exactTime, price } from "./format.js";
import { grouped } from "./numbers.js";
import { language, say, sentence } from "./say.js";
import { chargedWords, outcomeWord, resendWords } from "./words.js";

export const TABS = ["timeline", "text", "provider", "raw", "request"];

// What of a send request is ours to say again.
const OPTIONS = [
  "transliteration",
  "language",
  "validityPeriod",
  "deliveryTimeWindow",
  "campaignReferenceId",
  "flash",
  "platform",
  "regional",
];

/** "Not delivered: the phone was off or out of reach". */
export function headline({ outcome, explanation }) {
  return say(`message.headline.${outcome}`, { why: inside(sentence(explanation.text)) });
}

/** A sentence behind a colon: without its full stop, and in English without its capital. */
function inside(words) {
  const bare = words.replace(/\.$/, "");
  const isName = /^(Infobip|Tidings|[A-Z]{2})/.test(bare);
  return language() === "en" && !isName ? bare[0].toLowerCase() + bare.slice(1) : bare;
}

/** Whether sending it again can help, by itself or once something was put right. */
export function canHelp({ outcome, explanation }) {
  return outcome === "failed" && ["later", "changed"].includes(explanation.resend);
}

/** Why a send request cannot be sent again from here, as a key of the words; undefined when it can. */
export function obstacle(request, messages) {
  if (request.textHidden || messages.some(({ to }) => to.startsWith("…"))) {
    return "message.again.hidden";
  }
  if (messages.some(({ to }) => !to.startsWith("+"))) return "message.again.erased";
  return typeof (messages[0]?.text ?? request.text) === "string"
    ? undefined
    : "message.again.deleted";
}

/** The send request that sends these messages of another once more, at once. */
export function againBody(request, messages) {
  const options = OPTIONS.filter((name) => request[name] !== undefined);
  return {
    text: request.text,
    ...(request.sender && { sender: request.sender }),
    ...Object.fromEntries(options.map((name) => [name, request[name]])),
    recipients: messages.map((message) => recipient(message)),
  };
}

function recipient({ to, clientReference, networkId }) {
  return {
    to,
    ...(clientReference !== undefined && { clientReference }),
    ...(networkId !== undefined && { networkId }),
  };
}

/** `[name, value]` of what the provider said; `network(code)` names a network. */
export function providerFacts(message) {
  const { provider, error, explanation } = message;
  return known([
    ["message.status", provider ? codeWords(provider) : message.status],
    ["message.error", error && error.id !== 0 ? codeWords(error) : say("message.noError")],
    ["message.permanent", error?.permanent === undefined ? undefined : yesNo(error.permanent)],
    ["message.resend", resendWords(explanation)],
    ["message.network", message.mccMnc],
    ["message.price", message.price && price(message.price)],
    ["message.segments", message.segments],
    ["message.cost", message.cost && price(message.cost)],
    ["message.charged", chargedWords(explanation)],
    ["message.submittedAt", message.submittedAt && exactTime(message.submittedAt)],
    ["message.doneAt", message.doneAt && exactTime(message.doneAt)],
  ]);
}

/** `[name, value]` of what was asked, and by whom. */
export function requestFacts(message, request, caller) {
  const options = OPTIONS.filter((name) => request[name] !== undefined);
  return known([
    ["message.recipient", grouped(message.to)],
    ["message.reference", message.clientReference],
    ["message.outcome", outcomeWord(message.outcome)],
    ["message.caller", caller],
    ["message.sender", request.sender ?? say("message.accountsSender")],
    ["message.createdAt", exactTime(request.createdAt)],
    ["message.sendAt", request.sendAt && exactTime(request.sendAt)],
    ...options.map((name) => [`message.option.${name}`, optionWords(request[name])]),
  ]);
}

function known(pairs) {
  return pairs.filter(([, value]) => value !== undefined && value !== null && value !== "");
}

function codeWords({ groupId, id, name }) {
  return `${groupId}/${id} ${name ?? ""}`.trim();
}

function yesNo(value) {
  return say(value ? "message.yes" : "message.no");
}

function optionWords(value) {
  if (typeof value === "boolean") return yesNo(value);
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
