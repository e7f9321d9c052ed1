import { manyEventsPath } from "./api.js";

const ROUTED = ["snapshot", "status", "attempt"];
const FOR_ALL = ["reset", "replayed", "end"];

// Tabs that open together share one opening of the stream.
const GATHER = 50;

/**
 * Holds the one stream of a browser, for the tab that was elected to do so: it follows whatever any
 * tab wants to follow, and tells all tabs what comes.
 *
 * A tab that joins, or comes back, may have seen less than the others. Then the stream is opened
 * anew from where that tab stands; who hears an event again knows it by its `seq`.
 */
export class StreamLeader {
  #tell;
  #wants = new Map();
  #covered = new Set();
  #source;
  #cursor;
  #from;
  #opening;
  #state = "connecting";

  /** `tell(message)` reaches every tab, this one too. */
  constructor(tell) {
    this.#tell = tell;
  }

  knows(tab) {
    return this.#wants.has(tab);
  }

  /** A tab follows `correlationId` and knows everything up to `position`. */
  want(tab, correlationId, position) {
    this.#wants.set(tab, (this.#wants.get(tab) ?? new Set()).add(correlationId));
    if (this.#source && this.#covered.has(correlationId) && position >= this.#cursor) {
      this.#tell({ type: "state", state: this.#state });
      return;
    }
    this.#from = Math.min(this.#from ?? position, position);
    this.#opening ??= setTimeout(() => this.#open(), GATHER);
  }

  unwant(tab, correlationId) {
    this.#wants.get(tab)?.delete(correlationId);
    this.#closeWhenUnwanted();
  }

  /** The tab has gone, and everything it wanted. */
  forget(tab) {
    this.#wants.delete(tab);
    this.#closeWhenUnwanted();
  }

  #correlationIds() {
    return new Set([...this.#wants.values()].flatMap((wanted) => [...wanted]));
  }

  #closeWhenUnwanted() {
    if (this.#correlationIds().size === 0) {
      this.#close();
    }
  }

  /** What was wanted meanwhile and is not followed yet keeps its opening. */
  #close() {
    this.#source?.close();
    this.#source = undefined;
    this.#cursor = undefined;
    this.#state = "connecting";
  }

  #open() {
    const from = Math.min(this.#cursor ?? this.#from, this.#from);
    this.#opening = undefined;
    this.#from = undefined;
    this.#covered = this.#correlationIds();
    if (this.#covered.size === 0) {
      return;
    }
    this.#source?.close();
    this.#cursor = from;
    const source = new EventSource(manyEventsPath(this.#covered, this.#cursor));
    source.addEventListener("open", () => this.#turn("live"));
    source.addEventListener("error", () => this.#failed(source));
    for (const name of ROUTED) {
      source.addEventListener(name, (event) =>
        this.#pass(event, [JSON.parse(event.data).correlationId]),
      );
    }
    for (const name of FOR_ALL) {
      source.addEventListener(name, (event) => this.#pass(event, [...this.#covered]));
    }
    source.addEventListener("end", () => this.#close());
    this.#source = source;
  }

  #pass({ type, data, lastEventId }, correlationIds) {
    if (lastEventId) {
      this.#cursor = Number(lastEventId);
    }
    this.#tell({ type: "event", name: type, data, correlationIds });
  }

  #turn(state) {
    this.#state = state;
    this.#tell({ type: "state", state });
  }

  /** Refused by the server, every tab decides by itself whether it still wants to follow. */
  #failed(source) {
    if (source !== this.#source) {
      return;
    }
    if (source.readyState === EventSource.CONNECTING) {
      this.#turn("reconnecting");
      return;
    }
    this.#wants.clear();
    this.#close();
    this.#tell({ type: "state", state: "refused" });
  }
}
