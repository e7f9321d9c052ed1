import { csvOf, saveAs } from "../csv.js";
import { h, toggleAttribute } from "../dom.js";
import {
  clock,
  dayOfMonth,
  longDay,
  money,
  number,
  roundNumber,
  weekday,
} from "../overview-format.js";
import { STACK, costText, isNamed, stackOf, ticksOf } from "../overview-model.js";
import { asTable, plainTable } from "../plain-table.js";
import { say } from "../say.js";
import { outcomeWord } from "../words.js";

// As in the API, so that a spreadsheet reads them in every language.
const COLUMNS = [
  { name: "from", value: ({ from }) => from.toISOString() },
  { name: "to", value: ({ to }) => to.toISOString() },
  { name: "accepted", value: ({ accepted }) => accepted },
  ...STACK.map((outcome) => ({ name: outcome, value: ({ outcomes }) => outcomes[outcome] })),
  { name: "segments", value: ({ segments }) => segments },
  { name: "cost", value: ({ cost }) => costText(cost) },
];

/**
 * Bars of outcomes, one for each hour or day, with their figures as a table. The bars stay where they
 * are while what they show changes.
 */
export class BarChart extends HTMLElement {
  #bars = [];
  #days;
  #columns = [];
  #axis = h("div", { class: "bars-axis" });
  #plot = h("div", { class: "bars-plot" });
  #chart = h("div", { class: "bars", role: "img" }, this.#axis, this.#plot);
  #table;

  connectedCallback() {
    if (this.#table) {
      return;
    }
    const heads = [say("overview.time"), say("overview.accepted"), ...STACK.map(outcomeWord)];
    this.#table = plainTable(say("overview.bars"), [...heads, say("overview.cost")]);
    const csv = h(
      "button",
      { type: "button", class: "button quiet small", onclick: () => this.#save() },
      say("overview.csv"),
    );
    this.replaceChildren(
      this.#chart,
      legend(),
      asTable(say("overview.bars"), this.#table.table, csv),
    );
    toggleAttribute(this.#chart, "aria-label", say("overview.bars"));
    this.#showAxis([0, 1]);
  }

  show(bars, days) {
    if (bars.length !== this.#bars.length || days !== this.#days) {
      this.#build(bars, days);
    }
    this.#bars = bars;
    const ticks = ticksOf(Math.max(...bars.map(({ accepted }) => accepted)));
    this.#showAxis(ticks);
    bars.forEach((bar, at) => this.#showBar(bar, at, ticks.at(-1)));
    this.#table.fill(bars.map((bar) => this.#cells(bar)));
    toggleAttribute(this.#chart, "aria-label", this.#summary());
  }

  #build(bars, days) {
    this.#days = days;
    this.#columns = bars.map((bar, at) => {
      const parts = STACK.map((outcome) =>
        h("span", { class: "outcome-part", "data-outcome": outcome }),
      );
      const name = isNamed(at, bars.length) ? shortName(bar, days) : "";
      const column = h(
        "div",
        { class: "bar-column" },
        h("div", { class: "bar" }, ...parts.toReversed()),
        h("span", { class: "bar-name" }, name),
      );
      return { column, parts };
    });
    this.#plot.replaceChildren(...this.#columns.map(({ column }) => column));
    this.dataset.bars = String(bars.length);
  }

  #showBar(bar, at, top) {
    const { column, parts } = this.#columns[at];
    const shares = new Map(
      stackOf(bar.outcomes, top).map(({ outcome, share }) => [outcome, share]),
    );
    parts.forEach((part) => {
      const share = shares.get(part.dataset.outcome) ?? 0;
      part.style.setProperty("height", `${share * 100}%`);
      toggleAttribute(part, "data-empty", share === 0 && "");
    });
    toggleAttribute(column, "title", `${this.#longName(bar)}: ${words(bar)}`);
  }

  #showAxis(ticks) {
    const lines = ticks.map((tick) => {
      const line = h("span", { class: "bars-tick" }, h("span", {}, roundNumber(tick)));
      line.style.setProperty("bottom", `${(tick / ticks.at(-1)) * 100}%`);
      return line;
    });
    if (lines.map(({ textContent }) => textContent).join() !== this.#axis.dataset.ticks) {
      this.#axis.dataset.ticks = lines.map(({ textContent }) => textContent).join();
      this.#axis.replaceChildren(...lines);
    }
  }

  #cells({ accepted, outcomes, cost, ...bar }) {
    const counts = STACK.map((outcome) => number(outcomes[outcome]));
    return [this.#longName(bar), number(accepted), ...counts, cost.map(money).join(" + ")];
  }

  #longName({ from, to }) {
    return this.#days === 1 ? `${clock(from)}–${clock(to)}` : longDay(from);
  }

  #summary() {
    const busiest = this.#bars.reduce((one, other) =>
      other.accepted > one.accepted ? other : one,
    );
    return busiest.accepted === 0
      ? say("overview.barsNone")
      : say("overview.barsSummary", {
          time: this.#longName(busiest),
          n: busiest.accepted,
        });
  }

  #save() {
    saveAs("tidings-messages.csv", csvOf(COLUMNS, this.#bars));
  }
}

function shortName({ from }, days) {
  if (days === 1) return clock(from);
  return days > 7 ? dayOfMonth(from) : weekday(from);
}

function words({ accepted, outcomes }) {
  const parts = STACK.filter((outcome) => outcomes[outcome] > 0);
  const counts = parts.map((outcome) => `${outcomeWord(outcome)} ${number(outcomes[outcome])}`);
  return [`${say("overview.accepted")} ${number(accepted)}`, ...counts].join(", ");
}

/** For those who see the bars; what they say is in the table too. */
function legend() {
  return h(
    "ul",
    { class: "bars-legend", role: "list", "aria-hidden": "true" },
    STACK.map((outcome) =>
      h(
        "li",
        {},
        h("span", { class: "outcome-part key", "data-outcome": outcome }),
        outcomeWord(outcome),
      ),
    ),
  );
}

customElements.define("tidings-bars", BarChart);
