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
 * but 200 with events) `onRefused` is asked how things stand, because an EventSource does not tell.
 *
 * Handlers: `onState(state, at)`, where the state is one of those below, and `at` when it will be
 * tried again; `onReset`, `onSnapshot`, `onStatus`, `onReplayed` after what was missed, and
 * `onRefused`, which resolves to "well" when Tidings answers and nothing is wrong with the send
 * request, to "wait" when it may come back, or to one of the states that end it. `position()` tells
 * up to which log position everything is known.
 *
 * States: "connecting", "live", "reconnecting" and "offline" (it is being tried, or will be),
 * "paused" (it goes on when the tab is looked at), and those that end it: "complete", "not-found",
 * "signed-out".
 */
export class Stream {
  #correlationId;
  #handlers;
  #source;
  #retry;
  #retryAfter = 0;
  #asking;
  #paused = false;
  #hidden;
  #refusedWell = 0;

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
    this.#paused = false;
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
    source.addEventListener("end", () => this.end("complete"));
    this.#source = source;
  }

  /** Also forgets an answer that is still to come. */
  #disconnect() {
    clearTimeout(this.#retry);
    this.#asking = undefined;
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
      this.#cut();
      return;
    }
    this.#disconnect();
    this.#askLater();
  }

  /** @param at when it is tried again; now, or by the browser, when left out */
  #cut(at) {
    this.#handlers.onState(navigator.onLine ? "reconnecting" : "offline", at);
  }

  #askLater() {
    const wait = this.#retryAfter;
    this.#retryAfter = Math.min(Math.max(wait * 2, SECOND_RETRY), LONGEST_RETRY);
    this.#retry = setTimeout(() => this.#askAndConnect(), wait);
    this.#cut(wait > 0 ? Date.now() + wait : undefined);
  }

  async #askAndConnect() {
    this.#disconnect();
    this.#cut();
    const asking = {};
    this.#asking = asking;
    const stands = await this.#handlers.onRefused(this.#refusedWell > 0);
    if (asking !== this.#asking) {
      return;
    }
    if (stands === "well") {
      this.#refusedWell += 1;
      this.#connect();
    } else if (stands === "wait") {
      this.#asking = undefined;
      this.#askLater();
    } else {
      this.end(stands);
    }
  }

  /** Nothing more will come, for the reason that the state tells. */
  end(state) {
    this.close();
    this.#handlers.onState(state);
  }

  #onOnline = () => {
    if (this.#source) {
      // The browser is at it by itself.
      if (this.#source.readyState === EventSource.CONNECTING) this.#cut();
    } else if (!this.#paused) {
      void this.#askAndConnect();
    }
  };

  #onVisibility = () => {
    clearTimeout(this.#hidden);
    if (document.hidden) {
      if (!canShare) this.#hidden = setTimeout(() => this.#pause(), HIDDEN_TOO_LONG);
    } else if (this.#paused) {
      this.#connect();
    } else if (!this.#source && !this.#asking) {
      void this.#askAndConnect();
    }
  };

  #pause() {
    this.#disconnect();
    this.#paused = true;
    this.#handlers.onState("paused");
  }
}
