import { h, setCodes } from "../dom.js";
import { messageHash } from "../find.js";
import { exactTime, preciseTime, price } from "../format.js";
import {
  chargedWords,
  outcomeWord,
  rawCodes,
  resendWords,
  sourceWords,
  verdictWord,
} from "../words.js";
import { say, sentence } from "../say.js";

const VERDICT_REASON = new Map([
  ["SUPERSEDED", "timeline.superseded"],
  ["CORRECTED", "timeline.corrected"],
  ["REPEATED", "timeline.repeated"],
]);

/**
 * The history of one message: every event in the order of the log, also those that changed nothing.
 *
 * Fires `tidings:more` when a further page of it is asked for, and `tidings:report` when somebody
 * opens a report that is not known yet; both bubble.
 */
export class MessageTimeline extends HTMLElement {
  #list = h("ol", { class: "timeline" });
  #shown = new Map();
  #more = h(
    "button",
    {
      type: "button",
      class: "button quiet small timeline-more",
      hidden: true,
      onclick: () => this.#fire("tidings:more"),
    },
    say("timeline.more"),
  );

  /** Shows the state of loading, or what went wrong with a way to try again. */
  showNotice(words, onRetry) {
    const retry =
      onRetry &&
      h(
        "button",
        { type: "button", class: "button quiet small", onclick: onRetry },
        say("app.tryAgain"),
      );
    this.#shown.clear();
    this.replaceChildren(h("p", { class: "timeline-notice" }, words, " ", retry));
  }

  /** Shows the events; what stands there already stays in place. `request` is what it is one of. */
  show(message, events, { createdAt, correlationId }) {
    if (this.#list.parentElement !== this) {
      this.#list.replaceChildren(storedEntry(createdAt));
      this.replaceChildren(this.#list, this.#more, h("div", { class: "timeline-facts" }));
    }
    const fresh = events.filter((event) => this.#shown.get(event.seq) !== version(event));
    fresh.forEach((event) => this.#place(event));
    this.lastElementChild.replaceChildren(...facts(message, correlationId));
  }

  /** Whether there is more of it than what is shown. */
  offerMore(more) {
    this.#more.hidden = !more;
  }

  #fire(name) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true }));
  }

  #place(event) {
    const old = this.#list.querySelector(`[data-seq="${event.seq}"]`);
    const entry = eventEntry(event, old?.querySelector("details")?.open);
    const next = [...this.#list.children].find((each) => Number(each.dataset.seq) > event.seq);
    if (old) {
      old.replaceWith(entry);
    } else {
      this.#list.insertBefore(entry, next ?? null);
    }
    this.#shown.set(event.seq, version(event));
  }
}

function storedEntry(createdAt) {
  return h(
    "li",
    { "data-verdict": "STORED", "data-outcome": "pending" },
    moment(createdAt),
    h(
      "div",
      { class: "timeline-body" },
      h("p", { class: "timeline-words" }, say("timeline.stored")),
    ),
  );
}

/** What of an event may change after it was shown first. */
function version({ repeats, raw }) {
  return `${repeats ?? 0} ${raw === undefined}`;
}

function eventEntry(event, reportOpen) {
  const superseded = event.verdict === "SUPERSEDED";
  const words = sentence(event.explanation.text);
  const remarks = [
    event.reason,
    VERDICT_REASON.has(event.verdict) && say(VERDICT_REASON.get(event.verdict)),
    event.doneAt &&
      (event.doneAtIsArrival
        ? say("timeline.arrival")
        : say("timeline.providerTime", { time: preciseTime(event.doneAt) })),
    event.repeats > 0 && say("timeline.repeats", { n: event.repeats }),
  ].filter(Boolean);
  return h(
    "li",
    {
      "data-seq": event.seq,
      "data-verdict": event.verdict,
      "data-outcome": superseded ? "superseded" : event.outcome,
      "data-source": event.source,
    },
    moment(event.at),
    h(
      "div",
      { class: "timeline-body" },
      h(
        "p",
        { class: "timeline-words" },
        superseded ? h("s", {}, words) : words,
        event.verdict === "APPLIED"
          ? null
          : [
              " ",
              h(
                "span",
                { class: "badge", "data-verdict": event.verdict },
                verdictWord(event.verdict),
              ),
            ],
      ),
      h(
        "p",
        { class: "timeline-origin" },
        sourceWords(event.source),
        event.attempt ? null : [" · ", codes(event)],
      ),
      remarks.map((remark) => h("p", { class: "timeline-remark" }, remark)),
      reportAsItCame(event, reportOpen),
    ),
  );
}

/** Nothing for what Tidings says itself; a stream leaves it out, so it may have to be asked for. */
function reportAsItCame({ source, attempt, raw }, open) {
  if (raw === null || source === "TIDINGS" || attempt) {
    return undefined;
  }
  const words = raw === undefined ? say("timeline.reading") : JSON.stringify(raw, null, 2);
  const details = h(
    "details",
    { class: "timeline-report", open },
    h("summary", {}, say("timeline.report")),
    h("pre", { tabindex: "0" }, words),
  );
  if (raw === undefined) {
    details.addEventListener("toggle", () => {
      if (details.open) details.dispatchEvent(new CustomEvent("tidings:report", { bubbles: true }));
    });
  }
  return details;
}

function codes(event) {
  const element = h("code");
  setCodes(element, rawCodes(event));
  return element;
}

function moment(iso) {
  return h("time", { datetime: iso, title: exactTime(iso) }, preciseTime(iso));
}

/** To its own screen, from anywhere else. */
function messageLink({ id }, correlationId) {
  const code = h("code", {}, id);
  return correlationId ? h("a", { href: messageHash({ correlationId, id }) }, code) : code;
}

function facts(message, correlationId) {
  const pairs = [
    [say("timeline.advice"), message.explanation.advice && sentence(message.explanation.advice)],
    [say("message.resend"), resendWords(message.explanation)],
    [say("message.reference"), message.clientReference],
    [say("timeline.id"), messageLink(message, correlationId)],
    [say("message.outcome"), outcomeWord(message.outcome)],
    [say("message.network"), message.mccMnc && h("code", {}, message.mccMnc)],
    [say("message.price"), message.price && price(message.price)],
    [say("message.cost"), message.cost && price(message.cost)],
    [say("message.charged"), chargedWords(message.explanation)],
  ];
  const shown = pairs.filter(([, value]) => value);
  return [
    h(
      "dl",
      { class: "facts" },
      shown.map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value))),
    ),
  ];
}

customElements.define("tidings-timeline", MessageTimeline);
