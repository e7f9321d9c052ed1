import { announce } from "../announcer.js";
import { keys, revokeKey, teams } from "../api.js";
import { confirmed } from "../confirm.js";
import { h } from "../dom.js";
import { noticePlace, showProblem } from "../notice.js";
import { hashOf } from "../routes.js";
import { say } from "../say.js";
import { stateOf } from "./key-entry.js";
import "./key-form.js";
import "./row-list.js";

const SHOWN = ["active", "ended", "all"];

/** The keys that were made: who has which, to make and to revoke them. The attribute `show` chooses. */
export class KeysScreen extends HTMLElement {
  #abort;
  #notice = noticePlace();
  #list = h("tidings-rows", { class: "entries card flush" });
  #empty = h("p", { class: "empty", hidden: true }, say("keys.none"));
  #form = h("tidings-key-form");
  #teams = [];

  connectedCallback() {
    this.#abort = new AbortController();
    const signal = this.#abort.signal;
    this.replaceChildren(
      h(
        "header",
        { class: "list-head" },
        h("h1", { tabindex: "-1" }, say("keys.title")),
        h(
          "button",
          { type: "button", id: "make-key", class: "button", onclick: () => this.#make() },
          say("keys.new"),
        ),
      ),
      h("p", { class: "hint" }, say("keys.rotation")),
      this.#pills(),
      this.#notice,
      this.#empty,
      this.#list,
      this.#form,
    );
    void this.#load();
    window.addEventListener("tidings:signed-in", () => this.#load(), { signal });
    this.addEventListener("tidings:key-made", () => this.#load(), { signal });
    this.addEventListener("tidings:alike", ({ detail }) => this.#make(detail), { signal });
    this.addEventListener("tidings:revoke", ({ detail }) => this.#revoke(detail), { signal });
  }

  disconnectedCallback() {
    this.#abort.abort();
  }

  get #show() {
    const wanted = this.getAttribute("show");
    return SHOWN.includes(wanted) ? wanted : "active";
  }

  #pills() {
    const pill = (name) =>
      h(
        "a",
        {
          href: hashOf("#/keys", { show: name === "active" ? undefined : name }),
          class: "pill",
          "data-filter": name,
          "aria-current": name === this.#show ? "true" : undefined,
        },
        say(`keys.show.${name}`),
      );
    return h(
      "nav",
      { "aria-label": say("keys.which") },
      h(
        "ul",
        { class: "pills", role: "list" },
        SHOWN.map((name) => h("li", {}, pill(name))),
      ),
    );
  }

  async #load() {
    try {
      const signal = this.#abort.signal;
      const [known, answer] = await Promise.all([teams(signal), keys(signal)]);
      this.#teams = known.teams;
      this.#list.replaceChildren(...answer.keys.filter((key) => this.#isShown(key)).map(entry));
      this.#notice.hidden = true;
    } catch (problem) {
      showProblem(this.#notice, problem, () => this.#load());
    }
    this.#list.hidden = this.#list.childElementCount === 0;
    this.#empty.hidden = !this.#list.hidden || !this.#notice.hidden;
  }

  #isShown(key) {
    if (this.#show === "all") return true;
    return (stateOf(key) === "active") === (this.#show === "active");
  }

  #make(like) {
    this.#form.open({ like, teams: this.#teams });
  }

  async #revoke(key) {
    const sure = await confirmed({
      title: say("keys.revokeTitle", { caller: key.caller }),
      words: say("keys.revokeWords"),
      sure: say("keys.revokeSure"),
    });
    if (!sure) return;
    try {
      await revokeKey(key.id);
      announce(say("keys.wasRevoked", { caller: key.caller }), { now: true });
      await this.#load();
      (this.#list.current ?? this.querySelector("h1"))?.focus();
    } catch (problem) {
      showProblem(this.#notice, problem, () => this.#load());
    }
  }
}

function entry(key) {
  const row = document.createElement("tidings-key");
  row.show(key);
  return row;
}

customElements.define("tidings-keys-screen", KeysScreen);
