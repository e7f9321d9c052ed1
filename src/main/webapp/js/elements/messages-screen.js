import { announce } from "../announcer.js";
import { searchMessages } from "../api.js";
import { h, setText } from "../dom.js";
import { messageHash, takeNumber } from "../find.js";
import { LiveMessages } from "../live-messages.js";
import { criteriaOf, filtersOf, isOpenEnded } from "../message-criteria.js";
import { hashOf, replaceHash } from "../routes.js";
import { say } from "../say.js";
import { whileSeen } from "../while-seen.js";
import "./message-export.js";
import "./message-filters.js";
import "./message-line.js";
import "./row-list.js";

const PAGE = 50;
const BRIGHT_FOR = 1600;

// How often it is looked whether there are new ones.
const LOOK_AGAIN = 10_000;

/** Messages of all send requests, newest first, by the filters in the attribute `query`. */
export class MessagesScreen extends HTMLElement {
  #filters = h("tidings-message-filters");
  #export = h("tidings-message-export");
  #rows = h("tidings-rows", { class: "message-lines card flush" });
  #fresh = button("new", () => void this.#load({ afresh: true }));
  #older = button("older", () => void this.#load());
  #notice = h("div", { class: "notice", role: "alert", hidden: true });
  #empty = h("p", { class: "empty", hidden: true });
  #lines = new Map();
  #live = new LiveMessages((message) => this.#changed(message));
  #newest;
  #cursor;
  #abort;
  #asking;
  #leads = true;

  connectedCallback() {
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    const isNew = !this.firstChild;
    this.#leads = isNew;
    if (isNew) this.#build();
    window.addEventListener("tidings:signed-in", () => void this.#load({ afresh: true }), {
      signal,
    });
    window.addEventListener("tidings:look", () => this.#look(), { signal });
    if (isNew) {
      void this.#load({ afresh: true, opens: true });
    } else {
      this.#live.open();
    }
    whileSeen(LOOK_AGAIN, () => this.#countNew(), signal);
  }

  disconnectedCallback() {
    this.#abort.abort();
    this.#live.close();
  }

  get #criteria() {
    return criteriaOf(this.#filters.filters, this.#filters.number);
  }

  #build() {
    this.#export.criteria = () => this.#criteria;
    this.replaceChildren(
      h(
        "header",
        { class: "list-head" },
        h("h1", { tabindex: "-1" }, say("messages.title")),
        this.#export,
      ),
      this.#filters,
      this.#notice,
      h("div", { class: "fresh" }, this.#fresh),
      this.#empty,
      this.#rows,
      this.#older,
    );
    this.#rows.setAttribute("aria-label", say("messages.title"));
    setText(this.#older, say("messages.older"));
    this.#filters.show(
      filtersOf(new URLSearchParams(this.getAttribute("query"))),
      takeNumber() ?? "",
    );
    this.#filters.addEventListener("tidings:filters", ({ detail }) => this.#refine(detail));
  }

  /** What is looked for stands in the address, but a number. */
  #refine({ opens }) {
    replaceHash(hashOf("#/messages", this.#filters.filters));
    void this.#load({ afresh: true, opens });
  }

  /** The search box leads to the screen that is shown already. */
  #look() {
    const number = takeNumber();
    if (number !== undefined) {
      this.#filters.show(filtersOf(new URLSearchParams()), number);
      this.#refine({ opens: false });
    }
  }

  async #load({ afresh = false, opens = false } = {}) {
    this.#asking?.abort();
    this.#asking = new AbortController();
    const signal = AbortSignal.any([this.#abort.signal, this.#asking.signal]);
    const cursor = afresh ? undefined : this.#cursor;
    try {
      const page = await searchMessages({ ...this.#criteria, limit: PAGE, cursor }, signal);
      const [only] = page.messages;
      if (opens && only && page.messages.length === 1 && !page.nextCursor && this.#isNarrow) {
        this.#open(messageHash(only));
        return;
      }
      this.#show(page, afresh);
    } catch (problem) {
      this.#showProblem(problem, afresh);
    }
  }

  /** A number, an id or a reference names a message; that one has just failed today is a list. */
  get #isNarrow() {
    const { id, reference } = this.#filters.filters;
    return this.#filters.number !== "" || id !== "" || reference !== "";
  }

  /** A list that only led to its one message is no place to come back to. */
  #open(hash) {
    if (this.#leads) {
      location.replace(hash);
    } else {
      location.hash = hash;
    }
  }

  #show({ messages, nextCursor, logPosition }, afresh) {
    if (afresh) this.#empties();
    this.#leads = false;
    const lines = messages.map((message) => this.#line(message));
    this.#rows.append(...lines);
    this.#live.add(messages, logPosition);
    this.#live.open();
    this.#newest ??= messages[0]?.id;
    this.#cursor = nextCursor;
    this.#notice.hidden = true;
    this.#rows.hidden = this.#lines.size === 0;
    this.#empty.hidden = !this.#rows.hidden;
    setText(this.#empty, say(nextCursor ? "messages.noneYet" : "messages.none"));
    if (afresh) {
      announce(say(nextCursor ? "messages.foundMore" : "messages.found", { n: this.#lines.size }));
    } else {
      announce(say("messages.olderShown", { n: lines.length }), { now: true });
      this.#rows.go(lines[0]?.querySelector("[data-row]"));
    }
    this.#older.hidden = !nextCursor;
  }

  #empties() {
    this.#live.clear();
    this.#lines.clear();
    this.#rows.replaceChildren();
    this.#fresh.hidden = true;
    this.#newest = undefined;
  }

  #line(message) {
    const line = document.createElement("tidings-message-line");
    line.show(message);
    this.#lines.set(message.id, line);
    return line;
  }

  #changed(message) {
    const line = this.#lines.get(message.id);
    line?.show(message);
    line?.brighten(BRIGHT_FOR);
  }

  /** New ones wait behind a button, for rows must not move away from under the pointer. */
  async #countNew() {
    if (this.#newest === undefined || !isOpenEnded(this.#filters.filters, this.#filters.number)) {
      return;
    }
    const page = await searchMessages({ ...this.#criteria, limit: PAGE }, this.#abort.signal).catch(
      () => undefined,
    );
    const count = page?.messages.filter(({ id }) => id > this.#newest).length ?? 0;
    const words =
      count === PAGE ? say("messages.newMany", { n: count }) : say("messages.new", { n: count });
    if (count > 0 && this.#fresh.textContent !== words) announce(words);
    this.#fresh.hidden = count === 0;
    setText(this.#fresh, words);
  }

  #showProblem(problem, afresh) {
    if (problem.name === "AbortError" || problem.status === 401) {
      return;
    }
    const wrong = (problem.violations ?? []).map(({ field, message }) =>
      h("li", {}, `${field} ${message}`),
    );
    const again = h(
      "button",
      { type: "button", class: "button quiet small", onclick: () => this.#load({ afresh }) },
      say("app.tryAgain"),
    );
    this.#notice.replaceChildren(
      h("p", {}, problem.message),
      ...(wrong.length > 0 ? [h("ul", {}, wrong)] : [again]),
    );
    this.#notice.hidden = false;
  }
}

function button(id, onclick) {
  return h("button", { type: "button", id, class: "button quiet", hidden: true, onclick });
}

customElements.define("tidings-messages-screen", MessagesScreen);
