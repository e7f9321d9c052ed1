import { announce } from "../announcer.js";
import { erasures } from "../api.js";
import { h } from "../dom.js";
import { exactTime, shortTime } from "../format.js";
import { noticePlace, showProblem } from "../notice.js";
import { hashOf } from "../routes.js";
import { say } from "../say.js";
import "./row-list.js";

/** The erasures there were, newest first, each with the way to its receipt. */
export class ErasureList extends HTMLElement {
  #abort;
  #notice = noticePlace();
  #list = h("tidings-rows", { class: "entries card flush" });
  #empty = h("p", { class: "empty", hidden: true }, say("privacy.noErasures"));
  #older = h(
    "button",
    { type: "button", class: "button quiet", hidden: true, onclick: () => this.#load() },
    say("privacy.older"),
  );
  #cursor;

  connectedCallback() {
    this.#abort = new AbortController();
    this.replaceChildren(
      h("h2", {}, say("privacy.erasures")),
      this.#notice,
      this.#empty,
      this.#list,
      this.#older,
    );
    void this.refresh();
  }

  disconnectedCallback() {
    this.#abort.abort();
  }

  refresh() {
    this.#cursor = undefined;
    return this.#load();
  }

  async #load() {
    const afresh = this.#cursor === undefined;
    try {
      const page = await erasures(this.#cursor, this.#abort.signal);
      const rows = page.erasures.map(entry);
      if (afresh) {
        this.#list.replaceChildren(...rows);
      } else {
        this.#list.append(...rows);
        announce(say("privacy.olderShown", { n: rows.length }), { now: true });
        rows[0]?.querySelector("a").focus();
      }
      this.#cursor = page.nextCursor;
      this.#older.hidden = this.#cursor === undefined;
      this.#notice.hidden = true;
    } catch (problem) {
      showProblem(this.#notice, problem, () => this.#load());
    }
    this.#list.hidden = this.#list.childElementCount === 0;
    this.#empty.hidden = !this.#list.hidden || !this.#notice.hidden;
  }
}

function entry({ id, state, askedAt, askedBy, erased }) {
  return h(
    "div",
    { role: "listitem" },
    h(
      "a",
      {
        class: "entry-summary",
        href: hashOf("#/privacy", { erasure: id }),
        "data-row": true,
        "data-erasure-id": id,
      },
      h("time", { datetime: askedAt, title: exactTime(askedAt) }, shortTime(askedAt)),
      h("span", { class: "entry-main" }, say("privacy.by", { caller: askedBy })),
      h("span", { class: "entry-soft" }, say("privacy.ofMessages", { n: erased.messages })),
      h("span", { class: "entry-state" }, say(`privacy.state.${state}`)),
    ),
  );
}

customElements.define("tidings-erasures", ErasureList);
