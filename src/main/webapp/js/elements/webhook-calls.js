import { announce } from "../announcer.js";
import { webhookCalls } from "../api.js";
import { h } from "../dom.js";
import { counted } from "../format.js";
import "./unmatched-reports.js";
import "./webhook-call.js";

const SHOWN = new Map([
  ["all", { words: "All", empty: "Nothing has called yet." }],
  ["accepted", { words: "Accepted", accepted: true, empty: "No call was accepted yet." }],
  ["refused", { words: "Refused", accepted: false, empty: "No call was refused." }],
  ["unmatched", { words: "Unmatched reports" }],
]);

/**
 * What has called the report URL, newest first; the attribute `show` is one of `accepted`, `refused` and
 * `unmatched`, for the reports whose message is not known.
 */
export class WebhookCalls extends HTMLElement {
  #list = h("div", { role: "list", class: "calls card flush" });
  #older = h(
    "button",
    { type: "button", class: "button quiet", hidden: true, onclick: () => this.#load() },
    "Older",
  );
  #notice = h("div", { class: "notice", role: "alert", hidden: true });
  #empty = h("p", { class: "empty", hidden: true });
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
        h("h1", { tabindex: "-1" }, "Webhook calls"),
        h(
          "button",
          {
            type: "button",
            id: "refresh",
            class: "button quiet small",
            onclick: () => this.#refresh(),
          },
          "Refresh",
        ),
      ),
      this.#pills(),
      this.#notice,
      ...this.#content(),
    );
    this.#refresh();
    window.addEventListener("tidings:signed-in", () => this.#refresh(), { signal });
    this.addEventListener("tidings:replayed", () => this.#refresh(), { signal });
  }

  disconnectedCallback() {
    this.#abort.abort();
  }

  get #show() {
    return SHOWN.has(this.getAttribute("show")) ? this.getAttribute("show") : "all";
  }

  #content() {
    return this.#show === "unmatched"
      ? [h("tidings-unmatched-reports")]
      : [this.#empty, this.#list, this.#older];
  }

  #pills() {
    const pills = [...SHOWN].map(([name, { words }]) =>
      h(
        "li",
        {},
        h(
          "a",
          {
            href: name === "all" ? "#/webhooks" : `#/webhooks?show=${name}`,
            class: "pill",
            "data-filter": name,
            "aria-current": name === this.#show ? "true" : undefined,
          },
          words,
        ),
      ),
    );
    return h(
      "nav",
      { "aria-label": "What is shown" },
      h("ul", { class: "pills", role: "list" }, pills),
    );
  }

  #refresh() {
    this.#cursor = undefined;
    if (this.#show === "unmatched") {
      return this.querySelector("tidings-unmatched-reports").refresh();
    }
    return this.#load({ afresh: true });
  }

  async #load({ afresh = false } = {}) {
    if (this.#busy) {
      return;
    }
    this.#busy = true;
    try {
      const { accepted } = SHOWN.get(this.#show);
      this.#showPage(
        await webhookCalls({ accepted, cursor: this.#cursor }, this.#abort.signal),
        afresh,
      );
    } catch (problem) {
      this.#showProblem(problem, afresh);
    } finally {
      this.#busy = false;
    }
  }

  #showPage(page, afresh) {
    const rows = page.webhookCalls.map((call) => {
      const row = document.createElement("tidings-webhook-call");
      row.show(call);
      return row;
    });
    if (afresh) {
      this.#list.replaceChildren(...rows);
    } else {
      this.#list.append(...rows);
      announce(`${counted(rows.length, "older webhook call")} shown`, { now: true });
      rows[0]?.querySelector("summary").focus();
    }
    this.#cursor = page.nextCursor;
    this.#older.hidden = !this.#cursor;
    this.#notice.hidden = true;
    this.#list.hidden = this.#list.childElementCount === 0;
    this.#empty.hidden = !this.#list.hidden;
    this.#empty.textContent = SHOWN.get(this.#show).empty;
  }

  #showProblem(problem, afresh) {
    if (problem.name === "AbortError" || problem.status === 401) {
      return;
    }
    const again = h(
      "button",
      { type: "button", class: "button quiet small", onclick: () => this.#load({ afresh }) },
      "Try again",
    );
    const mayHelp = problem.status !== 403;
    this.#notice.replaceChildren(h("p", {}, problem.message), ...(mayHelp ? [again] : []));
    this.#notice.hidden = false;
  }
}

customElements.define("tidings-webhook-calls", WebhookCalls);
