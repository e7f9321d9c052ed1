import { announce } from "../announcer.js";
import { assignReport, unmatchedReports } from "../api.js";
import { h } from "../dom.js";
import { exactTime, shortTime } from "../format.js";
import { outcomeWord } from "../words.js";

/** Reports whose message is not known, each with the messages it may be about. */
export class UnmatchedReports extends HTMLElement {
  #list = h("ol", { class: "unmatched", role: "list" });
  #older = h(
    "button",
    { type: "button", class: "button quiet", hidden: true, onclick: () => this.#load() },
    "Older",
  );
  #notice = h("p", { class: "notice", role: "alert", hidden: true });
  #empty = h("p", { class: "empty", hidden: true }, "Every report has its message.");
  #cursor;

  connectedCallback() {
    this.replaceChildren(
      h(
        "p",
        { class: "hint" },
        "Reports on messages that Tidings does not know. It keeps looking for them; if you know the message of a report, assign it by hand.",
      ),
      this.#notice,
      this.#empty,
      this.#list,
      this.#older,
    );
  }

  refresh() {
    this.#cursor = undefined;
    this.#list.replaceChildren();
    return this.#load();
  }

  async #load() {
    try {
      const page = await unmatchedReports({ cursor: this.#cursor });
      this.#list.append(...page.unmatchedReports.map((report) => this.#entry(report)));
      this.#cursor = page.nextCursor;
      this.#older.hidden = !this.#cursor;
      this.#notice.hidden = true;
    } catch (problem) {
      this.#notice.textContent = problem.message;
      this.#notice.hidden = false;
    }
    this.#showEmpty();
  }

  #showEmpty() {
    this.#empty.hidden = this.#list.childElementCount > 0 || !this.#notice.hidden;
  }

  #entry(report) {
    const outcome = h("p", { class: "field-error", role: "alert" });
    const entry = h("li", { class: "card", "data-report-id": report.id });
    const assign = (messageId) => this.#assign(entry, report, messageId, outcome);
    entry.append(
      h(
        "p",
        { class: "unmatched-head" },
        h("strong", {}, report.report.status?.name ?? "A report"),
        " for message ",
        h("code", {}, report.messageId),
        report.recipient ? ` to ${report.recipient}` : "",
        h(
          "time",
          { datetime: report.receivedAt, title: exactTime(report.receivedAt) },
          shortTime(report.receivedAt),
        ),
      ),
      report.suggestions.length > 0
        ? h(
            "ul",
            { class: "suggestions", role: "list" },
            report.suggestions.map((message) => suggestion(message, assign)),
          )
        : h("p", { class: "hint" }, "No message of ours looks like it."),
      byHand(report, assign),
      outcome,
    );
    return entry;
  }

  async #assign(entry, report, messageId, outcome) {
    try {
      await assignReport(report.id, messageId);
      announce("Assigned to the message", { now: true });
      const next = entry.nextElementSibling ?? entry.previousElementSibling;
      entry.remove();
      (next?.querySelector("button") ?? document.getElementById("refresh")).focus();
      this.#showEmpty();
    } catch (problem) {
      outcome.textContent = problem.violations?.[0]
        ? `The message id ${problem.violations[0].message}.`
        : problem.message;
    }
  }
}

function suggestion(message, assign) {
  return h(
    "li",
    {},
    h(
      "span",
      {},
      h("a", { href: `#/r/${message.correlationId}` }, message.to),
      message.clientReference ? ` (${message.clientReference})` : "",
      ` ${outcomeWord(message.outcome)} `,
      h("code", {}, message.messageId),
    ),
    h(
      "button",
      {
        type: "button",
        class: "button quiet small",
        "aria-label": `Assign to the message to ${message.to}`,
        onclick: () => assign(message.messageId),
      },
      "Assign",
    ),
  );
}

function byHand(report, assign) {
  const id = `message-of-${report.id}`;
  const field = h("input", { id, spellcheck: "false", autocomplete: "off" });
  const form = h(
    "form",
    { class: "assign", novalidate: true },
    h("label", { for: id }, "Id of another message"),
    field,
    h("button", { type: "submit", class: "button quiet small" }, "Assign"),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    assign(field.value.trim());
  });
  return form;
}

customElements.define("tidings-unmatched-reports", UnmatchedReports);
