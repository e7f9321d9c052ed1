import { announce } from "../announcer.js";
import { assignReport, dismissReport, undoAssignment, unmatchedReports } from "../api.js";
import { h } from "../dom.js";
import { exactTime, shortTime } from "../format.js";
import { grouped } from "../numbers.js";
import { say } from "../say.js";
import { outcomeWord } from "../words.js";

/**
 * Reports whose message is not known, each with the messages it may be about; with the attribute
 * `dismissed` those that somebody put out of sight.
 *
 * Fires `tidings:reports-changed`, which bubbles, when there are more or fewer of them.
 */
export class UnmatchedReports extends HTMLElement {
  #list = h("ol", { class: "unmatched", role: "list" });
  #older = button("quiet", say("webhooks.older"), () => void this.#load());
  #notice = h("p", { class: "notice", role: "alert", hidden: true });
  #empty = h("p", { class: "empty", hidden: true });
  #cursor;

  connectedCallback() {
    this.#older.hidden = true;
    this.#empty.textContent = say(
      this.#dismissed ? "webhooks.empty.dismissed" : "webhooks.empty.unmatched",
    );
    this.replaceChildren(
      h(
        "p",
        { class: "hint" },
        say(this.#dismissed ? "webhooks.dismissedHint" : "webhooks.unmatchedHint"),
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

  get #dismissed() {
    return this.hasAttribute("dismissed");
  }

  async #load() {
    try {
      const asked = { dismissed: this.#dismissed, cursor: this.#cursor };
      const page = await unmatchedReports(asked);
      this.#list.append(...page.unmatchedReports.map((report) => this.#entry(report)));
      this.#cursor = page.nextCursor;
      this.#older.hidden = !this.#cursor;
      this.#notice.hidden = true;
    } catch (problem) {
      this.#notice.textContent = problem.message;
      this.#notice.hidden = false;
    }
    this.#empty.hidden = this.#list.childElementCount > 0 || !this.#notice.hidden;
  }

  #entry(report) {
    const entry = h("li", { class: "card", "data-report-id": report.id });
    this.#showReport(entry, report);
    return entry;
  }

  #showReport(entry, report) {
    const outcome = h("p", { class: "field-error", role: "alert" });
    const ask = (messageId, to) => this.#ask(entry, report, messageId, to);
    const suggestions = report.suggestions.map((message) => suggestion(message, ask));
    entry.replaceChildren(
      head(report),
      suggestions.length > 0
        ? h("ul", { class: "suggestions", role: "list" }, suggestions)
        : h("p", { class: "hint" }, say("webhooks.noSuggestion")),
      byHand(report, ask),
      h(
        "p",
        { class: "actions" },
        button("quiet small", say(this.#dismissed ? "webhooks.restore" : "webhooks.dismiss"), () =>
          this.#change(entry, report, outcome, {
            call: () => dismissReport(report.id, !this.#dismissed),
            undo: () => dismissReport(report.id, this.#dismissed),
            words: say(this.#dismissed ? "webhooks.restored" : "webhooks.dismissed"),
          }),
        ),
      ),
      outcome,
    );
  }

  /** A status that is wrong is worse than one more click. */
  #ask(entry, report, messageId, to) {
    const outcome = h("p", { class: "field-error", role: "alert" });
    const status = report.report.status?.name ?? say("webhooks.aReport");
    const sure = button("", say("webhooks.assignSure"), () =>
      this.#change(entry, report, outcome, {
        call: () => assignReport(report.id, messageId),
        undo: () => undoAssignment(report.id),
        words: say("webhooks.assigned", { message: messageId }),
      }),
    );
    const keep = button("quiet", say("webhooks.keep"), () => {
      this.#showReport(entry, report);
      entry.querySelector("button").focus();
    });
    entry.replaceChildren(
      head(report),
      h(
        "p",
        { class: "call-sentence" },
        to
          ? say("webhooks.assignQuestion", { status, to: grouped(to) })
          : say("webhooks.assignQuestionId", { status, message: messageId }),
      ),
      h("p", { class: "hint" }, say("webhooks.assignHint")),
      h("p", { class: "actions" }, sure, " ", keep),
      outcome,
    );
    sure.focus();
  }

  /** Does it and leaves a note in its place, with the way back. */
  async #change(entry, report, outcome, { call, undo, words }) {
    try {
      await call();
    } catch (problem) {
      const [violation] = problem.violations ?? [];
      outcome.textContent = violation ? say("webhooks.wrongMessage") : problem.message;
      return;
    }
    announce(words, { now: true });
    const problemOfUndo = h("p", { class: "field-error", role: "alert" });
    const back = button("quiet small", say("webhooks.undo"), async () => {
      try {
        await undo();
        this.#showReport(entry, report);
        announce(say("webhooks.undone"), { now: true });
        entry.querySelector("button").focus();
        this.#tell();
      } catch (problem) {
        problemOfUndo.textContent = problem.message;
      }
    });
    entry.replaceChildren(h("p", { class: "unmatched-done" }, words, " ", back), problemOfUndo);
    back.focus();
    this.#tell();
  }

  #tell() {
    this.dispatchEvent(new CustomEvent("tidings:reports-changed", { bubbles: true }));
  }
}

function head(report) {
  return h(
    "p",
    { class: "unmatched-head" },
    h("strong", {}, report.report.status?.name ?? say("webhooks.aReport")),
    ` ${say("webhooks.forMessage")} `,
    h("code", {}, report.messageId),
    report.recipient ? ` ${say("webhooks.to", { to: report.recipient })}` : "",
    " ",
    h(
      "time",
      { datetime: report.receivedAt, title: exactTime(report.receivedAt) },
      shortTime(report.receivedAt),
    ),
    " ",
    h("a", { href: `#/webhooks/${report.webhookCallId}` }, say("webhooks.itsCall")),
    report.dismissedBy
      ? h(
          "span",
          { class: "hint" },
          ` ${say("webhooks.dismissedBy", { caller: report.dismissedBy })}`,
        )
      : "",
  );
}

function suggestion(message, ask) {
  const to = grouped(message.to);
  return h(
    "li",
    {},
    h(
      "span",
      {},
      h("a", { href: `#/m/${message.correlationId}/${message.messageId}` }, to),
      message.clientReference ? ` (${message.clientReference})` : "",
      ` ${outcomeWord(message.outcome)} `,
      h("code", {}, message.messageId),
    ),
    button("quiet small", say("webhooks.assign"), () => ask(message.messageId, message.to), {
      "aria-label": say("webhooks.assignTo", { to }),
    }),
  );
}

function byHand(report, ask) {
  const id = `message-of-${report.id}`;
  const field = h("input", { id, spellcheck: "false", autocomplete: "off" });
  const form = h(
    "form",
    { class: "assign", novalidate: true },
    h("label", { for: id }, say("webhooks.otherMessage")),
    field,
    h("button", { type: "submit", class: "button quiet small" }, say("webhooks.assign")),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (field.value.trim()) ask(field.value.trim());
  });
  return form;
}

function button(kind, words, onclick, others = {}) {
  return h("button", { type: "button", class: `button ${kind}`.trim(), onclick, ...others }, words);
}

customElements.define("tidings-unmatched-reports", UnmatchedReports);
