import { h, setText } from "../dom.js";
import { ago } from "../format.js";
import { missedWords } from "../words.js";
import { say } from "../say.js";

// How long a reader is told that something was missed and has been replayed.
const CAUGHT_UP_SHOWN = 60000;

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
    return say(`lamp.${this.state}`);
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
    setText(this.#word, this.#stateWords());
    setText(this.#ago, this.#lastEventWords());
  }

  #stateWords() {
    const seconds = Math.ceil((this.#at - Date.now()) / 1000);
    return seconds > 0 ? say("lamp.wait", { words: this.words, n: seconds }) : this.words;
  }

  #lastEventWords() {
    if (this.#missed && Date.now() < this.#missed.until) return this.#missed.words;
    if (this.state === "complete") return say("lamp.allFinal");
    if (this.#lastEvent === undefined) return say("lamp.noEvent");
    return say("lamp.lastEvent", { ago: ago(Date.now() - this.#lastEvent) });
  }
}

customElements.define("tidings-lamp", ConnectionLamp);
