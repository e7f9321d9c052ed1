import { announce } from "../announcer.js";
import { state, system } from "../api.js";
import { h, setText } from "../dom.js";
import { showLamp } from "../navigation.js";
import { say } from "../say.js";
import { may } from "../session.js";
import { troubleWords } from "../troubles.js";
import { whileSeen } from "../while-seen.js";

const EVERY = 5000;

/**
 * Says across the top of every screen what is wrong, and lights the lamp of the screen System. It asks
 * while somebody is signed in and the page is seen. Figures change in place; a trouble is announced once.
 */
export class TroubleBand extends HTMLElement {
  #words = h("span");
  #link = h("a", { href: "#/system" });
  #band = h("p", { class: "band", hidden: true }, this.#words, " ", this.#link);
  #told = "";
  #abort;

  connectedCallback() {
    this.replaceChildren(this.#band);
  }

  disconnectedCallback() {
    this.end();
  }

  /** Somebody has signed in. */
  begin() {
    this.end();
    if (!may("read") && !may("operate")) {
      return;
    }
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    setText(this.#link, say("trouble.more"));
    this.#link.hidden = !may("operate");
    whileSeen(EVERY, () => this.#ask(signal), signal);
  }

  /** Nobody is signed in. */
  end() {
    this.#abort?.abort();
    this.#band.hidden = true;
    this.#told = "";
  }

  async #ask(signal) {
    try {
      this.#show(await (may("read") ? state(signal) : system(signal)));
    } catch (problem) {
      // Whoever cannot be reached tells nothing new; that the database is away is told to all.
      if (!signal.aborted && problem.type === "store-unavailable") {
        this.#show({ state: "broken", troubles: [databaseAway()] });
      }
    }
  }

  #show({ state: word, troubles }) {
    const sentences = troubles.map((trouble) => troubleWords(trouble, may("operate")));
    const first = sentences[0] ?? "";
    const n = sentences.length - 1;
    setText(this.#words, n > 0 ? say("trouble.andMore", { first, n }) : first);
    this.#band.dataset.kind = word;
    this.#band.hidden = troubles.length === 0;
    showLamp("system", word, say(`system.lamp.${word}`));
    this.#announce(troubles.map(({ code }) => code).join(" "));
  }

  #announce(codes) {
    if (codes !== this.#told) {
      announce(codes === "" ? say("trouble.over") : this.#words.textContent);
      this.#told = codes;
    }
  }
}

function databaseAway() {
  return {
    code: "database-away",
    broken: true,
    since: new Date(Date.now()).toISOString(),
    values: {},
  };
}

customElements.define("tidings-troubles", TroubleBand);
