import { system } from "../api.js";
import { h, setText } from "../dom.js";
import { exactTime } from "../format.js";
import { noticePlace, showProblem } from "../notice.js";
import { say } from "../say.js";
import { systemCards } from "../system-cards.js";
import { whileSeen } from "../while-seen.js";

const EVERY = 3000;

/** How all of it stands, a card each, with what to do; the figures change in place. */
export class SystemScreen extends HTMLElement {
  #notice = noticePlace();
  #cards = h("div", { class: "system-cards" });
  #byName = new Map();
  #abort;

  connectedCallback() {
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    this.replaceChildren(
      h("h1", { tabindex: "-1" }, say("system.title")),
      h("p", { class: "hint" }, say("system.hint")),
      this.#notice,
      this.#cards,
    );
    const again = whileSeen(EVERY, () => this.#load(signal), signal);
    window.addEventListener("tidings:signed-in", again, { signal });
  }

  disconnectedCallback() {
    this.#abort.abort();
  }

  async #load(signal) {
    try {
      const answer = await system(signal);
      systemCards(answer, Date.parse(answer.at)).forEach((card) => this.#show(card));
      this.#notice.hidden = true;
    } catch (problem) {
      showProblem(this.#notice, problem, () => this.#load(signal));
    }
  }

  #show(card) {
    if (!this.#byName.has(card.name)) {
      this.#byName.set(card.name, new Card(card.name));
      this.#cards.append(this.#byName.get(card.name).element);
    }
    this.#byName.get(card.name).show(card);
  }
}

/** One of them; what stays the same is not touched. */
class Card {
  #light = h("span", { class: "system-light", "aria-hidden": "true" });
  #state = h("span", { class: "visually-hidden" });
  #told = h("ul", { class: "system-told", role: "list", hidden: true });
  #facts = h("dl", { class: "system-facts" });
  #table = h("tbody");
  #head = h("tr");
  #scroll;
  #advice = h("p", { class: "system-advice" });

  constructor(name) {
    const title = say(`system.card.${name}`);
    this.#scroll = h(
      "div",
      { class: "table-scroll", role: "region", tabindex: "0", "aria-label": title, hidden: true },
      h("table", { class: "plain-table" }, h("thead", {}, this.#head), this.#table),
    );
    this.element = h(
      "section",
      { class: "card system-card", "data-card": name },
      h("h2", {}, this.#light, title, this.#state),
      this.#told,
      this.#facts,
      this.#scroll,
      this.#advice,
    );
  }

  show({ state, told, facts, table, advice }) {
    this.element.dataset.state = state;
    setText(this.#state, `: ${say(`system.lamp.${state}`)}`);
    setText(this.#advice, advice);
    this.#told.hidden = told.length === 0;
    fill(this.#told, told, () => h("li"), setText);
    this.#facts.hidden = facts.length === 0;
    fill(this.#facts, facts, () => h("div", {}, h("dt"), h("dd")), showFact);
    this.#scroll.hidden = !table;
    if (table) {
      fill(this.#head, table.head, () => h("th", { scope: "col" }), setText);
      fill(this.#table, table.rows, () => h("tr"), showRow);
    }
  }
}

/** Has as many children as there are values, each with its own. */
function fill(parent, values, make, show) {
  while (parent.childElementCount > values.length) parent.lastElementChild.remove();
  while (parent.childElementCount < values.length) parent.append(make());
  values.forEach((value, at) => show(parent.children[at], value));
}

function showFact(element, { label, value, at }) {
  setText(element.firstElementChild, label);
  setText(element.lastElementChild, value);
  element.lastElementChild.title = at ? exactTime(at) : "";
}

function showRow(row, cells) {
  while (row.childElementCount < cells.length) {
    row.append(row.childElementCount === 0 ? h("th", { scope: "row" }) : h("td"));
  }
  cells.forEach((cell, at) => setText(row.children[at], cell));
}

customElements.define("tidings-system-screen", SystemScreen);
