import { lateness, lastMinutes, statistics } from "../api.js";
import { h, setText, toggleAttribute } from "../dom.js";
import { exactTime, shortTime } from "../format.js";
import { SPANS, barsOf, errorsOf, renewed, spanOf, startOf } from "../overview-model.js";
import { localTime } from "../moments.js";
import { may, session } from "../session.js";
import { say } from "../say.js";
import { whileSeen } from "../while-seen.js";
import "./bar-chart.js";
import "./figure-table.js";
import "./lateness-line.js";
import "./line-chart.js";
import "./overview-figures.js";

const FIGURES_EVERY = 10_000;
const LINES_EVERY = 5_000;

// The log is counted within seconds; what is further behind is worth telling.
const BEHIND = 30_000;

const TABLES = ["country", "network", "sender", "caller", "error"];

/** How sending goes: the attribute `days` says whether today, or that many days with today. */
export class OverviewScreen extends HTMLElement {
  #abort;
  #hours = [];
  #since;
  #lookAgain = [];
  #figures = h("tidings-figures");
  #bars = h("tidings-bars");
  #lines = h("tidings-lines");
  #late = h("tidings-lateness");
  #tables = new Map(TABLES.map((by) => [by, h("tidings-figure-table", { by, class: "card" })]));
  #upTo = h("p", { class: "hint up-to" }, "\u00a0");
  // Whoever has to sign in again is shown the gate, and nothing is asked for behind it.
  #signedOut = false;
  #problems = new Map();
  #problem = h("p");
  #notice = h("div", { class: "notice overview-problem", role: "alert", hidden: true });
  #welcome = h("section", { class: "card welcome", hidden: true });
  #content;

  connectedCallback() {
    this.#abort = new AbortController();
    if (!this.#content) {
      this.#build();
    }
    const { signal } = this.#abort;
    this.#lookAgain = [
      whileSeen(FIGURES_EVERY, () => this.#load("figures", () => this.#loadFigures()), signal),
      whileSeen(LINES_EVERY, () => this.#load("lines", () => this.#loadLines()), signal),
    ];
    window.addEventListener("tidings:signed-in", () => this.#goOn(), { signal });
  }

  disconnectedCallback() {
    this.#abort.abort();
  }

  get #days() {
    return spanOf(this.getAttribute("days"));
  }

  #build() {
    const days = this.#days;
    const card = (title, content) =>
      h("section", { class: "card" }, h("h2", {}, say(title)), content);
    this.#content = h(
      "div",
      { class: "overview" },
      this.#figures,
      card(days === 1 ? "overview.barsByHour" : "overview.barsByDay", this.#bars),
      card("overview.hour", this.#lines),
      h("div", { class: "figure-tables" }, ...this.#tables.values()),
    );
    const tryAgain = h(
      "button",
      { type: "button", class: "button quiet small", onclick: () => this.#lookNow() },
      say("app.tryAgain"),
    );
    this.#notice.append(this.#problem, tryAgain);
    this.replaceChildren(
      h(
        "header",
        { class: "list-head" },
        h("h1", { tabindex: "-1" }, say("overview.title")),
        spans(days),
      ),
      this.#late,
      this.#welcome,
      this.#content,
      this.#upTo,
      this.#notice,
    );
  }

  #goOn() {
    this.#signedOut = false;
    this.#lookNow();
  }

  #lookNow() {
    this.#lookAgain.forEach((look) => void look());
  }

  async #load(part, what) {
    if (this.#signedOut) return;
    try {
      await what();
      this.#problems.delete(part);
    } catch (problem) {
      this.#signedOut = problem.status === 401;
      if (problem.name === "AbortError" || this.#signedOut) return;
      this.#problems.set(part, problem.message);
    }
    const [words] = this.#problems.values();
    setText(this.#problem, words ?? "");
    this.#notice.hidden = words === undefined;
  }

  /** One after the other: nobody waits for the last of them, and the server has others to answer. */
  async #loadFigures() {
    const now = new Date(Date.now());
    const start = startOf(this.#days, now);
    const [since, from] = [start.toISOString(), localTime(start)];
    const { signal } = this.#abort;
    const [first, ...others] = TABLES;
    const countries = await statistics({ by: first, since }, signal);
    this.#figures.show(countries.total, from);
    this.#showUpTo(countries.upTo, now);
    await this.#showWelcome(countries.total, signal);
    this.#tables.get(first).show(countries.rows, from);
    await this.#loadBars(since, now, signal);
    for (const by of others) {
      const { rows } = await statistics({ by, since }, signal);
      this.#tables.get(by).show(by === "error" ? errorsOf(rows) : rows, from);
    }
    this.#late.show((await lateness(signal)).late);
  }

  /** By the hour, since the days of the log are not those of the reader's zone. */
  async #loadBars(since, now, signal) {
    const isFirst = since !== this.#since;
    // What changes is young: a month of hours is fetched once.
    const recent = startOf(Math.min(2, this.#days), now).toISOString();
    const { rows } = await statistics({ by: "hour", since: isFirst ? since : recent }, signal);
    this.#hours = isFirst ? rows : renewed(this.#hours, rows);
    this.#since = since;
    this.#bars.show(barsOf(this.#hours, this.#days, now), this.#days);
  }

  async #loadLines() {
    const { minutes } = await lastMinutes(this.#abort.signal);
    await this.#lines.show(minutes);
  }

  #showUpTo(upTo, now) {
    const behind = now.getTime() - Date.parse(upTo);
    const time = shortTime(upTo);
    setText(this.#upTo, say(behind > BEHIND ? "overview.behind" : "overview.upTo", { time }));
    toggleAttribute(this.#upTo, "title", exactTime(upTo));
  }

  /** Where nothing was ever sent there is nothing to show but the first step. */
  async #showWelcome({ accepted }, signal) {
    const month = startOf(SPANS.at(-1), new Date(Date.now())).toISOString();
    const isQuiet = accepted === 0;
    const isNew =
      isQuiet && (await statistics({ by: "outcome", since: month }, signal)).total.accepted === 0;
    this.#late.hidden = isNew;
    this.#content.hidden = isNew;
    this.#upTo.hidden = isNew;
    if (isQuiet && this.#welcome.dataset.isNew !== String(isNew)) {
      this.#welcome.dataset.isNew = String(isNew);
      this.#welcome.replaceChildren(...welcome(isNew));
    }
    this.#welcome.hidden = !isQuiet;
  }
}

function spans(chosen) {
  const link = (days) =>
    h(
      "li",
      {},
      h(
        "a",
        {
          class: "pill",
          href: days === 1 ? "#/" : `#/?days=${days}`,
          "data-days": days,
          "aria-current": days === chosen ? "true" : undefined,
        },
        say(days === 1 ? "overview.today" : "overview.days", { n: days }),
      ),
    );
  return h(
    "nav",
    { "aria-label": say("overview.span") },
    h("ul", { class: "pills", role: "list" }, SPANS.map(link)),
  );
}

function welcome(isNew) {
  // Tests are counted nowhere, whatever was sent.
  const kind = session().test ? "test" : isNew ? "new" : "quiet";
  const compose = h("a", { class: "button", href: "#/compose" }, say("overview.compose"));
  const month = h("a", { class: "button quiet", href: "#/?days=30" }, say("overview.seeMonth"));
  return [
    h("h2", {}, say(`overview.${kind}Title`)),
    h("p", {}, say(`overview.${kind}Words`)),
    h("p", { class: "welcome-steps" }, may("send") ? compose : "", isNew ? "" : month),
  ];
}

customElements.define("tidings-overview-screen", OverviewScreen);
