import { h, setText, toggleAttribute } from "../dom.js";
import { count } from "../format.js";
import { OUTCOMES, outcomeWord, summaryWords } from "../words.js";
import { say } from "../say.js";

/**
 * A stacked bar of outcomes with its counts.
 *
 * With the attribute `filter` each count is a switch that shows only the messages of that outcome,
 * and a `tidings:filter` event tells which; with `compact` the bar is small and its counts plain.
 */
export class OutcomeBar extends HTMLElement {
  #parts = new Map();
  #bar;
  #chosen;

  connectedCallback() {
    if (this.#bar) {
      return;
    }
    this.#bar = h("div", { class: "outcome-bar", role: "img" });
    const legend = h("ul", { class: "outcome-legend", role: "list" });
    for (const outcome of OUTCOMES) {
      const part = h("span", { class: "outcome-part", "data-outcome": outcome });
      const number = h("span", { class: "outcome-count" }, "0");
      const entry = this.#entry(outcome, number);
      this.#bar.append(part);
      legend.append(h("li", { "data-outcome": outcome }, entry));
      this.#parts.set(outcome, { part, number, entry });
    }
    this.replaceChildren(this.#bar, legend);
    this.show(Object.fromEntries(OUTCOMES.map((outcome) => [outcome, 0])));
  }

  show(outcomes) {
    for (const [outcome, { part, number, entry }] of this.#parts) {
      part.style.flexGrow = outcomes[outcome];
      toggleAttribute(part, "data-empty", outcomes[outcome] === 0 && "");
      setText(number, count(outcomes[outcome]));
      toggleAttribute(entry.parentElement, "data-empty", outcomes[outcome] === 0 && "");
    }
    toggleAttribute(this.#bar, "aria-label", summaryWords(outcomes));
  }

  #entry(outcome, number) {
    const content = [
      h("span", { class: "mark", "aria-hidden": "true" }),
      number,
      ` ${outcomeWord(outcome)}`,
    ];
    if (!this.hasAttribute("filter")) {
      return h("span", { class: "outcome-entry" }, content);
    }
    return h(
      "button",
      {
        type: "button",
        class: "outcome-entry",
        "data-filter": outcome,
        "aria-pressed": "false",
        title: say("request.showOnly", { outcome: outcomeWord(outcome) }),
        onclick: () => this.#choose(outcome),
      },
      content,
    );
  }

  #choose(outcome) {
    this.#chosen = this.#chosen === outcome ? undefined : outcome;
    for (const [each, { entry }] of this.#parts) {
      entry.setAttribute("aria-pressed", String(each === this.#chosen));
    }
    this.dispatchEvent(new CustomEvent("tidings:filter", { detail: this.#chosen }));
  }
}

customElements.define("tidings-outcomes", OutcomeBar);
