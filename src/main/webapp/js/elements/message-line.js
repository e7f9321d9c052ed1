import { h, setCodes, setText, toggleAttribute } from "../dom.js";
import { exactTime, hiddenNumber, price, shortTime, shownText } from "../format.js";
import { messageHash } from "../find.js";
import { grouped } from "../numbers.js";
import { say, sentence } from "../say.js";
import { outcomeWord, rawCodes } from "../words.js";

const PARTS = ["outcome", "number", "words", "code", "text", "from", "network", "time", "price"];

const template = h(
  "a",
  { "data-row": true, class: "line" },
  h("span", { class: "mark" }, h("span", { class: "line-outcome visually-hidden" })),
  h("span", { class: "line-number" }),
  h(
    "span",
    { class: "line-what" },
    h("span", { class: "line-words" }),
    h("code", { class: "line-code" }),
  ),
  h("span", { class: "line-text" }),
  h("span", { class: "line-from" }),
  h("span", { class: "line-network" }),
  h("time", { class: "line-time" }),
  h("span", { class: "line-price" }),
);

/** A message among those of many send requests, in one line that leads to its own screen. */
export class MessageLine extends HTMLElement {
  #parts;
  #dimming;

  connectedCallback() {
    this.setAttribute("role", "listitem");
  }

  show(message) {
    const parts = (this.#parts ??= this.#build());
    parts.line.href = messageHash(message);
    this.dataset.messageId = message.id;
    this.dataset.outcome = message.outcome;
    setText(parts.outcome, `${outcomeWord(message.outcome)}: `);
    setText(parts.number, grouped(message.to));
    toggleAttribute(parts.number, "title", hiddenNumber(message.to) || undefined);
    setText(parts.words, sentence(message.explanation.text));
    setCodes(parts.code, rawCodes(message));
    setText(parts.text, beginning(message));
    setText(parts.from, fromWords(message));
    parts.from.title = parts.from.textContent;
    setText(parts.network, message.mccMnc ?? "");
    setText(parts.price, message.cost ? price(message.cost) : "");
    this.#showTime(message.createdAt);
  }

  /** Marks the line as just changed, for a moment. */
  brighten(duration) {
    clearTimeout(this.#dimming);
    this.dataset.changed = "";
    this.#dimming = setTimeout(() => delete this.dataset.changed, duration);
  }

  #showTime(iso) {
    const { time } = this.#parts;
    time.setAttribute("datetime", iso);
    time.title = exactTime(iso);
    setText(time, shortTime(iso));
  }

  #build() {
    const line = template.cloneNode(true);
    this.replaceChildren(line);
    const parts = PARTS.map((name) => [name, line.querySelector(`.line-${name}`)]);
    return { line, ...Object.fromEntries(parts) };
  }
}

function beginning({ textBeginning, textHidden, textDeletedAt }) {
  return shownText({ text: textBeginning, textHidden, textDeletedAt });
}

function fromWords({ sender, caller, clientReference, test }) {
  return [sender, caller, clientReference, test && say("messages.test")]
    .filter(Boolean)
    .join(" · ");
}

customElements.define("tidings-message-line", MessageLine);
