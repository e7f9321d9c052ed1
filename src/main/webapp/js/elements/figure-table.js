import { csvOf, saveAs } from "../csv.js";
import { h, setText, toggleAttribute } from "../dom.js";
import { duration, isUnknown, number, percent, rowName } from "../overview-format.js";
import { costText, failedShare, orderOf, share } from "../overview-model.js";
import { hashOf } from "../routes.js";
import { say } from "../say.js";

const FEW = 8;

// As in the API, so that a spreadsheet reads them in every language.
const COLUMNS = [
  { name: "key", value: ({ key }) => key },
  { name: "name", value: (row) => rowName(row.by, row) },
  { name: "accepted", value: ({ accepted }) => accepted },
  ...["delivered", "failed", "sent", "pending", "cancelled"].map((outcome) => ({
    name: outcome,
    value: ({ outcomes }) => outcomes[outcome],
  })),
  { name: "segments", value: ({ segments }) => segments },
  { name: "cost", value: ({ cost }) => costText(cost) },
  { name: "secondsToHandset", value: ({ toHandset }) => toHandset?.p50 },
];

/** What messages can be searched for by; of the others there is no link. */
const SEARCHED = new Set(["country", "sender", "caller", "error"]);

// A sender that may be somebody's number has stars in the figures, and cannot be searched for so.
const MASKED = /\*/;

/**
 * The figures of one kind, such as countries: the attribute `by` says which. Rows that are there keep
 * their place while a pointer or the focus is in the table.
 */
export class FigureTable extends HTMLElement {
  #rows = [];
  #shown = new Map();
  #all = false;
  #whole = 0;
  #from;
  #body = h("tbody");
  #none = h("p", { class: "hint figure-none" }, "\u00a0");
  #more = h("button", {
    type: "button",
    class: "button quiet small",
    "aria-expanded": "false",
    hidden: true,
    onclick: () => this.#toggle(),
  });
  #csv = h(
    "button",
    { type: "button", class: "button quiet small", disabled: true, onclick: () => this.#save() },
    say("overview.csv"),
  );

  get #by() {
    return this.getAttribute("by");
  }

  get #columns() {
    return this.#by === "error" ? ["failed"] : ["accepted", "delivered", "failed", "toHandset"];
  }

  connectedCallback() {
    if (this.firstChild) {
      return;
    }
    const title = say(`overview.by.${this.#by}`);
    const heading = `by-${this.#by}`;
    toggleAttribute(this.#csv, "aria-label", say("overview.csvOf", { what: title }));
    this.replaceChildren(
      h("header", { class: "figure-head" }, h("h2", { id: heading }, title), this.#csv),
      h(
        "table",
        { class: "figure-table", "aria-labelledby": heading },
        h(
          "thead",
          {},
          h(
            "tr",
            {},
            h("th", { scope: "col" }, say(`overview.one.${this.#by}`)),
            ...this.#columns.map((column) =>
              h("th", { scope: "col", "data-column": column }, say(`overview.column.${column}`)),
            ),
          ),
        ),
        this.#body,
      ),
      this.#none,
      this.#more,
    );
  }

  /** @param from where the span of the rows begins */
  show(rows, from) {
    this.#rows = orderOf(rows, [...this.#shown.keys()], !this.#isLookedAt);
    this.#whole = rows.reduce((sum, { accepted }) => sum + accepted, 0);
    this.#from = from;
    this.#showRows();
  }

  get #isLookedAt() {
    return this.matches(":hover") || this.contains(document.activeElement);
  }

  #showRows() {
    const shown = this.#all ? this.#rows : this.#rows.slice(0, FEW);
    const before = this.#shown;
    this.#shown = new Map(shown.map(({ key }) => [key, before.get(key) ?? this.#row()]));
    shown.forEach((row) => this.#showRow(row));
    const elements = [...this.#shown.values()].map(({ element }) => element);
    if (elements.some((element, at) => this.#body.children[at] !== element)) {
      this.#place(elements);
    }
    [...this.#body.children].slice(elements.length).forEach((element) => element.remove());
    this.#showRest();
  }

  // A row that is moved would lose the focus within.
  #place(elements) {
    elements.forEach((element, at) => {
      const there = this.#body.children[at] ?? null;
      if (there !== element) this.#body.insertBefore(element, there);
    });
  }

  #row() {
    const name = h("a", { class: "figure-name" });
    const part = h("span", { class: "share-part" });
    const bar = h("span", { class: "share-bar", "aria-hidden": "true" }, part);
    const cells = new Map(
      this.#columns.map((column) => [column, h("td", { "data-column": column })]),
    );
    const element = h("tr", {}, h("th", { scope: "row" }, name, bar), ...cells.values());
    return { element, name, part, cells };
  }

  #showRow(row) {
    const { name, part, cells } = this.#shown.get(row.key);
    const whole = share(row.accepted, this.#whole) ?? 0;
    setText(name, rowName(this.#by, row));
    toggleAttribute(name, "href", this.#link(row));
    part.style.setProperty("width", `${whole * 100}%`);
    for (const [column, cell] of cells) {
      setText(cell, this.#text(column, row));
    }
  }

  #text(column, { accepted, outcomes, deliveredShare, toHandset }) {
    if (this.#by === "error" || column === "accepted") return number(accepted);
    if (column === "delivered") return percent(deliveredShare);
    return column === "failed" ? percent(failedShare(outcomes)) : duration(toHandset?.p50);
  }

  #link({ key }) {
    return SEARCHED.has(this.#by) && !isUnknown(this.#by, key) && !MASKED.test(key)
      ? hashOf("#/messages", { ...this.#term(key), from: this.#from })
      : undefined;
  }

  // What failed without an error of Infobip's is told by its status, which no search takes.
  #term(key) {
    const isStatus = this.#by === "error" && !/^\d+$/.test(key);
    return isStatus ? { outcome: "failed" } : { [this.#by]: key };
  }

  #showRest() {
    const hidden = this.#rows.length - FEW;
    this.#more.hidden = hidden <= 0;
    setText(
      this.#more,
      this.#all ? say("overview.fewer") : say("overview.more", { n: this.#rows.length }),
    );
    toggleAttribute(this.#more, "aria-expanded", String(this.#all));
    this.#none.hidden = this.#rows.length > 0;
    setText(this.#none, say(`overview.none.${this.#by === "error" ? "error" : "other"}`));
    this.#csv.toggleAttribute("disabled", this.#rows.length === 0);
  }

  #toggle() {
    this.#all = !this.#all;
    this.#showRows();
  }

  #save() {
    const rows = this.#rows.map((row) => ({ ...row, by: this.#by }));
    saveAs(`tidings-${this.#by}.csv`, csvOf(COLUMNS, rows));
  }
}

customElements.define("tidings-figure-table", FigureTable);
