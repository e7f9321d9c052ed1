/** Finds what somebody types into the search box: a number, an id or a reference. */

import { searchMessages } from "./api.js";
import { numberCriterion } from "./numbers.js";
import { hashOf } from "./routes.js";

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

let number;

/** Numbers stand in no address; the screen of messages takes over here the one it is opened with. */
export function takeNumber() {
  const taken = number;
  number = undefined;
  return taken;
}

/** What kind of thing the words name: "id", "number" or "reference". */
export function kindOf(words) {
  if (ID.test(words.trim())) return "id";
  return numberCriterion(words) ? "number" : "reference";
}

/** The hash of where the words lead to; undefined when nothing is found. */
export async function placeOf(words, signal) {
  const wanted = words.trim();
  const kind = kindOf(wanted);
  if (kind === "id") {
    return (await one({ messageId: wanted }, signal)) ?? (await sendRequestOf(wanted, signal));
  }
  const criterion = kind === "number" ? numberCriterion(wanted) : { reference: wanted };
  const found = await searchMessages({ ...criterion, limit: 2 }, signal);
  if (found.messages.length === 0) {
    return kind === "number" ? one({ reference: wanted }, signal) : undefined;
  }
  if (found.messages.length === 1 && !found.nextCursor) {
    return messageHash(found.messages[0]);
  }
  if (kind === "number") {
    number = wanted;
    return "#/messages";
  }
  return hashOf("#/messages", { reference: wanted });
}

export function messageHash({ correlationId, id }, tab) {
  return hashOf(`#/m/${correlationId}/${id}`, { tab });
}

async function one(criterion, signal) {
  const { messages } = await searchMessages({ ...criterion, limit: 1 }, signal);
  return messages[0] && messageHash(messages[0]);
}

async function sendRequestOf(correlationId, signal) {
  const { messages } = await searchMessages({ correlationId, limit: 1 }, signal);
  return messages[0] && `#/r/${correlationId}`;
}
