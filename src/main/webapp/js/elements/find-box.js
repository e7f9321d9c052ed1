import { announce } from "../announcer.js";
import { placeOf } from "../find.js";
import { h, setText } from "../dom.js";
import { say } from "../say.js";

const WRITABLE = "input, textarea, select, [contenteditable]";

/** The search box of the head: a number, an id or a reference leads to its message at once. */
export class FindBox extends HTMLElement {
  #field = h("input", {
    id: "find",
    type: "search",
    autocomplete: "off",
    spellcheck: "false",
    "aria-keyshortcuts": "/",
    "aria-describedby": "find-problem",
  });
  #problem = h("p", { id: "find-problem", class: "find-problem" });
  #listening;
  #asking;

  connectedCallback() {
    this.#listening = new AbortController();
    this.#field.setAttribute("aria-label", say("find.label"));
    this.#field.placeholder = say("find.placeholder");
    this.replaceChildren(
      h("form", { role: "search", onsubmit: (event) => this.#submit(event) }, this.#field),
      this.#problem,
    );
    this.#field.addEventListener("input", () => setText(this.#problem, ""));
    document.addEventListener("keydown", (event) => this.#onKey(event), {
      signal: this.#listening.signal,
    });
  }

  disconnectedCallback() {
    this.#listening.abort();
    this.#asking?.abort();
  }

  #onKey(event) {
    const plain = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (plain && this.checkVisibility() && !event.target.closest?.(WRITABLE)) {
      event.preventDefault();
      this.#field.focus();
      this.#field.select();
    }
  }

  #submit(event) {
    event.preventDefault();
    const words = this.#field.value.trim();
    if (words !== "") void this.#find(words);
  }

  async #find(words) {
    this.#asking?.abort();
    this.#asking = new AbortController();
    try {
      const hash = await placeOf(words, this.#asking.signal);
      this.#tell(hash ? "" : say("find.nothing"));
      if (hash) this.#go(hash);
    } catch (problem) {
      if (problem.name !== "AbortError") this.#tell(problem.message);
    }
  }

  #go(hash) {
    this.#field.value = "";
    if (location.hash === hash) {
      window.dispatchEvent(new CustomEvent("tidings:look"));
    } else {
      location.hash = hash;
    }
  }

  #tell(words) {
    setText(this.#problem, words);
    if (words) announce(words, { now: true });
  }
}

customElements.define("tidings-find", FindBox);
