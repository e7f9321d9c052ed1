import { h, setText, toggleAttribute } from "../dom.js";
import { clock, number, roundNumber } from "../overview-format.js";
import { columnsOf, gapOf, hourOf } from "../overview-model.js";
import { asTable, plainTable } from "../plain-table.js";
import { say } from "../say.js";
import { uPlot } from "../uplot.js";

const HEIGHT = 220;

// Dashes tell the lines apart for those who see no colours.
const LINES = [
  { name: "accepted", word: "overview.accepted", colour: "--pending", dash: [2, 3] },
  { name: "submitted", word: "overview.submitted", colour: "--sent", dash: [] },
  { name: "reported", word: "overview.reported", colour: "--delivered", dash: [8, 4] },
];

// The place of the columns that the gap is between.
const [SUBMITTED, REPORTED] = [2, 3];

const STEPS = [1, 10, 100, 1000, 10_000].flatMap((scale) => [1, 2, 5].map((step) => step * scale));

/**
 * The last hour as lines: accepted, handed over and reported a minute. Where more was handed over
 * than reported the gap is hatched.
 */
export class LineChart extends HTMLElement {
  #minutes = [];
  #plot;
  #place = h("div", { class: "lines", role: "img" });
  #counts = new Map();
  #gap = h("span", { class: "lines-count" }, "–");
  #when = h("p", { class: "hint lines-when" }, "\u00a0");
  #problem = h("p", { class: "hint", hidden: true });
  #table;
  #watch;
  #dark = matchMedia("(prefers-color-scheme: dark)");

  connectedCallback() {
    this.#table ??= this.#build();
    this.#watch = new ResizeObserver(() => this.#fit());
    this.#watch.observe(this.#place);
    this.#dark.addEventListener("change", this.#redraw);
  }

  disconnectedCallback() {
    this.#watch.disconnect();
    this.#dark.removeEventListener("change", this.#redraw);
    this.#plot?.destroy();
    this.#plot = undefined;
  }

  async show(minutes) {
    this.#minutes = minutes;
    this.#showWords();
    this.#table.fill(
      minutes
        .toReversed()
        .map(({ at, ...minute }) => [
          clock(new Date(at)),
          ...LINES.map(({ name }) => number(minute[name])),
        ]),
    );
    await this.#draw();
  }

  #build() {
    const heads = [say("overview.time"), ...LINES.map(({ word }) => say(word))];
    const table = plainTable(say("overview.hour"), heads);
    toggleAttribute(this.#place, "aria-label", say("overview.hour"));
    this.replaceChildren(
      this.#legend(),
      this.#when,
      this.#place,
      this.#problem,
      asTable(say("overview.hour"), table.table),
    );
    return table;
  }

  #legend() {
    const entries = LINES.map(({ name, word }) => {
      const count = h("span", { class: "lines-count" }, "–");
      this.#counts.set(name, count);
      return h("li", {}, h("span", { class: "lines-key", "data-line": name }), say(word), count);
    });
    const gap = h(
      "li",
      {},
      h("span", { class: "lines-key", "data-line": "gap" }),
      say("overview.gap"),
      this.#gap,
    );
    return h("ul", { class: "lines-legend", role: "list" }, entries, gap);
  }

  /** Of the minute under the pointer, or of the whole hour. */
  #showWords() {
    const at = this.#plot?.cursor.idx;
    const minute = this.#minutes[at ?? -1];
    const sums = hourOf(minute ? [minute] : this.#minutes);
    for (const [name, count] of this.#counts) {
      setText(count, number(sums[name]));
    }
    setText(this.#gap, number(gapOf(minute ? [minute] : this.#minutes)));
    const time = minute && clock(new Date(minute.at));
    setText(this.#when, time ? say("overview.minuteAt", { time }) : say("overview.wholeHour"));
    if (!minute) {
      toggleAttribute(this.#place, "aria-label", say("overview.hourSummary", sums));
    }
  }

  async #draw() {
    try {
      const Chart = await uPlot();
      if (!this.isConnected) return;
      const columns = columnsOf(this.#minutes);
      if (this.#plot) {
        this.#plot.setData(columns);
      } else {
        this.#plot = new Chart(this.#options(Chart), columns, this.#place);
      }
      this.#problem.hidden = true;
    } catch {
      setText(this.#problem, say("overview.noLines"));
      this.#problem.hidden = false;
    }
  }

  #options(Chart) {
    const colour = (name) => getComputedStyle(this).getPropertyValue(name).trim();
    const axis = {
      stroke: () => colour("--ink-soft"),
      font: `12px ${colour("--font")}`,
      grid: { stroke: () => colour("--line"), width: 1 },
      ticks: { show: false },
    };
    return {
      width: this.#place.clientWidth,
      height: HEIGHT,
      legend: { show: false },
      // Half of a name of the time that the last minute may have below it.
      padding: [null, 30, null, null],
      cursor: { y: false, drag: { x: false, y: false }, points: { size: 7 } },
      hooks: { setCursor: [() => this.#showWords()] },
      scales: { y: { range: (_, _least, most) => [0, Math.max(5, (most ?? 0) * 1.05)] } },
      axes: [
        {
          ...axis,
          space: 72,
          size: 30,
          values: (_, times) => times.map((time) => clock(new Date(time * 1000))),
        },
        {
          ...axis,
          size: 44,
          space: 40,
          incrs: STEPS,
          values: (_, counts) => counts.map(roundNumber),
        },
      ],
      series: [{}, ...LINES.map((line) => series(line, Chart, colour))],
      bands: [{ series: [SUBMITTED, REPORTED], fill: () => hatch(colour("--warn")) }],
    };
  }

  #fit() {
    const width = this.#place.clientWidth;
    if (this.#plot && width > 0 && width !== this.#plot.width) {
      this.#plot.setSize({ width, height: HEIGHT });
    }
  }

  #redraw = () => this.#plot?.redraw();
}

function series({ word, colour: name, dash }, Chart, colour) {
  return {
    label: say(word),
    stroke: () => colour(name),
    width: 2,
    dash,
    points: { show: false },
    paths: Chart.paths.linear(),
  };
}

function hatch(colour) {
  const size = 6;
  const tile = Object.assign(document.createElement("canvas"), { width: size, height: size });
  const pen = tile.getContext("2d");
  pen.strokeStyle = colour;
  pen.globalAlpha = 0.6;
  for (const offset of [-size, 0, size]) {
    pen.moveTo(offset, size);
    pen.lineTo(offset + size, 0);
  }
  pen.stroke();
  return pen.createPattern(tile, "repeat");
}

customElements.define("tidings-lines", LineChart);
