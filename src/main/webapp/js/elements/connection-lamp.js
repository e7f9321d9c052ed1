import { h, setText } from "../dom.js";
import { ago } from "../format.js";
import { missedWords } from "../words.js";

// How long a reader is told that something was missed and has been replayed.
const CAUGHT_UP_SHOWN = 60000;

const WORDS = new Map([
  ["connecting", "Connecting"],
  ["live", "Live"],
  ["catching-up", "Catching up"],
  ["reconnecting", "Reconnecting"],
  ["offline", "Offline, trying again"],
  ["paused", "Paused in the background"],
  ["complete", "Complete"],
  ["not-found", "Not found any more"],
  ["signed-out", "Signed out"],
]);

/** Tells how the connection to the stream stands and how long ago it last said something. */
export class ConnectionLamp extends HTMLElement {
  #word = h("strong", { class: "lamp-word" });
  #ago = h("span", { class: "lamp-ago" });
  #lastEvent;
  #missed;
  #at;
  #clock;

  connectedCallback() {
    this.replaceChildren(
      h("span", { class: "lamp-light", "aria-hidden": "true" }),
      this.#word,
      this.#ago,
    );
    this.#clock = setInterval(() => this.#tick(), 1000);
    this.show(this.dataset.state ?? "connecting");
  }

  disconnectedCallback() {
    clearInterval(this.#clock);
  }

  /** `at` is when the next try is due, where one is waited for. */
  show(state, at) {
    this.dataset.state = state;
    this.#at = at;
    this.#tick();
  }

  get state() {
    return this.dataset.state;
  }

  get words() {
    return WORDS.get(this.state);
  }

  /** Notes that the stream has just said something. */
  heard() {
    this.#lastEvent = Date.now();
    this.#tick();
  }

  /** Notes that the connection was cut and that many changes were replayed since. */
  caughtUp(missed) {
    this.#missed = { words: missedWords(missed), until: Date.now() + CAUGHT_UP_SHOWN };
    this.#tick();
  }

  #tick() {
    setText(this.#word, this.words + this.#waitWords());
    setText(this.#ago, this.#lastEventWords());
  }

  #waitWords() {
    const seconds = Math.ceil((this.#at - Date.now()) / 1000);
    return seconds > 0 ? ` in ${seconds} s` : "";
  }

  #lastEventWords() {
    if (this.#missed && Date.now() < this.#missed.until) return this.#missed.words;
    if (this.state === "complete") return "every message is final";
    if (this.#lastEvent === undefined) return "no event yet";
    return `last event ${ago(Date.now() - this.#lastEvent)}`;
  }
}

customElements.define("tidings-lamp", ConnectionLamp);
