import { announce } from "../announcer.js";
import { sendRequestCounts, sendRequests } from "../api.js";
import { csvOf, saveAs } from "../csv.js";
import { h, setText, toggleAttribute } from "../dom.js";
import { count } from "../format.js";
import { RequestRows, numberFilter, spanOfDays } from "../request-rows.js";
import { hashOf, replaceHash } from "../routes.js";
import { say } from "../say.js";
import { may } from "../session.js";
import { whileSeen } from "../while-seen.js";
import { OUTCOMES, outcomeWord } from "../words.js";
import "./request-row.js";
import "./row-list.js";

const ROWS_EVERY = 3_000;
const COUNTS_EVERY = 10_000;
const PAGE_OF_FILE = 200;
const MOST_IN_FILE = 50_000;

const COLUMNS = [
  ...["correlationId", "createdAt", "sendAt", "sender", "recipients"].map((name) => ({
    name,
    value: (request) => request[name],
  })),
  ...OUTCOMES.map((outcome) => ({ name: outcome, value: ({ outcomes }) => outcomes[outcome] })),
  ...["test", "text"].map((name) => ({ name, value: (request) => request[name] })),
];

/**
 * The send requests, newest first. The attributes `outcome`, `from` and `to` (days) say which; a
 * number is asked for here, since it must stand in no address.
 */
export class RequestList extends HTMLElement {
  #rows = new RequestRows();
  #byId = new Map();
  #number;
  #list = h("tidings-rows", { class: "requests" });
  #pills = h("ul", { class: "pills", role: "list" });
  #counts = new Map();
  #older = button("older", "quiet", say("requests.older"), () => void this.#loadOlder());
  #fresh = button("fresh", "small", "", () => void this.#showFresh());
  #csv = button("csv", "quiet small", say("requests.csv"), () => void this.#save());
  #saving;
  #progress = h("span", { class: "hint", id: "csv-progress" });
  #problem = h("p");
  #notice = h("div", { class: "notice", role: "alert", hidden: true });
  #empty = h("p", { class: "empty", hidden: true });
  #busy = false;
  #stale = false;
  #built = false;
  #abort;

  connectedCallback() {
    this.#abort = new AbortController();
    if (!this.#built) {
      this.#build();
      this.#built = true;
    }
    const { signal } = this.#abort;
    const look = [
      whileSeen(ROWS_EVERY, () => this.#renew(), signal),
      whileSeen(COUNTS_EVERY, () => this.#count(), signal),
    ];
    window.addEventListener("tidings:signed-in", () => look.forEach((again) => void again()), {
      signal,
    });
  }

  disconnectedCallback() {
    this.#abort.abort();
    this.#saving?.abort();
  }

  get #outcome() {
    return this.getAttribute("outcome") ?? undefined;
  }

  get #filter() {
    const span = spanOfDays(this.getAttribute("from"), this.getAttribute("to"));
    return { outcome: this.#outcome, ...span, ...this.#number };
  }

  #build() {
    this.#fresh.hidden = true;
    this.#older.hidden = true;
    const tryAgain = h(
      "button",
      { type: "button", class: "button quiet small", onclick: () => void this.#renew() },
      say("app.tryAgain"),
    );
    this.#notice.append(this.#problem, tryAgain);
    this.replaceChildren(
      h(
        "header",
        { class: "list-head" },
        h("h1", { tabindex: "-1" }, say("requests.title")),
        h("div", { class: "list-tools" }, this.#progress, this.#csv),
      ),
      this.#filters(),
      h("nav", { "aria-label": say("requests.byOutcome") }, this.#pills),
      this.#notice,
      h("div", { class: "fresh-line" }, this.#fresh),
      this.#empty,
      this.#list,
      this.#older,
    );
    this.#showPills();
  }

  #filters() {
    const day = (name) =>
      h(
        "label",
        { class: "filter" },
        h("span", {}, say(`requests.${name}`)),
        h("input", {
          type: "date",
          id: `${name}-day`,
          value: this.getAttribute(name),
          onchange: ({ target }) => this.#showDay(name, target.value),
        }),
      );
    return h(
      "form",
      { class: "filters", role: "search", onsubmit: (event) => this.#find(event) },
      may("privacy") ? this.#numberFields() : undefined,
      day("from"),
      day("to"),
    );
  }

  #numberFields() {
    return [
      h(
        "label",
        { class: "filter" },
        h("span", {}, say("requests.number")),
        h("input", {
          type: "search",
          id: "number",
          autocomplete: "off",
          inputmode: "tel",
          placeholder: say("requests.numberHint"),
        }),
      ),
      h("button", { class: "button quiet", id: "find" }, say("requests.find")),
    ];
  }

  #find(event) {
    event.preventDefault();
    this.#number = numberFilter(this.querySelector("#number")?.value ?? "");
    void this.#begin();
  }

  #showDay(name, day) {
    toggleAttribute(this, name, day || undefined);
    replaceHash(this.#hash(this.#outcome));
    this.#showPills();
    void this.#begin();
    void this.#count();
  }

  #hash(outcome) {
    const [from, to] = [this.getAttribute("from"), this.getAttribute("to")];
    return hashOf("#/requests", { outcome, from, to });
  }

  #showPills() {
    const pill = (outcome, words) => {
      const number = h("span", { class: "pill-count" });
      this.#counts.set(outcome, number);
      const attributes = {
        href: this.#hash(outcome),
        class: "pill",
        "aria-current": outcome === this.#outcome ? "page" : undefined,
      };
      return h("li", {}, h("a", attributes, words, " ", number));
    };
    this.#pills.replaceChildren(
      pill(undefined, say("requests.all")),
      ...OUTCOMES.map((outcome) => pill(outcome, outcomeWord(outcome))),
    );
  }

  /** How many there are of each; beside a number nobody counts. */
  async #count() {
    const { since, until } = this.#filter;
    await this.#try(async () => {
      const {
        sendRequests: all,
        outcomes,
        complete,
      } = await sendRequestCounts({ since, until }, this.#abort.signal);
      for (const [outcome, element] of this.#counts) {
        const number = outcome === undefined ? all : outcomes[outcome];
        setText(element, complete || number === 0 ? count(number) : `${count(number)}+`);
        element.hidden = this.#number !== undefined;
      }
    });
  }

  /** Loads the first page, or looks at what stands here again. */
  async #renew() {
    if (this.#busy) return;
    if (this.#list.childElementCount === 0) {
      await this.#begin();
      return;
    }
    await this.#try(async () => {
      this.#update(this.#rows.renew(await this.#page({})));
      const cursor = this.#rows.turn();
      if (cursor) {
        const { sendRequests: older } = await this.#page({ cursor });
        this.#update(older);
      }
      this.#showFreshCount();
    });
  }

  #update(requests) {
    requests.forEach((request) => this.#byId.get(request.correlationId)?.show(request));
  }

  #showFreshCount() {
    const { fresh } = this.#rows;
    const words = fresh > 0 ? say("requests.fresh", { n: fresh }) : "";
    if (this.#fresh.hidden && fresh > 0) {
      announce(words);
    }
    this.#fresh.hidden = fresh === 0;
    setText(this.#fresh, words);
  }

  async #showFresh() {
    await this.#begin();
    this.#list.go(this.#list.rows[0]);
  }

  /** Whoever filters anew while something loads gets what they asked for last. */
  async #begin() {
    this.#stale = this.#busy;
    await this.#load(async () => {
      const page = await this.#page({});
      this.#byId.clear();
      this.#list.replaceChildren(...this.#rows.begin(page).map((request) => this.#row(request)));
      this.#showFreshCount();
    });
  }

  async #loadOlder() {
    await this.#load(async () => {
      const requests = this.#rows.append(await this.#page({ cursor: this.#rows.cursor }));
      const rows = requests.map((request) => this.#row(request));
      const hadFocus = document.activeElement === this.#older;
      this.#list.append(...rows);
      this.#list.refresh();
      announce(say("requests.olderShown", { n: rows.length }), { now: true });
      if (hadFocus && !this.#rows.cursor) {
        // Hiding the focused button would throw a keyboard user back to the top of the page.
        this.#list.go(rows[0]?.querySelector("[data-row]"));
      }
    });
  }

  async #load(what) {
    if (this.#busy) return;
    this.#busy = true;
    await this.#try(what);
    this.#busy = false;
    if (this.#stale) {
      await this.#begin();
      return;
    }
    this.#older.hidden = !this.#rows.cursor;
    this.#empty.hidden = this.#list.childElementCount > 0 || !this.#notice.hidden;
    setText(this.#empty, this.#emptyWords());
  }

  #emptyWords() {
    const { outcome, since, until } = this.#filter;
    const isFiltered = this.#number || since || until;
    if (isFiltered) return say("requests.noneFit");
    return outcome
      ? say("requests.noneWith", { outcome: outcomeWord(outcome) })
      : say("requests.none");
  }

  #page({ cursor = undefined, limit = undefined }, signal = this.#abort.signal) {
    return sendRequests({ ...this.#filter, cursor, limit }, signal);
  }

  #row(request) {
    const row = h("tidings-request-row");
    row.show(request);
    this.#byId.set(request.correlationId, row);
    return row;
  }

  async #try(what) {
    try {
      await what();
      this.#notice.hidden = true;
    } catch (problem) {
      if (problem.name === "AbortError" || problem.status === 401) return;
      setText(this.#problem, problem.violations?.[0]?.message ?? problem.message);
      this.#notice.hidden = false;
    }
  }

  /** All that is filtered, page by page; a second click cancels. */
  async #save() {
    if (this.#saving) {
      this.#saving.abort();
      return;
    }
    this.#saving = new AbortController();
    setText(this.#csv, say("requests.csvCancel"));
    await this.#try(async () => {
      const requests = await this.#all(this.#saving.signal);
      saveAs("send-requests.csv", csvOf(COLUMNS, requests));
    });
    this.#saving = undefined;
    setText(this.#csv, say("requests.csv"));
    setText(this.#progress, "");
  }

  async #all(signal) {
    const requests = [];
    let cursor;
    do {
      const page = await this.#page({ cursor, limit: PAGE_OF_FILE }, signal);
      requests.push(...page.sendRequests);
      cursor = page.nextCursor;
      setText(this.#progress, say("requests.csvRows", { n: requests.length }));
    } while (cursor && requests.length < MOST_IN_FILE);
    return requests;
  }
}

function button(id, kind, words, onclick) {
  return h("button", { type: "button", id, class: `button ${kind}`, onclick }, words);
}

customElements.define("tidings-requests", RequestList);
