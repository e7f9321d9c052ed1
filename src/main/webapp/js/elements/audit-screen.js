import { announce } from "../announcer.js";
import { audit, exportAudit } from "../api.js";
import { h } from "../dom.js";
import { clearViolations, field, showViolations } from "../fields.js";
import { localTime } from "../moments.js";
import { noticePlace, showProblem } from "../notice.js";
import { hashOf } from "../routes.js";
import { say } from "../say.js";
import { actionWords } from "./audit-entry.js";
import "./chain-check.js";
import "./export-job.js";
import "./problem-summary.js";
import "./row-list.js";

const ACTIONS = [
  "sign-in",
  "sign-in.refused",
  "sign-out",
  "session.ended",
  "sessions.ended",
  "team.made",
  "key.made",
  "key.revoked",
  "message.moved",
  "message.cancelled",
  "text.deleted",
  "call.replayed",
  "report.assigned",
  "erasure.asked",
  "search.number",
  "export",
  "audit.exported",
];

const FILTERS = ["action", "caller", "key", "since", "until"];

/** Who did what, newest first; the attribute `filter` is the query of the address. */
export class AuditScreen extends HTMLElement {
  #abort;
  #controls = {
    action: h(
      "select",
      {},
      h("option", { value: "" }, say("audit.allActions")),
      ACTIONS.map((action) => h("option", { value: action }, actionWords(action))),
    ),
    caller: h("input", { autocomplete: "off", spellcheck: "false" }),
    key: h("input", { autocomplete: "off", spellcheck: "false" }),
    since: h("input", { type: "datetime-local" }),
    until: h("input", { type: "datetime-local" }),
  };
  #fields = new Map(
    FILTERS.map((name) => [
      name,
      { label: say(`audit.by.${name}`), control: this.#controls[name] },
    ]),
  );
  #problems = h("tidings-problems", { hidden: true });
  #notice = noticePlace();
  #list = h("tidings-rows", { class: "entries card flush" });
  #empty = h("p", { class: "empty", hidden: true }, say("audit.none"));
  #older = h(
    "button",
    {
      type: "button",
      id: "older",
      class: "button quiet",
      hidden: true,
      onclick: () => this.#load(),
    },
    say("audit.older"),
  );
  #cursor;

  connectedCallback() {
    this.#abort = new AbortController();
    const signal = this.#abort.signal;
    this.#showFilter();
    this.replaceChildren(
      h("h1", { tabindex: "-1" }, say("audit.title")),
      this.#form(),
      this.#notice,
      this.#empty,
      this.#list,
      this.#older,
      this.#export(),
      h("tidings-chain-check"),
    );
    void this.#refresh();
    window.addEventListener("tidings:signed-in", () => this.#refresh(), { signal });
  }

  disconnectedCallback() {
    this.#abort.abort();
  }

  get #filter() {
    return Object.fromEntries(new URLSearchParams(this.getAttribute("filter") ?? ""));
  }

  #showFilter() {
    const filter = this.#filter;
    for (const name of ["action", "caller", "key"]) {
      this.#controls[name].value = filter[name] ?? "";
    }
    for (const name of ["since", "until"]) {
      this.#controls[name].value = fieldTime(filter[name]);
    }
  }

  #form() {
    return h(
      "form",
      { class: "card", novalidate: true, onsubmit: (event) => this.#submit(event) },
      this.#problems,
      h(
        "div",
        { class: "filter-fields" },
        [...this.#fields].map(([name, { label, control }]) =>
          field({ id: `audit-${name}`, label }, control),
        ),
      ),
      h(
        "div",
        { class: "actions" },
        h("button", { type: "submit", id: "audit-filter", class: "button" }, say("audit.filter")),
        h("a", { class: "entry-link", href: "#/audit" }, say("audit.clear")),
      ),
    );
  }

  #export() {
    const job = h("tidings-export", { label: say("audit.export") });
    job.source = exportAudit;
    job.file = "audit.ndjson";
    return h(
      "section",
      { class: "card" },
      h("h2", {}, say("audit.export")),
      h("p", { class: "hint" }, say("audit.exportHint")),
      job,
    );
  }

  /** The address says what is shown; the same again is read anew. */
  #submit(event) {
    event.preventDefault();
    const wrong = ["since", "until"].filter((name) => this.#controls[name].validity.badInput);
    if (wrong.length > 0) {
      const violations = wrong.map((name) => ({ field: name, message: say("audit.timeWrong") }));
      showViolations(this.#problems, this.#fields, say("audit.correct"), violations);
      return;
    }
    const values = Object.fromEntries(
      FILTERS.map((name) => [name, this.#controls[name].value.trim()]),
    );
    for (const name of ["since", "until"]) values[name] = instantOf(values[name]);
    const hash = hashOf("#/audit", values);
    if (hash === location.hash) {
      void this.#refresh();
    } else {
      location.hash = hash;
    }
  }

  #refresh() {
    this.#cursor = undefined;
    this.#list.replaceChildren();
    return this.#load();
  }

  async #load() {
    const afresh = this.#cursor === undefined;
    try {
      this.#show(
        await audit({ ...this.#filter, cursor: this.#cursor }, this.#abort.signal),
        afresh,
      );
    } catch (problem) {
      this.#tellProblem(problem);
    }
    this.#list.hidden = this.#list.childElementCount === 0;
    this.#empty.hidden = !this.#list.hidden || !this.#notice.hidden || !this.#problems.hidden;
  }

  #show(page, afresh) {
    const rows = page.entries.map(row);
    this.#list.append(...rows);
    this.#cursor = page.nextCursor;
    if (!afresh) {
      announce(say("audit.olderShown", { n: rows.length }), { now: true });
      rows[0]?.querySelector("summary").focus();
    }
    this.#older.hidden = this.#cursor === undefined;
    this.#notice.hidden = true;
    clearViolations(this.#problems, this.#fields);
  }

  #tellProblem(problem) {
    if (problem.violations?.length > 0) {
      showViolations(this.#problems, this.#fields, problem.message, problem.violations);
    } else {
      showProblem(this.#notice, problem, () => this.#load());
    }
  }
}

function row(entry) {
  const element = document.createElement("tidings-audit-entry");
  element.show(entry);
  return element;
}

/** As a field for day and time wants it: the time of this place, without its zone. */
function fieldTime(iso) {
  const moment = new Date(iso ?? "");
  return Number.isNaN(moment.getTime()) ? "" : localTime(moment);
}

function instantOf(local) {
  return local && new Date(local).toISOString();
}

customElements.define("tidings-audit-screen", AuditScreen);
