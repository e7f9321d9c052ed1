import { announce } from "../announcer.js";
import { replayWebhookCall, undoAssignment, webhookCall } from "../api.js";
import { callWords } from "../call-words.js";
import { h } from "../dom.js";
import { exactTime } from "../format.js";
import { say } from "../say.js";
import { refusalWords, verdictWord } from "../words.js";
import "./copy-button.js";

/**
 * Headers and body of a webhook call, and what became of each report in it.
 *
 * Fires `tidings:replayed`, which bubbles, when its body was run through the recorder again.
 */
export class WebhookCallDetails extends HTMLElement {
  #id;
  #others;

  /** `others` is what stands beside the button. */
  async load(id, ...others) {
    if (this.#id === id && this.childElementCount > 0) {
      return;
    }
    this.#id = id;
    this.#others = others;
    await this.#read();
  }

  async #read() {
    this.replaceChildren(h("p", { class: "hint" }, say("webhooks.reading")));
    try {
      this.#show(await webhookCall(this.#id));
    } catch (problem) {
      const retry = h(
        "button",
        { type: "button", class: "button quiet small", onclick: () => void this.#read() },
        say("app.tryAgain"),
      );
      this.replaceChildren(h("p", { class: "hint" }, problem.message, " ", retry));
    }
  }

  #show(call) {
    const results = call.results.map((result) => this.#result(result));
    this.replaceChildren(
      h("p", { class: "call-sentence" }, sentence(call)),
      facts(call),
      ...(results.length > 0
        ? [
            h("h2", {}, say("webhooks.reports")),
            h("ol", { class: "call-results", role: "list" }, results),
          ]
        : []),
      h("h2", {}, say("webhooks.headers")),
      headerTable(call.headers),
      ...body(call),
      this.#replay(call),
    );
  }

  #result(result) {
    const message = result.messageId
      ? h("code", {}, result.messageId)
      : h("span", {}, say("webhooks.noMessageId"));
    const status = result.report?.status;
    return h(
      "li",
      { "data-verdict": result.verdict },
      h("span", { class: "badge", "data-verdict": result.verdict }, verdictWord(result.verdict)),
      h(
        "span",
        { class: "call-result" },
        result.correlationId ? h("a", { href: messageHash(result) }, message) : message,
        status?.name ? h("span", { class: "hint" }, status.name) : undefined,
        result.matchedMessageId ? h("span", { class: "hint" }, laterWords(result)) : undefined,
        result.unmatchedReportId
          ? h("a", { href: "#/webhooks?show=unmatched" }, say("webhooks.stillWaits"))
          : undefined,
        result.assignedReportId ? this.#undo(result.assignedReportId) : undefined,
      ),
    );
  }

  #undo(id) {
    const outcome = h("span", { class: "hint", role: "status" });
    const button = h(
      "button",
      {
        type: "button",
        class: "button quiet small",
        onclick: async () => {
          try {
            await undoAssignment(id);
            announce(say("webhooks.undone"), { now: true });
            await this.#read();
          } catch (problem) {
            outcome.textContent = problem.message;
          }
        },
      },
      say("webhooks.undo"),
    );
    return h("span", {}, button, " ", outcome);
  }

  #replay(call) {
    const outcome = h("p", { class: "hint", role: "status" });
    const button = h(
      "button",
      { type: "button", class: "button quiet" },
      say("webhooks.replayButton"),
    );
    button.addEventListener("click", async () => {
      button.disabled = true;
      try {
        const words = callWords(await replayWebhookCall(call.id));
        announce(say("webhooks.replayed", { words }), { now: true });
        outcome.textContent = say("webhooks.replayed", { words });
        this.dispatchEvent(new CustomEvent("tidings:replayed", { bubbles: true }));
      } catch (problem) {
        outcome.textContent = problem.message;
        button.disabled = false;
      }
    });
    const words = say(call.accepted ? "webhooks.replayAccepted" : "webhooks.replayRefused");
    return h(
      "div",
      { class: "actions" },
      button,
      ...this.#others,
      h("p", { class: "hint" }, words),
      outcome,
    );
  }
}

function messageHash({ correlationId, matchedMessageId, messageId }) {
  return `#/m/${correlationId}/${matchedMessageId ?? messageId}`;
}

function sentence(call) {
  return call.accepted ? say("webhooks.allStored") : refusalWords(call.reason);
}

function facts(call) {
  const pairs = [
    [say("webhooks.from"), h("code", {}, call.remote)],
    [say("webhooks.received"), exactTime(call.receivedAt)],
    [say("webhooks.id"), h("code", {}, call.id)],
    [
      say("webhooks.repeats"),
      call.replayOf &&
        h("a", { href: `#/webhooks/${call.replayOf}` }, h("code", {}, call.replayOf)),
    ],
    [say("webhooks.replayedBy"), call.replayedBy],
    [say("webhooks.kept"), call.truncated ? say("webhooks.keptPart") : undefined],
  ];
  return h(
    "dl",
    { class: "facts" },
    pairs
      .filter(([, value]) => value)
      .map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value))),
  );
}

function body(call) {
  const heading = (key) => h("h2", {}, say(key));
  if (call.bodyHidden && call.body === undefined) {
    return [heading("webhooks.body"), h("p", { class: "hint" }, say("webhooks.bodyHidden"))];
  }
  const text = call.body ?? call.bodyBase64;
  const title = heading(call.body === undefined ? "webhooks.bodyBase64" : "webhooks.body");
  if (text === "") {
    return [title, h("p", { class: "hint" }, say("webhooks.nothingKept"))];
  }
  const copy = h("tidings-copy", { label: say("webhooks.copyBody") });
  copy.value = text;
  const block = h("pre", { class: "call-body", tabindex: "0" }, pretty(text));
  return [h("div", { class: "call-body-head" }, title, copy), block];
}

function laterWords({ assignedBy }) {
  return assignedBy
    ? say("webhooks.assignedBy", { caller: assignedBy })
    : say("webhooks.matchedLater");
}

function headerTable(headers) {
  const rows = Object.entries(headers).map(([name, values]) =>
    h("tr", {}, h("th", { scope: "row" }, name), h("td", {}, values.join(", "))),
  );
  return rows.length > 0
    ? h("table", { class: "call-headers" }, h("tbody", {}, rows))
    : h("p", { class: "hint" }, say("webhooks.noHeaders"));
}

function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), undefined, 2);
  } catch {
    return text;
  }
}

customElements.define("tidings-webhook-call-details", WebhookCallDetails);
