import { h } from "../dom.js";
import { exactTime } from "../format.js";
import { dayAndTime } from "../moments.js";
import { hashOf } from "../routes.js";
import { say } from "../say.js";
import "./copy-button.js";

/**
 * One key of the list; it opens to what is known of it and what can be done with it. Fires
 * `tidings:alike` and `tidings:revoke`, which bubble, with the key.
 */
export class KeyEntry extends HTMLElement {
  #key;

  connectedCallback() {
    this.setAttribute("role", "listitem");
  }

  show(key) {
    this.#key = key;
    this.dataset.keyId = key.id;
    this.dataset.state = stateOf(key);
    this.replaceChildren(h("details", {}, summary(key), this.#drawer(key)));
  }

  #drawer(key) {
    const copy = h("tidings-copy", { label: say("keys.copyId") });
    copy.value = key.id;
    return h(
      "div",
      { class: "entry-drawer" },
      h(
        "dl",
        { class: "facts" },
        fact("keys.id", h("code", {}, key.id)),
        fact("keys.created", time(key.createdAt)),
        fact("keys.createdBy", h("code", {}, key.createdBy)),
        fact("keys.expires", key.expiresAt ? time(key.expiresAt) : say("keys.never")),
        fact("keys.used", key.lastUsedAt ? time(key.lastUsedAt) : say("keys.unused")),
        key.revokedAt && fact("keys.revoked", time(key.revokedAt)),
        key.revokedBy && fact("keys.revokedBy", h("code", {}, key.revokedBy)),
      ),
      h("ul", { class: "scopes", role: "list" }, key.scopes.map(scopeLine)),
      h("div", { class: "actions" }, this.#actions(), copy),
    );
  }

  #actions() {
    const alive = stateOf(this.#key) === "active";
    return [
      this.#button("alike", "quiet", "keys.alike"),
      alive && this.#button("revoke", "danger", "keys.revoke"),
      alive &&
        h(
          "a",
          { class: "entry-link", href: hashOf("#/sessions", { key: this.#key.id }) },
          say("keys.sessions"),
        ),
      h(
        "a",
        { class: "entry-link", href: hashOf("#/audit", { key: this.#key.id }) },
        say("keys.audit"),
      ),
    ];
  }

  #button(name, kind, words) {
    const tell = () =>
      this.dispatchEvent(new CustomEvent(`tidings:${name}`, { bubbles: true, detail: this.#key }));
    const button = { type: "button", class: `button small ${kind}`, "data-do": name };
    return h("button", { ...button, onclick: tell }, say(words));
  }
}

/** "active", "expired" or "revoked". */
export function stateOf({ expiresAt, revokedAt }) {
  if (revokedAt) return "revoked";
  return expiresAt && Date.parse(expiresAt) <= Date.now() ? "expired" : "active";
}

function summary(key) {
  return h(
    "summary",
    { class: "entry-summary", "data-row": true },
    h(
      "span",
      { class: "entry-main" },
      h("strong", {}, key.caller),
      h("span", { class: "entry-soft" }, say("keys.ofTeam", { team: key.team })),
      key.test && h("span", { class: "badge" }, say("keys.testBadge")),
    ),
    h("span", { class: "entry-soft" }, key.scopes.join(" ")),
    h("span", { class: "entry-state" }, stateWords(key)),
    h(
      "span",
      { class: "entry-soft" },
      key.lastUsedAt
        ? say("keys.usedAt", { time: dayAndTime(key.lastUsedAt) })
        : say("keys.unused"),
    ),
  );
}

function stateWords(key) {
  const state = stateOf(key);
  if (state === "active" && key.expiresAt) {
    return say("keys.state.until", { time: dayAndTime(key.expiresAt) });
  }
  return say(`keys.state.${state}`);
}

function scopeLine(scope) {
  return h("li", {}, h("code", {}, scope), " ", say(`keys.scope.${scope}`));
}

function fact(name, value) {
  return h("div", {}, h("dt", {}, say(name)), h("dd", {}, value));
}

function time(iso) {
  return h("time", { datetime: iso, title: exactTime(iso) }, dayAndTime(iso));
}

customElements.define("tidings-key", KeyEntry);
