import { h, setText } from "../dom.js";
import { counted } from "../format.js";
import { readRecipients, repeated } from "../recipients.js";

const MOST_LISTED = 20;

/** The field for the recipients: counts them and names those that cannot be right while they are typed. */
export class RecipientsField extends HTMLElement {
  /** What was typed, entry by entry, as `readRecipients` gives it. */
  entries = [];

  #input;
  #count = h("p", { id: "recipients-count", class: "meter-line" });
  #wrong = h("ul", { id: "recipients-wrong", class: "wrong-list", role: "list" });

  connectedCallback() {
    if (this.#input) {
      return;
    }
    this.#input = h("textarea", {
      id: "recipients",
      name: "recipients",
      rows: "4",
      spellcheck: "false",
      autocomplete: "off",
      required: true,
      "aria-describedby": "recipients-hint recipients-error recipients-count recipients-wrong",
      oninput: () => this.#read(),
    });
    this.append(this.#input, this.#count, this.#wrong);
    this.#read();
  }

  get wrong() {
    return this.entries.filter((entry) => entry.wrong);
  }

  get good() {
    return this.entries.length - this.wrong.length;
  }

  #read() {
    this.entries = readRecipients(this.#input.value);
    setText(this.#count, this.#countWords());
    this.#showWrong();
    this.dispatchEvent(new CustomEvent("tidings:recipients", { bubbles: true }));
  }

  #countWords() {
    if (this.entries.length === 0) {
      return "No recipients yet";
    }
    const wrong = this.wrong.length;
    const good = counted(this.good, "recipient");
    return wrong === 0 ? good : `${good}, ${wrong} cannot be right`;
  }

  #showWrong() {
    const entries = [
      ...this.wrong.map(({ typed, wrong }) => entry("wrong", typed, wrong)),
      ...repeated(this.entries).map(({ number, often }) =>
        entry("repeated", number, `stands there ${often} times`),
      ),
    ];
    const more = entries.length - MOST_LISTED;
    this.#wrong.replaceChildren(
      ...entries.slice(0, MOST_LISTED),
      more > 0 ? h("li", {}, `and ${more} more`) : "",
    );
  }
}

function entry(kind, typed, why) {
  return h("li", { "data-kind": kind }, h("code", {}, typed), ` ${why}`);
}

customElements.define("tidings-recipients", RecipientsField);
