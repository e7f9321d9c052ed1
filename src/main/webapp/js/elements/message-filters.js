import { h } from "../dom.js";
import { FILTERS } from "../message-criteria.js";
import { localTime } from "../moments.js";
import { say } from "../say.js";
import { OUTCOMES, outcomeWord } from "../words.js";

// Long enough that no search is made for half a word.
const PAUSE = 500;

const SHOWN_FIRST = new Set(["outcome", "from", "to"]);

const TYPES = new Map([
  ["from", "datetime-local"],
  ["to", "datetime-local"],
]);

/**
 * What messages are looked for by; fires `tidings:filters` when that has changed, with `opens` when
 * what is found alone shall be opened. `number` stands in no address.
 */
export class MessageFilters extends HTMLElement {
  #fields = new Map();
  #waiting;
  #told;

  connectedCallback() {
    if (!this.firstChild) this.#build();
  }

  disconnectedCallback() {
    clearTimeout(this.#waiting);
  }

  /** Shows filters, as the address has them. */
  show(filters, number) {
    for (const name of FILTERS) {
      const field = this.#fields.get(name);
      field.value = TYPES.has(name) ? fieldTime(filters[name]) : filters[name];
    }
    this.#fields.get("number").value = number;
    const more = FILTERS.filter((name) => !SHOWN_FIRST.has(name));
    this.querySelector("details").open = more.some((name) => filters[name] !== "");
    this.#told = this.#signature();
  }

  get filters() {
    const values = FILTERS.map((name) => [name, this.#fields.get(name).value.trim()]);
    return Object.fromEntries(
      values.map(([name, value]) => [name, value && TYPES.has(name) ? isoTime(value) : value]),
    );
  }

  get number() {
    return this.#fields.get("number").value.trim();
  }

  #build() {
    const names = FILTERS.filter((name) => !SHOWN_FIRST.has(name));
    this.replaceChildren(
      h(
        "form",
        {
          class: "card message-filters",
          "aria-label": say("messages.filters"),
          onsubmit: (event) => this.#submit(event),
        },
        h(
          "div",
          { class: "filter-line" },
          this.#field("number", {
            type: "search",
            autocomplete: "off",
            "aria-describedby": "number-hint",
          }),
          this.#outcome(),
          ["from", "to"].map((name) => this.#field(name, { type: TYPES.get(name) })),
        ),
        h("p", { id: "number-hint", class: "hint" }, say("messages.numberHint")),
        h(
          "details",
          {},
          h("summary", {}, say("messages.moreFilters")),
          h(
            "div",
            { class: "filter-line" },
            names.map((name) => this.#field(name, { type: "search" })),
          ),
        ),
        h(
          "button",
          {
            type: "button",
            class: "button quiet small",
            id: "clear",
            onclick: () => this.#clear(),
          },
          say("messages.clear"),
        ),
      ),
    );
  }

  #field(name, attributes) {
    const field = h("input", { id: `filter-${name}`, spellcheck: "false", ...attributes });
    return this.#labelled(name, field);
  }

  #outcome() {
    const all = h("option", { value: "" }, say("messages.anyOutcome"));
    const options = OUTCOMES.map((outcome) =>
      h("option", { value: outcome }, outcomeWord(outcome)),
    );
    return this.#labelled("outcome", h("select", { id: "filter-outcome" }, all, options));
  }

  #labelled(name, field) {
    this.#fields.set(name, field);
    field.addEventListener("input", () => this.#soon());
    field.addEventListener("change", () => this.#now());
    return h(
      "div",
      { class: "field" },
      h("label", { for: field.id }, say(`messages.${name}`)),
      field,
    );
  }

  /** Who presses Enter wants to be there. */
  #submit(event) {
    event.preventDefault();
    clearTimeout(this.#waiting);
    this.#told = this.#signature();
    this.#tell(true);
  }

  #clear() {
    this.#fields.forEach((field) => (field.value = ""));
    this.#now();
    this.#fields.get("number").focus();
  }

  #soon() {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => this.#now(), PAUSE);
  }

  #now() {
    clearTimeout(this.#waiting);
    const signature = this.#signature();
    if (signature !== this.#told) {
      this.#told = signature;
      this.#tell(false);
    }
  }

  #tell(opens) {
    this.dispatchEvent(new CustomEvent("tidings:filters", { bubbles: true, detail: { opens } }));
  }

  #signature() {
    return [...this.#fields.values()].map(({ value }) => value.trim()).join("\0");
  }
}

function isoTime(local) {
  const moment = new Date(local);
  return Number.isNaN(moment.getTime()) ? "" : moment.toISOString();
}

/** As a field for day and time wants it: the time of this place, without its zone. */
function fieldTime(text) {
  const moment = new Date(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00` : text);
  if (text === "" || Number.isNaN(moment.getTime())) return "";
  return localTime(moment);
}

customElements.define("tidings-message-filters", MessageFilters);
