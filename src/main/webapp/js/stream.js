import { eventsPath } from "./api.js";
import { canShare, SharedSource } from "./shared-source.js";

const SECOND_RETRY = 1000;
const LONGEST_RETRY = 30000;
const MOST_REFUSED_WELL = 2;

// A browser opens six HTTP/1.1 connections to a host: hidden tabs that cannot share one give theirs
// back after this.
const HIDDEN_TOO_LONG = 30000;

/**
 * Follows one correlationId and hides how often the connection had to be made anew, and that all
 * tabs of a browser share it.
 *
 * The browser itself reconnects after a cut, with the Last-Event-ID. Where it gives up (any answer
 * but 200) `onRefused` is asked whether to go on, because an EventSource does not tell the status.
 *
 * Handlers: `onState("connecting" | "live" | "reconnecting" | "offline" | "paused" | "complete")`,
 * `onReset`, `onSnapshot`, `onStatus`, `onReplayed` after what was missed, and `onRefused`, which
 * resolves to "well" when the server answers and nothing is wrong with the send request, to "wait"
 * when it may come back, or to "stop". `position()` tells up to which log position everything is
 * known.
 */
export class Stream {
  #correlationId;
  #handlers;
  #source;
  #retry;
  #retryAfter = 0;
  #hidden;
  #refusedWell = 0;
  #ended = false;

  constructor(correlationId, handlers) {
    this.#correlationId = correlationId;
    this.#handlers = handlers;
  }

  open() {
    document.addEventListener("visibilitychange", this.#onVisibility);
    window.addEventListener("online", this.#onOnline);
    this.#connect();
  }

  close() {
    this.#ended = true;
    document.removeEventListener("visibilitychange", this.#onVisibility);
    window.removeEventListener("online", this.#onOnline);
    clearTimeout(this.#hidden);
    this.#disconnect();
  }

  /** Send requests that are well alone may be too much for one stream together. */
  get #shares() {
    return canShare && this.#refusedWell < MOST_REFUSED_WELL;
  }

  #connect() {
    this.#disconnect();
    this.#handlers.onState("connecting");
    const { position } = this.#handlers;
    const source = this.#shares
      ? new SharedSource(this.#correlationId, position)
      : new EventSource(eventsPath(this.#correlationId, position()));
    source.addEventListener("open", () => this.#opened());
    source.addEventListener("error", () => this.#failed(source));
    source.addEventListener("snapshot", ({ data }) => this.#handlers.onSnapshot(JSON.parse(data)));
    // Both are entries of the log; an attempt leaves the status as it is.
    for (const name of ["status", "attempt"]) {
      source.addEventListener(name, ({ data }) => this.#handlers.onStatus(JSON.parse(data)));
    }
    source.addEventListener("reset", () => this.#handlers.onReset());
    source.addEventListener("replayed", () => this.#handlers.onReplayed());
    source.addEventListener("end", () => this.complete());
    this.#source = source;
  }

  #disconnect() {
    clearTimeout(this.#retry);
    this.#source?.close();
    this.#source = undefined;
  }

  #opened() {
    this.#retryAfter = 0;
    this.#refusedWell = 0;
    this.#handlers.onState("live");
  }

  #failed(source) {
    if (source !== this.#source) {
      return;
    }
    if (source.readyState === EventSource.CONNECTING) {
      this.#handlers.onState(navigator.onLine ? "reconnecting" : "offline");
      return;
    }
    this.#disconnect();
    this.#handlers.onState(this.#retryAfter === 0 ? "reconnecting" : "offline");
    this.#retry = setTimeout(() => this.#askAndConnect(), this.#retryAfter);
    this.#retryAfter = Math.min(Math.max(this.#retryAfter * 2, SECOND_RETRY), LONGEST_RETRY);
  }

  async #askAndConnect() {
    const stands = await this.#handlers.onRefused();
    if (stands === "well") {
      this.#refusedWell += 1;
    }
    if (stands !== "stop" && !this.#ended) {
      this.#connect();
    }
  }

  /** Nothing more will come. */
  complete() {
    this.close();
    this.#handlers.onState("complete");
  }

  #onOnline = () => {
    if (!this.#source) {
      clearTimeout(this.#retry);
      this.#askAndConnect();
    }
  };

  #onVisibility = () => {
    clearTimeout(this.#hidden);
    if (document.hidden && !canShare) {
      this.#hidden = setTimeout(() => this.#pause(), HIDDEN_TOO_LONG);
    } else if (!this.#source) {
      this.#connect();
    }
  };

  #pause() {
    this.#disconnect();
    this.#handlers.onState("paused");
  }
}
