import { h, setText, toggleAttribute } from "../dom.js";
import { duration, money, number, percent } from "../overview-format.js";
import { failedShare, waiting } from "../overview-model.js";
import { hashOf } from "../routes.js";
import { say } from "../say.js";

// What each says, what more there is to say of it, and which messages it is about.
const FIGURES = [
  {
    name: "accepted",
    value: ({ accepted }) => number(accepted),
    note: ({ segments }) => say("overview.segments", { n: segments }),
    terms: {},
  },
  {
    name: "delivered",
    value: ({ deliveredShare }) => percent(deliveredShare),
    note: ({ outcomes }) => say("overview.messages", { n: outcomes.delivered }),
    terms: { outcome: "delivered" },
  },
  {
    name: "failed",
    value: ({ outcomes }) => percent(failedShare(outcomes)),
    note: ({ outcomes }) => say("overview.messages", { n: outcomes.failed }),
    terms: { outcome: "failed" },
  },
  {
    name: "waiting",
    value: ({ outcomes }) => number(waiting(outcomes)),
    note: ({ outcomes }) =>
      say("overview.waitingParts", { pending: outcomes.pending, sent: outcomes.sent }),
  },
  {
    name: "toHandset",
    value: ({ toHandset }) => duration(toHandset?.p50),
    note: ({ toHandset }) =>
      toHandset ? say("overview.p90", { time: duration(toHandset.p90) }) : say("overview.noTimes"),
  },
  {
    name: "cost",
    value: ({ cost }) => (cost.length > 0 ? money(cost[0]) : "–"),
    note: ({ cost }) =>
      cost.length > 1
        ? say("overview.costMore", { amounts: cost.slice(1).map(money).join(" + ") })
        : say(cost.length > 0 ? "overview.costOf" : "overview.costNone"),
  },
];

/** The six figures of a span, each with the messages it is about. Its places are there from the first. */
export class OverviewFigures extends HTMLElement {
  #parts = new Map();

  connectedCallback() {
    if (this.#parts.size > 0) {
      return;
    }
    const list = h("dl", { class: "figures", "aria-busy": "true" });
    for (const { name, terms } of FIGURES) {
      const value = h(terms ? "a" : "span", { class: "figure-value", "data-figure": name }, "–");
      const note = h("span", { class: "figure-note" }, "\u00a0");
      this.#parts.set(name, { value, note });
      list.append(
        h(
          "div",
          { class: "figure" },
          h("dt", {}, say(`overview.${name}`)),
          h("dd", {}, value, note),
        ),
      );
    }
    this.replaceChildren(list);
  }

  show(total, from) {
    this.firstElementChild.removeAttribute("aria-busy");
    for (const { name, value, note, terms } of FIGURES) {
      const part = this.#parts.get(name);
      setText(part.value, value(total));
      setText(part.note, note(total));
      if (terms) {
        toggleAttribute(part.value, "href", hashOf("#/messages", { ...terms, from }));
      }
    }
  }
}

customElements.define("tidings-figures", OverviewFigures);
