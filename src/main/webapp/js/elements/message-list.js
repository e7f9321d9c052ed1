import { h } from "../dom.js";
import { say } from "../say.js";
import "./message-row.js";

// Rows of a block; the browser skips whole blocks that are out of sight.
const BLOCK = 50;

// Few enough for one frame.
const BLOCKS_AT_ONCE = 4;

const BRIGHT_FOR = 1600;

// From here on the browser may skip what is out of sight.
const MANY = 200;

// A mark on everything marks nothing, and costs a style change per row.
const MOST_TO_BRIGHTEN = 300;

/** The messages of a send request, one row each, in the order of the request whatever happens to them. */
export class MessageList extends HTMLElement {
  #model;
  #ids = [];
  #rows = new Map();
  #known = new Set();
  #open = new Set();
  #building = false;
  #list = h("div", { role: "list", class: "message-rows" });
  #progress = h("p", { class: "message-progress", hidden: true });
  #none = h("p", { class: "message-none", hidden: true }, say("request.noneOfOutcome"));

  connectedCallback() {
    this.addEventListener("tidings:opened", ({ target }) => this.#open.add(target));
    this.addEventListener("tidings:closed", ({ target }) => this.#open.delete(target));
    this.replaceChildren(this.#list, this.#none, this.#progress);
  }

  /** Shows the model's messages, of which the given ids are new or changed. */
  show(model, changed) {
    this.#model = model;
    const shown = [...changed].map((id) => this.#rows.get(id)).filter(Boolean);
    for (const row of shown) {
      row.show(model.messages.get(row.dataset.messageId));
    }
    this.#brighten(shown);
    this.#refreshTimelines();
    this.#addFresh(changed);
    this.#showNone();
  }

  /** Shows only the messages of the outcome, or all without one. */
  filter(outcome) {
    if (outcome) {
      this.dataset.filter = outcome;
    } else {
      delete this.dataset.filter;
    }
    this.#showNone();
  }

  get openRows() {
    return [...this.#open];
  }

  showTimeline(row, model) {
    const id = row.dataset.messageId;
    row.timeline.show(model.messages.get(id), model.eventsOf(id), model);
    row.timeline.offerMore(model.nextOf(id) !== undefined);
  }

  #showNone() {
    const outcome = this.dataset.filter;
    this.#none.hidden = outcome === undefined || this.#model?.outcomes[outcome] > 0;
  }

  #brighten(rows) {
    if (rows.length === 0 || rows.length > MOST_TO_BRIGHTEN) {
      return;
    }
    rows.forEach((row) => row.brighten(BRIGHT_FOR));
    setTimeout(() => rows.forEach((row) => row.dim()), BRIGHT_FOR);
  }

  #refreshTimelines() {
    this.openRows
      .filter((row) => this.#model.knowsHistoryOf(row.dataset.messageId))
      .forEach((row) => this.showTimeline(row, this.#model));
  }

  #addFresh(changed) {
    for (const id of changed) {
      if (!this.#known.has(id)) {
        this.#known.add(id);
        this.#ids.push(id);
      }
    }
    this.toggleAttribute("data-many", this.#ids.length > MANY);
    if (!this.#building) {
      void this.#build();
    }
  }

  async #build() {
    this.#building = true;
    while (this.#rows.size < this.#ids.length && this.isConnected) {
      for (let i = 0; i < BLOCKS_AT_ONCE; i++) {
        this.#buildBlock();
      }
      this.#showProgress();
      await new Promise((resume) => setTimeout(resume));
    }
    this.#building = false;
  }

  #buildBlock() {
    const next = this.#ids.slice(this.#rows.size, this.#rows.size + BLOCK);
    if (next.length > 0) {
      const rows = next.map((id) => this.#row(id));
      this.#list.append(h("div", { role: "presentation", class: "message-block" }, rows));
    }
  }

  #row(id) {
    const row = document.createElement("tidings-message");
    row.show(this.#model.messages.get(id));
    this.#rows.set(id, row);
    return row;
  }

  #showProgress() {
    const missing = this.#ids.length - this.#rows.size;
    this.#progress.hidden = missing === 0;
    this.#progress.textContent = say("request.moreToShow", { n: missing });
  }
}

customElements.define("tidings-messages", MessageList);
