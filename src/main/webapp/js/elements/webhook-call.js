import { callState, callWords, troubles } from "../call-words.js";
import { h } from "../dom.js";
import { count, exactTime, shortTime } from "../format.js";
import { say } from "../say.js";
import "./webhook-call-details.js";

const OUTCOME = { refused: "failed", troubled: "pending", taken: "delivered" };

/** One webhook call of a list, in words; it opens to all that is known of it. */
export class WebhookCall extends HTMLElement {
  connectedCallback() {
    this.setAttribute("role", "listitem");
  }

  show(call) {
    this.dataset.callId = call.id;
    this.dataset.state = callState(call);
    this.dataset.outcome = OUTCOME[this.dataset.state];
    const drawer = h("tidings-webhook-call-details", { class: "call-drawer" });
    const link = h("a", { href: `#/webhooks/${call.id}` }, say("webhooks.ownPage"));
    const details = h("details", {}, summary(call), drawer);
    details.addEventListener("toggle", () => {
      if (details.open) void drawer.load(call.id, link);
    });
    this.replaceChildren(details);
  }
}

function summary(call) {
  const state = say(`webhooks.state.${callState(call)}`);
  return h(
    "summary",
    { class: "call-summary", "data-row": true },
    h("span", { class: "mark" }, h("span", { class: "visually-hidden" }, `${state}: `)),
    h(
      "span",
      { class: "call-what" },
      h("span", { class: "call-words" }, callWords(call)),
      troubles(call)
        .map((words) => [" ", h("span", { class: "badge trouble" }, words)])
        .flat(),
      call.replayOf ? [" ", h("span", { class: "badge" }, say("webhooks.replay"))] : undefined,
      h("code", { class: "call-remote" }, call.remote),
    ),
    h(
      "span",
      { class: "call-bytes" },
      say("webhooks.bytes", { n: call.bytes, bytes: count(call.bytes) }),
    ),
    h(
      "time",
      { class: "call-time", datetime: call.receivedAt, title: exactTime(call.receivedAt) },
      shortTime(call.receivedAt),
    ),
  );
}

customElements.define("tidings-webhook-call", WebhookCall);
