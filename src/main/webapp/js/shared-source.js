import { StreamLeader } from "./stream-leader.js";

const LEADER = "tidings-stream";

/** Whether tabs can find each other: Web Locks are there on https and on localhost only. */
export const canShare = "locks" in navigator && "BroadcastChannel" in window;

/** A lock held for as long as the tab lives, whatever ends it. */
function holdForever() {
  return new Promise(() => {});
}

/** This tab among the others: one of them holds the stream, and all tell each other what comes. */
class Tabs {
  #me = crypto.randomUUID();
  #channel = new BroadcastChannel(LEADER);
  #sources = new Set();
  #alive;
  #leader;

  constructor() {
    this.#channel.onmessage = ({ data }) => this.#heard(data);
    this.#alive = new Promise((hold) => {
      void navigator.locks.request(this.#me, () => {
        hold();
        return holdForever();
      });
    });
    void navigator.locks.request(LEADER, () => {
      this.#leader = new StreamLeader((message) => this.#say(message));
      this.#say({ type: "who" });
      return holdForever();
    });
  }

  add(source) {
    this.#sources.add(source);
    void this.#want(source);
  }

  remove(source) {
    const { correlationId } = source;
    this.#sources.delete(source);
    if (![...this.#sources].some((other) => other.correlationId === correlationId)) {
      this.#say({ type: "unwant", tab: this.#me, correlationId });
    }
  }

  /** A leader that hears of a tab before it holds its lock would take it for one that has gone. */
  async #want(source) {
    await this.#alive;
    if (this.#sources.has(source)) {
      const { correlationId, position } = source;
      this.#say({ type: "want", tab: this.#me, correlationId, position: position() });
    }
  }

  #say(message) {
    this.#channel.postMessage(message);
    this.#heard(message);
  }

  #heard(message) {
    const { type, tab, correlationId, position } = message;
    if (type === "want" && this.#leader) {
      if (!this.#leader.knows(tab)) {
        // Granted when the tab lets go of it, which it does only by going.
        void navigator.locks.request(tab, () => this.#leader.forget(tab));
      }
      this.#leader.want(tab, correlationId, position);
    } else if (type === "unwant") {
      this.#leader?.unwant(tab, correlationId);
    } else if (type === "who") {
      this.#sources.forEach((source) => this.#want(source));
    } else {
      this.#sources.forEach((source) => source.hear(message));
    }
  }
}

let tabs;

/**
 * What an EventSource is to a stream of its own, on the stream that all tabs of this browser share.
 * A browser opens only six HTTP/1.1 connections to a host, so a seventh tab would wait for ever.
 *
 * `position()` tells up to which log position the tab knows everything.
 */
export class SharedSource extends EventTarget {
  /** @type {number} */
  readyState = EventSource.CONNECTING;
  correlationId;
  position;

  constructor(correlationId, position) {
    super();
    this.correlationId = correlationId;
    this.position = position;
    tabs ??= new Tabs();
    // Like an EventSource it says nothing before its listeners can be there.
    queueMicrotask(() => this.readyState !== EventSource.CLOSED && tabs.add(this));
  }

  close() {
    if (this.readyState !== EventSource.CLOSED) {
      this.readyState = EventSource.CLOSED;
      tabs.remove(this);
    }
  }

  hear({ type, state, name, data, correlationIds }) {
    if (type === "state") {
      this.#turn(state);
    } else if (type === "event" && correlationIds.includes(this.correlationId)) {
      this.dispatchEvent(new MessageEvent(name, { data }));
    }
  }

  #turn(state) {
    if (state === "live") {
      this.readyState = EventSource.OPEN;
      this.dispatchEvent(new Event("open"));
      return;
    }
    if (state === "connecting") {
      return;
    }
    if (state === "refused") {
      this.close();
    } else {
      this.readyState = EventSource.CONNECTING;
    }
    this.dispatchEvent(new Event("error"));
  }
}
