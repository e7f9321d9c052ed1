import { announce } from "../announcer.js";
import { webhookAttention, webhookCalls } from "../api.js";
import { h, setText } from "../dom.js";
import { count } from "../format.js";
import { hashOf } from "../routes.js";
import { say } from "../say.js";
import { noteSeen } from "../webhook-badge.js";
import { whileSeen } from "../while-seen.js";
import "./row-list.js";
import "./unmatched-reports.js";
import "./webhook-call.js";
import "./webhook-secrets.js";

const EVERY = 5000;

/** What a pill shows; `counts` names what it counts. */
const SHOWN = new Map([
  ["all", {}],
  ["accepted", { accepted: true }],
  ["refused", { accepted: false, counts: "refused" }],
  ["unmatched", { reports: true, counts: "unmatched" }],
  ["dismissed", { reports: true, counts: "dismissed" }],
]);

/**
 * What has called the report URL, newest first, live. The attribute `show` is one of `accepted`, `refused`,
 * `unmatched` and `dismissed`, the last two for reports whose message is not known; `message` keeps the calls
 * about one message.
 */
export class WebhookCalls extends HTMLElement {
  #list = h("tidings-rows", { class: "calls card flush" });
  #older = h(
    "button",
    { type: "button", class: "button quiet", hidden: true, onclick: () => this.#load() },
    say("webhooks.older"),
  );
  #newer = h("button", {
    type: "button",
    class: "button newer",
    hidden: true,
    onclick: () => this.#showNewer(),
  });
  #notice = h("div", { class: "notice", role: "alert", hidden: true });
  #empty = h("p", { class: "empty", hidden: true });
  #secrets = h("tidings-webhook-secrets", { class: "card" });
  #waiting = [];
  #cursor;
  #abort;
  #busy = false;

  connectedCallback() {
    this.#abort = new AbortController();
    const signal = this.#abort.signal;
    this.replaceChildren(
      h(
        "header",
        { class: "list-head" },
        h("h1", { tabindex: "-1" }, say("webhooks.title")),
        h(
          "button",
          {
            type: "button",
            id: "refresh",
            class: "button quiet small",
            onclick: () => void this.#refresh(),
          },
          say("webhooks.refresh"),
        ),
      ),
      this.#pills(),
      ...(this.#reports ? [] : [this.#search()]),
      this.#notice,
      ...this.#content(),
    );
    void this.#refresh();
    whileSeen(EVERY, () => this.#look(), signal);
    window.addEventListener("tidings:signed-in", () => this.#refresh(), { signal });
    this.addEventListener("tidings:replayed", () => this.#look(), { signal });
    this.addEventListener("tidings:reports-changed", () => this.#count(), { signal });
  }

  disconnectedCallback() {
    this.#abort.abort();
  }

  get #show() {
    return SHOWN.has(this.getAttribute("show")) ? this.getAttribute("show") : "all";
  }

  get #message() {
    return this.getAttribute("message") ?? undefined;
  }

  get #reports() {
    return SHOWN.get(this.#show).reports;
  }

  get #filter() {
    return { accepted: SHOWN.get(this.#show).accepted, messageId: this.#message };
  }

  #content() {
    return this.#reports
      ? [h("tidings-unmatched-reports", { dismissed: this.#show === "dismissed" })]
      : [this.#newer, this.#empty, this.#list, this.#older, this.#secrets];
  }

  #pills() {
    const pills = [...SHOWN].map(([name, { counts }]) =>
      h(
        "li",
        {},
        h(
          "a",
          {
            href: hashOf("#/webhooks", { show: name === "all" ? undefined : name }),
            class: "pill",
            "data-filter": name,
            "aria-current": name === this.#show ? "true" : undefined,
          },
          say(`webhooks.show.${name}`),
          counts ? h("span", { class: "pill-count", "data-counts": counts }) : undefined,
        ),
      ),
    );
    return h(
      "nav",
      { "aria-label": say("webhooks.shown") },
      h("ul", { class: "pills", role: "list" }, pills),
    );
  }

  #search() {
    const field = h("input", {
      id: "call-message",
      name: "message",
      spellcheck: "false",
      autocomplete: "off",
      value: this.#message,
    });
    const form = h(
      "form",
      { class: "assign", role: "search", novalidate: true },
      h("label", { for: "call-message" }, say("webhooks.ofMessage")),
      field,
      h("button", { type: "submit", class: "button quiet small" }, say("webhooks.find")),
      this.#message ? h("a", { href: "#/webhooks" }, say("webhooks.all")) : undefined,
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const show = this.#show === "all" ? undefined : this.#show;
      location.hash = hashOf("#/webhooks", { show, message: field.value.trim() });
    });
    return form;
  }

  #refresh() {
    this.#cursor = undefined;
    void this.#count();
    if (this.#reports) {
      return this.querySelector("tidings-unmatched-reports").refresh();
    }
    void this.#secrets.refresh(this.#abort.signal);
    return this.#load({ afresh: true });
  }

  async #load({ afresh = false } = {}) {
    if (this.#busy) {
      return;
    }
    this.#busy = true;
    try {
      const asked = { ...this.#filter, cursor: this.#cursor };
      this.#showPage(await webhookCalls(asked, this.#abort.signal), afresh);
    } catch (problem) {
      this.#showProblem(problem, afresh);
    } finally {
      this.#busy = false;
    }
  }

  #showPage(page, afresh) {
    const rows = page.webhookCalls.map(rowOf);
    if (afresh) {
      this.#list.replaceChildren(...rows);
      this.#showWaiting([]);
      if (this.#show !== "accepted" && !this.#message) noteSeen();
    } else {
      this.#list.append(...rows);
      announce(say("webhooks.olderShown", { n: rows.length }), { now: true });
      rows[0]?.querySelector("summary").focus();
    }
    this.#cursor = page.nextCursor;
    this.#older.hidden = !this.#cursor;
    this.#notice.hidden = true;
    this.#showEmpty();
  }

  #showEmpty() {
    this.#list.hidden = this.#list.childElementCount === 0;
    this.#empty.hidden = !this.#list.hidden;
    setText(this.#empty, say(`webhooks.empty.${this.#message ? "message" : this.#show}`));
  }

  /** What has come since: it is said, and shown only when somebody wants to see it. */
  async #look() {
    const isGate = document.getElementById("navigation")?.hidden;
    if (this.#busy || isGate || !this.#notice.hidden) {
      return;
    }
    void this.#count();
    if (this.#reports) {
      return;
    }
    try {
      const page = await webhookCalls(this.#filter, this.#abort.signal);
      const newest = this.#list.firstElementChild?.dataset.callId ?? "";
      this.#showWaiting(page.webhookCalls.filter(({ id }) => id > newest));
    } catch {
      // The next look will tell.
    }
  }

  #showWaiting(calls) {
    this.#waiting = calls;
    this.#newer.hidden = calls.length === 0;
    setText(this.#newer, calls.length > 0 ? say("webhooks.newer", { n: calls.length }) : "");
  }

  #showNewer() {
    const rows = this.#waiting.map(rowOf);
    // More may have come than a page holds: then the rows below are not the next ones.
    if (rows.length >= 50) {
      void this.#refresh();
      return;
    }
    this.#list.prepend(...rows);
    this.#showWaiting([]);
    this.#showEmpty();
    rows[0]?.querySelector("summary").focus();
    noteSeen();
  }

  async #count() {
    try {
      const counts = await webhookAttention(undefined, this.#abort.signal);
      for (const place of this.querySelectorAll("[data-counts]")) {
        const number = counts[place.dataset.counts];
        setText(place, number > 0 ? ` ${number < 1000 ? count(number) : `${count(999)}+`}` : "");
      }
    } catch {
      // Without a number a pill still leads to what it names.
    }
  }

  #showProblem(problem, afresh) {
    if (problem.name === "AbortError" || problem.status === 401) {
      return;
    }
    const again = h(
      "button",
      { type: "button", class: "button quiet small", onclick: () => this.#load({ afresh }) },
      say("app.tryAgain"),
    );
    const [violation] = problem.violations ?? [];
    const words = violation ? say("webhooks.wrongMessage") : problem.message;
    const mayHelp = problem.status !== 403 && !violation;
    this.#notice.replaceChildren(h("p", {}, words), ...(mayHelp ? [again] : []));
    this.#notice.hidden = false;
  }
}

function rowOf(call) {
  const row = document.createElement("tidings-webhook-call");
  row.show(call);
  return row;
}

customElements.define("tidings-webhook-calls", WebhookCalls);
