import { h } from "../dom.js";
import { exactTime, shortTime } from "../format.js";
import { hasWords, say } from "../say.js";
import { session } from "../session.js";

/** What is done to a send request, which has a page of its own. */
const ON_REQUESTS = new Set(["message.moved", "message.cancelled", "text.deleted"]);

/** One entry of the audit: who did what, on what, from where, when, and with which result. */
export class AuditEntry extends HTMLElement {
  connectedCallback() {
    this.setAttribute("role", "listitem");
  }

  show(entry) {
    this.dataset.number = entry.number;
    this.dataset.action = entry.action;
    this.dataset.result = entry.result;
    this.replaceChildren(h("details", {}, summary(entry), drawer(entry)));
  }
}

/** What was done, in words; as it is called where there are none yet. */
export function actionWords(action) {
  const key = `audit.action.${action}`;
  return hasWords(key) ? say(key) : action;
}

function summary(entry) {
  const { at, caller, action, target, result } = entry;
  return h(
    "summary",
    { class: "entry-summary", "data-row": true },
    h("time", { class: "entry-soft", datetime: at, title: exactTime(at) }, shortTime(at)),
    h(
      "span",
      { class: "entry-main" },
      h("strong", {}, caller ?? say("audit.stranger")),
      h("span", {}, actionWords(action)),
      target && h("code", { class: "entry-target" }, target),
    ),
    h(
      "span",
      { class: "entry-state" },
      result === "done" ? say("audit.done") : say("audit.refused", { problem: entry.problem }),
    ),
  );
}

function drawer(entry) {
  const details = Object.keys(entry.details ?? {}).length > 0;
  return h(
    "div",
    { class: "entry-drawer" },
    h(
      "dl",
      { class: "facts" },
      fact("audit.number", String(entry.number)),
      fact("audit.when", exactTime(entry.at)),
      fact("audit.by.action", h("code", {}, entry.action)),
      entry.team && fact("audit.team", entry.team),
      entry.key && fact("audit.key", h("code", {}, entry.key)),
      entry.session && fact("audit.session", h("code", {}, entry.session)),
      entry.from && fact("audit.from", entry.from),
      entry.target && fact("audit.target", targetOf(entry)),
    ),
    details && h("pre", { tabindex: "0" }, JSON.stringify(entry.details, null, 2)),
    h("p", { class: "entry-soft" }, say("audit.digest"), " ", h("code", {}, entry.digest)),
  );
}

function targetOf({ action, target, team }) {
  const code = h("code", {}, target);
  return ON_REQUESTS.has(action) && team === session().team
    ? h("a", { href: `#/r/${encodeURIComponent(target)}` }, code)
    : code;
}

function fact(name, value) {
  return h("div", {}, h("dt", {}, say(name)), h("dd", {}, value));
}

customElements.define("tidings-audit-entry", AuditEntry);
