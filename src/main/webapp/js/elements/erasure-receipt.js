import { announce } from "../announcer.js";
import { erasure } from "../api.js";
import { h, setText } from "../dom.js";
import { exactTime } from "../format.js";
import { noticePlace, showProblem } from "../notice.js";
import { say } from "../say.js";
import "./copy-button.js";

const LOOK_AGAIN = 1000;

/** What is erased, in the order in which that is done. */
const KINDS = [
  "messages",
  "texts",
  "sendRequests",
  "labels",
  "events",
  "webhookCalls",
  "unmatchedReports",
];

/** How far an erasure is and, once it is done, the receipt of it; the attribute is its `erasure-id`. */
export class ErasureReceipt extends HTMLElement {
  #abort;
  #timer;
  #notice = noticePlace();
  #state = h("p", { class: "erasure-state" });
  #body = h("div", { class: "receipt-body" });
  #wasRunning = false;

  connectedCallback() {
    this.#abort = new AbortController();
    this.replaceChildren(
      h(
        "section",
        { class: "card receipt" },
        h("h2", { tabindex: "-1" }, say("privacy.receipt")),
        this.#state,
        this.#notice,
        this.#body,
      ),
    );
    void this.#look();
  }

  disconnectedCallback() {
    this.#abort.abort();
    clearTimeout(this.#timer);
  }

  async #look() {
    try {
      const found = await erasure(this.getAttribute("erasure-id"), this.#abort.signal);
      this.#notice.hidden = true;
      this.#show(found);
    } catch (problem) {
      showProblem(this.#notice, problem, () => this.#look());
    }
  }

  #show(found) {
    this.dataset.state = found.state;
    const running = found.state === "running";
    setText(this.#state, say(running ? "privacy.running" : "privacy.done"));
    this.#body.replaceChildren(...(running ? [counts(found)] : this.#receipt(found)));
    if (running) {
      this.#timer = setTimeout(() => this.#look(), LOOK_AGAIN);
    } else if (this.#wasRunning) {
      announce(say("privacy.done"), { now: true });
      this.dispatchEvent(new CustomEvent("tidings:erased", { bubbles: true }));
    }
    this.#wasRunning = running;
  }

  #receipt(found) {
    const rows = rowsOf(found);
    const copy = h("tidings-copy", { label: say("privacy.copyReceipt") });
    copy.value = [say("privacy.receipt"), ...rows.map((row) => row.join(": "))].join("\n");
    return [
      h(
        "dl",
        { class: "receipt-rows" },
        rows.map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value))),
      ),
      h(
        "div",
        { class: "actions no-print" },
        h(
          "button",
          { type: "button", class: "button quiet small", onclick: () => window.print() },
          say("privacy.print"),
        ),
        copy,
      ),
      found.passedOver > 0 && h("p", { class: "hint" }, say("privacy.passedOverHint")),
      found.statisticsNotRenewed && h("p", { class: "hint" }, say("privacy.statisticsHint")),
    ].filter(Boolean);
  }
}

/** `[name, value]` of each line of a receipt. */
export function rowsOf(found) {
  return [
    [say("privacy.id"), found.id],
    [say("privacy.askedAt"), exactTime(found.askedAt)],
    [say("privacy.askedBy"), found.askedBy],
    found.begunAt && [say("privacy.begunAt"), exactTime(found.begunAt)],
    found.finishedAt && [say("privacy.finishedAt"), exactTime(found.finishedAt)],
    [say("privacy.pseudonym"), found.pseudonym],
    ...KINDS.map((kind) => [say(`privacy.erased.${kind}`), String(found.erased[kind])]),
    [say("privacy.passedOver"), String(found.passedOver)],
    found.lastMessageId && [say("privacy.lastMessage"), found.lastMessageId],
    found.digest && [say("privacy.digest"), found.digest],
    found.statisticsNotRenewed && [say("privacy.statistics"), found.statisticsNotRenewed],
  ].filter(Boolean);
}

function counts({ erased }) {
  return h(
    "dl",
    { class: "facts" },
    KINDS.map((kind) =>
      h("div", {}, h("dt", {}, say(`privacy.erased.${kind}`)), h("dd", {}, String(erased[kind]))),
    ),
  );
}

customElements.define("tidings-erasure", ErasureReceipt);
