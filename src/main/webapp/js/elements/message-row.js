import { h, setCodes, setText } from "../dom.js";
import { exactTime, hiddenNumber, price, shortTime } from "../format.js";
import { outcomeWord, rawCodes } from "../words.js";
import { say, sentence } from "../say.js";
import "./message-timeline.js";

const template = h(
  "details",
  {},
  h(
    "summary",
    { class: "message-summary" },
    h("span", { class: "mark" }, h("span", { class: "message-outcome visually-hidden" })),
    h(
      "span",
      { class: "message-to" },
      h("span", { class: "message-number" }),
      h("span", { class: "message-reference" }),
    ),
    h(
      "span",
      { class: "message-what" },
      h("span", { class: "message-words" }),
      " ",
      h(
        "span",
        { class: "badge message-corrected", "data-verdict": "CORRECTED", hidden: true },
        say("message.corrected"),
      ),
      h("code", { class: "message-code" }),
    ),
    h("time", { class: "message-time" }),
    h("span", { class: "message-segments" }),
    h("span", { class: "message-price" }),
  ),
);

/**
 * One message of a send request; it changes in place and opens to its timeline.
 *
 * Fires `tidings:opened` when the timeline is asked for and `tidings:closed` after; both bubble.
 */
export class MessageRow extends HTMLElement {
  #parts;
  #timeline;
  #brightUntil = 0;

  connectedCallback() {
    this.setAttribute("role", "listitem");
  }

  show(message) {
    const parts = (this.#parts ??= this.#build());
    this.dataset.messageId = message.id;
    this.dataset.outcome = message.outcome;
    this.dataset.status = message.status;
    setText(parts.outcome, `${outcomeWord(message.outcome)}: `);
    setText(parts.number, message.to);
    parts.number.title = hiddenNumber(message.to);
    setText(parts.reference, message.clientReference ?? "");
    setText(parts.words, sentence(message.explanation.text));
    setCodes(parts.code, rawCodes(message));
    parts.corrected.hidden = !message.corrected;
    setText(
      parts.segments,
      message.segments ? say("request.segments", { n: message.segments }) : "",
    );
    setText(parts.price, message.cost ? price(message.cost) : "");
    this.#showTime(parts.time, message.changedAt ?? message.doneAt ?? message.submittedAt);
  }

  /** Marks the row as just changed; `dim` takes the mark off again. */
  brighten(duration) {
    this.#brightUntil = Date.now() + duration;
    this.dataset.changed = "";
  }

  dim() {
    if (Date.now() >= this.#brightUntil) {
      delete this.dataset.changed;
    }
  }

  get timeline() {
    if (!this.#timeline) {
      this.#timeline = document.createElement("tidings-timeline");
      this.#parts.details.append(this.#timeline);
    }
    return this.#timeline;
  }

  #showTime(element, iso) {
    if (!iso || element.getAttribute("datetime") === iso) {
      return;
    }
    element.setAttribute("datetime", iso);
    element.title = exactTime(iso);
    setText(element, shortTime(iso));
  }

  #build() {
    const details = template.cloneNode(true);
    details.addEventListener("toggle", () => {
      const name = details.open ? "tidings:opened" : "tidings:closed";
      this.dispatchEvent(new CustomEvent(name, { bubbles: true }));
    });
    this.replaceChildren(details);
    const part = (name) => details.querySelector(`.message-${name}`);
    return {
      details,
      outcome: part("outcome"),
      number: part("number"),
      reference: part("reference"),
      words: part("words"),
      corrected: part("corrected"),
      code: part("code"),
      time: part("time"),
      segments: part("segments"),
      price: part("price"),
    };
  }
}

customElements.define("tidings-message", MessageRow);
