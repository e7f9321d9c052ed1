import { OUTCOMES } from "./words.js";

/**
 * A send request as the page knows it, kept current by snapshots and status events.
 *
 * `position` is the log position everything here is true at: an event at or before it has been
 * seen, however often the stream repeats it.
 */
export class RequestModel {
  messages = new Map();
  outcomes = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, 0]));
  position = 0;
  /** When the send request was accepted, and its name; whoever reads it tells. */
  createdAt;
  correlationId;

  #history = new Map();
  /** Of messages whose history was read: where the next page of it begins, if there is one. */
  #read = new Map();
  #snapshotPosition = 0;

  /** Takes over a snapshot and returns the ids of the messages it changed or brought. */
  applySnapshot(snapshot) {
    if (snapshot.logPosition < this.position) {
      return [];
    }
    if (snapshot.logPosition > this.position) {
      this.#read.clear();
    }
    this.position = snapshot.logPosition;
    this.#snapshotPosition = snapshot.logPosition;
    return snapshot.messages.filter((message) => this.#replace(message)).map(({ id }) => id);
  }

  /** Takes over one event and returns the id of its message, or undefined if there is nothing new. */
  applyEvent(event) {
    if (event.seq <= this.position) {
      return undefined;
    }
    this.position = event.seq;
    this.#remember(event);
    const before = this.messages.get(event.messageId);
    if (!before) {
      return undefined;
    }
    this.#replace(after(before, event));
    return event.messageId;
  }

  /** Takes over a page of the history of one message, the next one or one `again`. */
  applyHistory({ id, events, nextCursor, logPosition }, { again = false } = {}) {
    // An event without a report is told apart from one whose report was not told.
    events.forEach((event) => this.#remember({ raw: null, ...event }));
    // A stream may have jumped ahead by a snapshot while this page was under way.
    if (!again && logPosition >= this.#snapshotPosition) {
      this.#read.set(id, nextCursor);
    }
  }

  /** Whether the history of the message was read, at least its first page. */
  knowsHistoryOf(id) {
    return this.#read.has(id);
  }

  /** The place before the first event that came by a stream, which leaves out the report. */
  beforeReportsOf(id) {
    return this.eventsOf(id).find(({ raw }) => raw === undefined)?.seq - 1;
  }

  /** Where the history of the message goes on; undefined when all of it is known. */
  nextOf(id) {
    return this.#read.get(id);
  }

  /** Forgets where the log stood: after a reset the next snapshot counts, whatever its position. */
  forgetPosition() {
    this.position = 0;
    this.#snapshotPosition = 0;
    this.#history.clear();
    this.#read.clear();
  }

  /** The known events of a message in the order of the log. */
  eventsOf(messageId) {
    return [...(this.#history.get(messageId)?.values() ?? [])].sort(
      (one, other) => one.seq - other.seq,
    );
  }

  get total() {
    return this.messages.size;
  }

  get isFinal() {
    return this.total > 0 && [...this.messages.values()].every((message) => message.final);
  }

  #replace(message) {
    const before = this.messages.get(message.id);
    if (before && signature(before) === signature(message)) {
      return false;
    }
    if (before) {
      this.#count(before.outcome, -1);
    }
    this.#count(message.outcome, 1);
    this.messages.set(message.id, message);
    return true;
  }

  /** An API of tomorrow may know more outcomes than this page. */
  #count(outcome, more) {
    this.outcomes[outcome] = (this.outcomes[outcome] ?? 0) + more;
  }

  /** A stream leaves out the report as it came, which may be known already. */
  #remember(event) {
    const events = this.#history.get(event.messageId) ?? new Map();
    events.set(event.seq, { ...events.get(event.seq), ...event });
    this.#history.set(event.messageId, events);
  }
}

/** While nothing is known of a message but what was tried, that is what there is to tell. */
function tried({ attempt, reason, explanation, at }) {
  return { attempt, reason, explanation, changedAt: at };
}

/** The message after the event: a report that was not applied says nothing about where it stands. */
export function after(message, event) {
  const stands = { ...message, status: event.status, outcome: event.outcome, final: event.final };
  if (event.verdict === "NOTED") {
    return event.outcome === "pending" ? { ...stands, ...tried(event) } : stands;
  }
  if (event.verdict !== "APPLIED" && event.verdict !== "CORRECTED") {
    return stands;
  }
  return {
    ...stands,
    provider: event.provider,
    error: event.error,
    explanation: event.explanation,
    reason: event.reason,
    attempt: undefined,
    changedAt: event.at,
    corrected: message.corrected || event.verdict === "CORRECTED",
    segments: event.segments ?? message.segments,
    price: event.price ?? message.price,
    cost: event.cost ?? message.cost,
    mccMnc: event.mccMnc ?? message.mccMnc,
    doneAt: event.doneAt ?? message.doneAt,
    doneAtIsArrival: event.doneAt ? event.doneAtIsArrival : message.doneAtIsArrival,
  };
}

function signature({
  status,
  outcome,
  final,
  corrected,
  provider,
  error,
  segments,
  price,
  doneAt,
  attempt,
  reason,
}) {
  return JSON.stringify([
    status,
    outcome,
    final,
    corrected,
    [provider?.groupId, provider?.id],
    [error?.groupId, error?.id],
    segments,
    price?.amount,
    doneAt && Date.parse(doneAt),
    attempt && [attempt, reason],
  ]);
}
