import { eventsPath } from "./api.js";

const SECOND_RETRY = 1000;
const LONGEST_RETRY = 30000;

// A browser opens six HTTP/1.1 connections to a host: hidden tabs give theirs back after this.
const HIDDEN_TOO_LONG = 30000;

/**
 * Follows one correlationId and hides how often the connection had to be made anew.
 *
 * The browser itself reconnects after a cut, with the Last-Event-ID. Where it gives up (any answer
 * but 200) `onRefused` is asked whether to go on, because an EventSource does not tell the status.
 *
 * Handlers: `onState("connecting" | "live" | "reconnecting" | "offline" | "paused" | "complete")`,
 * `onReset`, `onSnapshot`, `onStatus`, and `onRefused`, which resolves to true to try again.
 */
export class Stream {
  #correlationId;
  #handlers;
  #source;
  #retry;
  #retryAfter = 0;
  #hidden;
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

  #connect() {
    this.#disconnect();
    this.#handlers.onState("connecting");
    const source = new EventSource(eventsPath(this.#correlationId));
    source.addEventListener("open", () => this.#opened());
    source.addEventListener("error", () => this.#failed(source));
    source.addEventListener("snapshot", ({ data }) => this.#handlers.onSnapshot(JSON.parse(data)));
    source.addEventListener("status", ({ data }) => this.#handlers.onStatus(JSON.parse(data)));
    source.addEventListener("reset", () => this.#handlers.onReset());
    source.addEventListener("end", () => this.#complete());
    this.#source = source;
  }

  #disconnect() {
    clearTimeout(this.#retry);
    this.#source?.close();
    this.#source = undefined;
  }

  #opened() {
    this.#retryAfter = 0;
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
    const goOn = await this.#handlers.onRefused();
    if (goOn && !this.#ended) {
      this.#connect();
    }
  }

  #complete() {
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
    if (document.hidden) {
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
