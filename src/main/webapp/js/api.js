/** The calls of the page to the API, and their refusals as problems with words. */

import { hasWords, say } from "./say.js";

const HISTORY_PAGE = 200;

const SEARCH_PAGE = 200;

/** The answer is not read here but by who asked for it. */
const AS_LINES = {
  headers: { Accept: "application/x-ndjson, application/problem+json" },
  read: (response) => response,
};

const PROBLEMS = "https://tidings.io/problems/";

/**
 * A call that Tidings refused (RFC 9457), or did not answer (status 0): a proxy, or a server that
 * boots, may have answered in its place, and what that says is true of nothing here.
 */
export class Problem extends Error {
  constructor(status, body = {}) {
    const key = `problem.${status}`;
    const words = say(hasWords(key) ? key : "problem.other");
    super(body.detail ?? body.title ?? words);
    const isOurs = body.type?.startsWith?.(PROBLEMS) ?? false;
    this.status = isOurs ? status : 0;
    this.type = isOurs ? body.type.slice(PROBLEMS.length) : undefined;
    this.violations = body.violations ?? [];
    this.body = body;
  }
}

export function signIn(key) {
  return call("POST", "api/session", { body: { key }, tellSessionEnd: false });
}

/** `{ name }` of who signs people in for this server; null when that is nobody. */
export function singleSignOn() {
  return call("GET", "api/session/oidc", { tellSessionEnd: false });
}

/** `{ location }` where the browser goes on. */
export function beginSignOn() {
  return call("POST", "api/session/oidc", { tellSessionEnd: false });
}

/** With what the provider sent the browser back with. */
export function finishSignOn(answer) {
  return call("POST", "api/session/oidc/answer", { body: answer, tellSessionEnd: false });
}

export function currentSession() {
  return call("GET", "api/session", { tellSessionEnd: false });
}

export function signOut() {
  return call("DELETE", "api/session", { tellSessionEnd: false });
}

/** Those of who is signed in. */
export function sessions(signal) {
  return call("GET", "api/sessions", { signal });
}

export function endSession(id) {
  return call("DELETE", `api/sessions/${encodeURIComponent(id)}`);
}

export function sessionsOfKey(keyId, signal) {
  return call("GET", `api/keys/${encodeURIComponent(keyId)}/sessions`, { signal });
}

export function endSessionsOfKey(keyId) {
  return call("DELETE", `api/keys/${encodeURIComponent(keyId)}/sessions`);
}

export function keys(signal) {
  return call("GET", "api/keys", { signal });
}

/** The answer has the key itself, which is told this once. */
export function makeKey(wanted) {
  return call("POST", "api/keys", { body: wanted });
}

export function revokeKey(id) {
  return call("DELETE", `api/keys/${encodeURIComponent(id)}`);
}

export function teams(signal) {
  return call("GET", "api/teams", { signal });
}

export function makeTeam(name) {
  return call("POST", "api/teams", { body: { name } });
}

/** Who did what; `filter` has action, caller, key, since, until and cursor. */
export function audit(filter, signal) {
  return call("GET", withQuery("api/audit", filter), { signal });
}

/** Some thousand entries of the chain from a number on, against what was noted of one. */
export function checkAudit({ from, number, digest }, signal) {
  return call("GET", withQuery("api/audit/check", { from, number, digest }), { signal });
}

/** All entries as JSON lines; the response is to be read. */
export function exportAudit(signal) {
  return call("GET", "api/audit/export", { signal, ...AS_LINES });
}

/** A page of the messages to a number of the team; the number is in the body. */
export function messagesTo(recipient, cursor, signal) {
  const body = { recipient, limit: SEARCH_PAGE, ...(cursor && { cursor }) };
  return call("POST", "api/messages/search", { body, signal });
}

/** All that is stored of a number as JSON lines; the response is to be read. */
export function exportOf(recipient, signal) {
  return call("POST", "api/messages/export", { body: { recipient }, signal, ...AS_LINES });
}

export function erase(recipient) {
  return call("POST", "api/erasures", { body: { recipient } });
}

export function erasure(id, signal) {
  return call("GET", `api/erasures/${encodeURIComponent(id)}`, { signal });
}

export function erasures(cursor, signal) {
  return call("GET", withQuery("api/erasures", { cursor }), { signal });
}

export function send(sendRequest, idempotencyKey) {
  return call("POST", "api/messages", {
    body: sendRequest,
    headers: { "Idempotency-Key": idempotencyKey },
  });
}

/** How the text would be sent, and how with plain characters wherever there are any. */
export function preview(text, language, signal) {
  const body = { text, transliteration: "NON_UNICODE", ...(language && { language }) };
  return call("POST", "api/messages/preview", { body, signal });
}

/** What recipients will read and what it may cost; recipients as a send request has them. */
export function forecast({ text, recipients, language }, signal) {
  const body = { text, recipients, estimate: true, ...(language && { language }) };
  return call("POST", "api/messages/preview", { body, signal });
}

/** How recipients or a sender would be read, `{ recipients, sender, violations }`. */
export function addressing({ recipients, sender }, signal) {
  const body = { text: "", recipients, sender };
  return call("POST", "api/messages/preview", { body, signal });
}

export async function sendRequest(correlationId, signal) {
  const request = await call("GET", requestPath(correlationId), { signal });
  if (!Array.isArray(request?.messages)) {
    throw new Problem(0);
  }
  return request;
}

/** Whether Tidings answers and knows the send request; it costs next to nothing. */
export async function probe(correlationId, position, signal) {
  const path = `${requestPath(correlationId)}/history?cursor=${position}&limit=1`;
  const page = await call("GET", path, { signal });
  if (!Array.isArray(page?.events)) {
    throw new Problem(0);
  }
}

/** One message with a page of its history; `cursor` is that of the page before. */
export function message(correlationId, id, cursor, signal) {
  const query = new URLSearchParams({ limit: HISTORY_PAGE });
  if (cursor) query.set("cursor", cursor);
  const path = `${requestPath(correlationId)}/messages/${encodeURIComponent(id)}?${query}`;
  return call("GET", path, { signal });
}

/** Sends at another time what was to be sent later. */
export function move(correlationId, sendAt) {
  return call("PUT", `${requestPath(correlationId)}/schedule`, { body: { sendAt } });
}

/** Cancels what was to be sent later. */
export function cancel(correlationId) {
  return call("DELETE", `${requestPath(correlationId)}/schedule`);
}

/** A page of send requests; those to a number are asked for with a body, and it stands in no URL. */
export function sendRequests({ recipient, recipientEndsWith, ...filter }, signal) {
  if (recipient || recipientEndsWith) {
    const body = { recipient, recipientEndsWith, ...filter };
    return call("POST", "api/messages/requests/search", { body, signal });
  }
  return call("GET", withQuery("api/messages", filter), { signal });
}

/** How many send requests there are, and how many of them with each outcome. */
export function sendRequestCounts(span, signal) {
  return call("GET", withQuery("api/messages/counts", span), { signal });
}

/** A page of the messages that fit everything in the criteria, newest first. */
export function searchMessages(criteria, signal) {
  return call("POST", "api/messages/search", { body: criteria, signal });
}

/** The answer with all of them in one stream, as "text/csv" or "application/x-ndjson". */
export async function exportedMessages(criteria, type, signal) {
  const response = await answer("api/messages/search/export", {
    method: "POST",
    signal,
    headers: { Accept: `${type}, application/problem+json`, "Content-Type": "application/json" },
    body: JSON.stringify(criteria),
  });
  if (!response.ok) {
    throw new Problem(response.status, await problemBody(response));
  }
  return response;
}

/** `messageId` keeps the calls that told something of that message. */
export function webhookCalls({ accepted, messageId, cursor }, signal) {
  const query = new URLSearchParams();
  if (accepted !== undefined) query.set("accepted", accepted);
  if (messageId) query.set("messageId", messageId);
  if (cursor) query.set("cursor", cursor);
  return call("GET", query.size ? `api/webhook-calls?${query}` : "api/webhook-calls", { signal });
}

export function webhookCall(id) {
  return call("GET", `api/webhook-calls/${encodeURIComponent(id)}`);
}

export function replayWebhookCall(id) {
  return call("POST", `api/webhook-calls/${encodeURIComponent(id)}/replay`);
}

/** `{ refused, unmatched, dismissed }`: what an operator should look at. */
export function webhookAttention(since, signal) {
  const query = since ? `?${new URLSearchParams({ since })}` : "";
  return call("GET", `api/webhook-calls/attention${query}`, { signal });
}

export function webhookSecrets(signal) {
  return call("GET", "api/webhook-secrets", { signal });
}

export function unmatchedReports({ dismissed, cursor }) {
  const query = new URLSearchParams();
  if (dismissed) query.set("dismissed", dismissed);
  if (cursor) query.set("cursor", cursor);
  return call("GET", query.size ? `api/unmatched-reports?${query}` : "api/unmatched-reports");
}

export function assignReport(id, messageId) {
  return call("POST", `api/unmatched-reports/${encodeURIComponent(id)}/assign`, {
    body: { messageId },
  });
}

/** Figures of the team since an instant, a row for each country, network, hour or whatever `by` says. */
export function statistics({ by, since }, signal) {
  return call("GET", `api/statistics?${new URLSearchParams({ by, since })}`, { signal });
}

/** `{ minutes }` of the last hour, oldest first. */
export function lastMinutes(signal) {
  return call("GET", "api/statistics/minutes", { signal });
}

/** `{ late }`: networks and countries whose messages take longer than they did last week. */
export function lateness(signal) {
  return call("GET", "api/statistics/lateness", { signal });
}

export function undoAssignment(id) {
  return call("DELETE", `api/unmatched-reports/${encodeURIComponent(id)}/assign`);
}

/** Puts a report out of sight, or back. */
export function dismissReport(id, dismissed) {
  const path = `api/unmatched-reports/${encodeURIComponent(id)}/dismiss`;
  return call(dismissed ? "POST" : "DELETE", path);
}

/** `{ state, troubles }`: whether something is wrong. */
export function state(signal) {
  return call("GET", "api/state", { signal });
}

/** The same with all that operators look at. */
export function system(signal) {
  return call("GET", "api/system", { signal });
}

/** The stream of one send request, from the log position on. */
export function eventsPath(correlationId, position) {
  return `${requestPath(correlationId)}/events?lastEventId=${position}`;
}

/** One stream of many send requests, from the log position on. */
export function manyEventsPath(correlationIds, position) {
  const query = new URLSearchParams({ lastEventId: position });
  correlationIds.forEach((correlationId) => query.append("correlationId", correlationId));
  return `api/events?${query}`;
}

/** The OpenAPI document of the server that the page is from. */
export function apiDocument() {
  return call("GET", "api/document");
}

export const STREAM_CHECK = "api/stream-check";

/** What has no value is left out. */
function withQuery(path, values) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined && value !== null && value !== "") query.set(name, value);
  }
  return query.size > 0 ? `${path}?${query}` : path;
}

function requestPath(correlationId) {
  return `api/messages/${encodeURIComponent(correlationId)}`;
}

async function call(
  method,
  path,
  {
    body = undefined,
    headers = {},
    signal = undefined,
    tellSessionEnd = true,
    read = readable,
  } = {},
) {
  const response = await answer(path, {
    method,
    signal,
    headers: {
      Accept: "application/json, application/problem+json",
      ...(body && { "Content-Type": "application/json" }),
      ...headers,
    },
    body: body && JSON.stringify(body),
  });
  if (response.ok) {
    return response.status === 204 ? undefined : read(response, signal);
  }
  const problem = new Problem(response.status, await problemBody(response));
  if (problem.status === 401 && tellSessionEnd) {
    window.dispatchEvent(new CustomEvent("tidings:session-ended"));
  }
  throw problem;
}

/** What cannot be read did not come from Tidings, or not whole. */
async function readable(response, signal) {
  try {
    return await response.json();
  } catch {
    signal?.throwIfAborted();
    throw new Problem(0);
  }
}

async function answer(path, options) {
  try {
    return await fetch(path, options);
  } catch (failure) {
    if (failure.name === "AbortError") {
      throw failure;
    }
    throw new Problem(0);
  }
}

async function problemBody(response) {
  if (!response.headers.get("Content-Type")?.startsWith("application/problem+json")) {
    return {};
  }
  return (await response.json().catch(() => undefined)) ?? {};
}
