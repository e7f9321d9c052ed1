/**
 * The send requests a list has loaded, in pages, and what is new before them. The list decides when
 * what is new is shown; what stands in it already is kept up to date.
 */
export class RequestRows {
  #pages = [];
  #known = new Set();
  #fresh = new Set();
  #next = 0;

  /** Begins anew with a first page. */
  begin(page) {
    this.#pages = [];
    this.#known.clear();
    this.#fresh.clear();
    this.#next = 0;
    return this.append(page);
  }

  /** Adds an older page; answers those of it that are not shown yet. */
  append({ sendRequests, nextCursor }) {
    const others = sendRequests.filter(({ correlationId }) => !this.#known.has(correlationId));
    others.forEach(({ correlationId }) => this.#known.add(correlationId));
    this.#pages.push({ cursor: this.cursor, next: nextCursor });
    return others;
  }

  /** Notes what the newest page has now; answers those of it that are shown. */
  renew({ sendRequests }) {
    const isShown = ({ correlationId }) => this.#known.has(correlationId);
    sendRequests
      .filter((request) => !isShown(request))
      .forEach(({ correlationId }) => this.#fresh.add(correlationId));
    return sendRequests.filter(isShown);
  }

  /** How many came since; more may have come than were seen. */
  get fresh() {
    return this.#fresh.size;
  }

  /** What the next older page comes after. */
  get cursor() {
    return this.#pages.at(-1)?.next;
  }

  /** The cursor of one page behind the first to look at again, in turns; undefined without any. */
  turn() {
    const older = this.#pages.slice(1);
    if (older.length === 0) return undefined;
    this.#next = (this.#next + 1) % older.length;
    return older[this.#next].cursor;
  }
}

/**
 * How a number that somebody types is looked for: whole, or the end of it, however it is written.
 * Undefined when nothing is typed.
 */
export function numberFilter(text) {
  const typed = text.trim();
  if (typed === "") return undefined;
  return /^(\+|00)/.test(typed) ? { recipient: typed } : { recipientEndsWith: typed };
}

/** The instants of a span of whole days as fields have them, `2026-11-23`; either may be empty. */
export function spanOfDays(from, to) {
  return {
    since: from ? startOfDay(from, 0) : undefined,
    until: to ? startOfDay(to, 1) : undefined,
  };
}

function startOfDay(day, more) {
  const [year, month, date] = day.split("-").map(Number);
  const start = new Date(year, month - 1, date + more);
  return Number.isNaN(start.getTime()) ? undefined : start.toISOString();
}
