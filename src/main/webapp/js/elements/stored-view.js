import { h } from "../dom.js";
import { exactTime, shortTime } from "../format.js";
import { say } from "../say.js";
import { outcomeWord } from "../words.js";

/** What is stored of a number: how much, from when to when, and where. */
export class StoredView extends HTMLElement {
  /** Undefined for who may not look. */
  show(stored) {
    if (stored === undefined) {
      this.replaceChildren(h("p", { class: "hint" }, say("privacy.mayNotLook")));
    } else if (stored.count === 0) {
      this.replaceChildren(h("p", {}, say("privacy.nothing")));
    } else {
      this.replaceChildren(facts(stored), ...newest(stored));
    }
  }
}

function facts(stored) {
  const outcomes = Object.entries(stored.outcomes).map(
    ([outcome, n]) => `${outcomeWord(outcome)} ${n}`,
  );
  return h(
    "dl",
    { class: "facts" },
    fact("messages", say(stored.more ? "privacy.atLeast" : "privacy.exactly", { n: stored.count })),
    fact("requests", String(stored.requests)),
    fact(stored.more ? "firstCounted" : "first", time(stored.first)),
    fact("last", time(stored.last)),
    fact("outcomes", outcomes.join(", ")),
  );
}

function newest({ newest: messages, count, more }) {
  const all = messages.length === count && !more;
  return [
    h("p", { class: "hint" }, say(all ? "privacy.where" : "privacy.whereNewest")),
    h("ul", { class: "stored-messages", role: "list" }, messages.map(line)),
  ];
}

function line({ correlationId, id, createdAt, outcome, caller }) {
  return h(
    "li",
    {},
    h("a", { href: `#/m/${correlationId}/${id}` }, time(createdAt)),
    h("span", {}, outcomeWord(outcome)),
    h("span", { class: "entry-soft" }, caller),
  );
}

function fact(name, value) {
  return h("div", {}, h("dt", {}, say(`privacy.${name}`)), h("dd", {}, value));
}

function time(iso) {
  return h("time", { datetime: iso, title: exactTime(iso) }, shortTime(iso));
}

customElements.define("tidings-stored", StoredView);
