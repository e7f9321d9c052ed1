import { announce } from "../announcer.js";
import { replayWebhookCall, webhookCall } from "../api.js";
import { h } from "../dom.js";
import { counted, exactTime, shortTime } from "../format.js";
import { refusalWords, verdictWord, verdictsWords } from "../words.js";
import "./copy-button.js";

/**
 * One webhook call; it opens to its headers, its body and what became of each report.
 *
 * Fires `tidings:replayed`, which bubbles, when its body was run through the recorder again.
 */
export class WebhookCall extends HTMLElement {
  #call;
  #drawer = h("div", { class: "call-drawer" });

  connectedCallback() {
    this.setAttribute("role", "listitem");
  }

  show(call) {
    this.#call = call;
    this.dataset.callId = call.id;
    this.dataset.outcome = call.accepted ? "delivered" : "failed";
    const details = h("details", {}, summary(call), this.#drawer);
    details.addEventListener("toggle", () => details.open && this.#load());
    this.replaceChildren(details);
  }

  async #load() {
    if (this.#drawer.childElementCount > 0) {
      return;
    }
    this.#drawer.replaceChildren(h("p", { class: "hint" }, "Reading the call…"));
    try {
      this.#showCall(await webhookCall(this.#call.id));
    } catch (problem) {
      const retry = h(
        "button",
        {
          type: "button",
          class: "button quiet small",
          onclick: () => {
            this.#drawer.replaceChildren();
            void this.#load();
          },
        },
        "Try again",
      );
      this.#drawer.replaceChildren(h("p", { class: "hint" }, problem.message, " ", retry));
    }
  }

  #showCall(call) {
    const results = call.results.map(resultEntry);
    this.#drawer.replaceChildren(
      h("p", { class: "call-sentence" }, sentence(call)),
      facts(call),
      ...(results.length > 0
        ? [h("h2", {}, "Reports"), h("ol", { class: "call-results", role: "list" }, results)]
        : []),
      h("h2", {}, "Headers"),
      headerTable(call.headers),
      ...this.#body(call),
      this.#replay(call),
    );
  }

  #body(call) {
    if (call.bodyHidden && call.body === undefined) {
      return [h("h2", {}, "Body"), h("p", { class: "hint" }, "Hidden: your key may not read it.")];
    }
    const text = call.body ?? call.bodyBase64;
    const heading = call.body === undefined ? "Body, not text: in Base64" : "Body";
    if (text === "") {
      return [h("h2", {}, heading), h("p", { class: "hint" }, "Nothing of it was kept.")];
    }
    const copy = h("tidings-copy", { label: "Copy body" });
    copy.value = text;
    const block = h("pre", { class: "call-body", tabindex: "0" }, pretty(text));
    return [h("div", { class: "call-body-head" }, h("h2", {}, heading), copy), block];
  }

  #replay(call) {
    const outcome = h("p", { class: "hint", role: "status" });
    const button = h("button", { type: "button", class: "button quiet" }, "Replay");
    button.addEventListener("click", async () => {
      button.disabled = true;
      try {
        const repetition = await replayWebhookCall(call.id);
        announce(`Replayed: ${verdictsWords(repetition.verdicts)}`, { now: true });
        this.dispatchEvent(new CustomEvent("tidings:replayed", { bubbles: true }));
      } catch (problem) {
        outcome.textContent = problem.message;
        button.disabled = false;
      }
    });
    const words = call.accepted
      ? "Runs the body through the recorder again. Reports that are known count as repeated."
      : "Runs the body through the recorder although the call was refused. Do this only if it came from Infobip.";
    return h("div", { class: "actions" }, button, h("p", { class: "hint" }, words), outcome);
  }
}

function summary(call) {
  return h(
    "summary",
    { class: "call-summary" },
    h(
      "span",
      { class: "mark" },
      h("span", { class: "visually-hidden" }, call.accepted ? "Accepted: " : "Refused: "),
    ),
    h(
      "span",
      { class: "call-what" },
      h("span", { class: "call-words" }, words(call)),
      call.replayOf ? [" ", h("span", { class: "badge" }, "Replay")] : undefined,
      h("code", { class: "call-remote" }, call.remote),
    ),
    h("span", { class: "call-bytes" }, counted(call.bytes, "byte")),
    h(
      "time",
      { class: "call-time", datetime: call.receivedAt, title: exactTime(call.receivedAt) },
      shortTime(call.receivedAt),
    ),
  );
}

function words(call) {
  return call.accepted ? verdictsWords(call.verdicts) : `Refused: ${call.reason}`;
}

function sentence(call) {
  return call.accepted ? "Every report in this call is stored." : refusalWords(call.reason);
}

function facts(call) {
  const pairs = [
    ["Came from", h("code", {}, call.remote)],
    ["Received", exactTime(call.receivedAt)],
    ["Call id", h("code", {}, call.id)],
    ["Repeats", call.replayOf && h("code", {}, call.replayOf)],
    ["Replayed by", call.replayedBy],
    ["Kept", call.truncated ? "only the beginning of the body" : undefined],
  ];
  return h(
    "dl",
    { class: "facts" },
    pairs
      .filter(([, value]) => value)
      .map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value))),
  );
}

function resultEntry(result) {
  const message = result.messageId ? h("code", {}, result.messageId) : "no message id";
  const status = result.report?.status;
  return h(
    "li",
    { "data-verdict": result.verdict },
    h("span", { class: "badge", "data-verdict": result.verdict }, verdictWord(result.verdict)),
    h(
      "span",
      { class: "call-result" },
      result.correlationId ? h("a", { href: `#/r/${result.correlationId}` }, message) : message,
      status?.name ? h("span", { class: "hint" }, status.name) : undefined,
      result.matchedMessageId ? h("span", { class: "hint" }, laterWords(result)) : undefined,
    ),
  );
}

function laterWords({ assignedBy }) {
  return assignedBy ? `assigned to a message by ${assignedBy}` : "matched with a message later";
}

function headerTable(headers) {
  const rows = Object.entries(headers).map(([name, values]) =>
    h("tr", {}, h("th", { scope: "row" }, name), h("td", {}, values.join(", "))),
  );
  return rows.length > 0
    ? h("table", { class: "call-headers" }, h("tbody", {}, rows))
    : h("p", { class: "hint" }, "None were kept.");
}

function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), undefined, 2);
  } catch {
    return text;
  }
}

customElements.define("tidings-webhook-call", WebhookCall);
