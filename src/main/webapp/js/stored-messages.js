/** What is stored of a number, counted page by page. */

import { messagesTo } from "./api.js";

/** Whoever got more messages than that is counted no further. */
const MOST_PAGES = 25;
const MOST_SHOWN = 10;

/**
 * `{ count, more, first, last, requests, outcomes, newest }` of the messages to a number: how many,
 * whether there are more than were counted, the times of the first and the last, of how many send
 * requests they are, how many have which outcome, and the newest.
 */
export async function storedOf(recipient, signal) {
  const stored = {
    count: 0,
    more: false,
    outcomes: {},
    newest: [],
    first: undefined,
    last: undefined,
  };
  const requests = new Set();
  let cursor;
  for (let page = 0; page === 0 || (cursor && page < MOST_PAGES); page += 1) {
    const found = await messagesTo(recipient, cursor, signal);
    found.messages.forEach((message) => count(stored, requests, message));
    cursor = found.nextCursor;
  }
  return { ...stored, more: cursor !== undefined, requests: requests.size };
}

/** They come newest first. */
function count(stored, requests, message) {
  stored.count += 1;
  stored.last ??= message.createdAt;
  stored.first = message.createdAt;
  stored.outcomes[message.outcome] = (stored.outcomes[message.outcome] ?? 0) + 1;
  if (stored.newest.length < MOST_SHOWN) stored.newest.push(message);
  requests.add(message.correlationId);
}
