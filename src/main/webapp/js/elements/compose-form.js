import { send } from "../api.js";
import { plain } from "../characters.js";
import { h, setText } from "../dom.js";
import { counted } from "../format.js";
import { readRecipients, repeated } from "../recipients.js";
import "./segment-meter.js";

const MOST_LISTED = 20;

const FIELDS = [
  { name: "recipients", label: "Recipients" },
  { name: "sender", label: "Sender" },
  { name: "text", label: "Text" },
];

/** The form for a send request; fires `tidings:sent` with the correlationId. */
export class ComposeForm extends HTMLElement {
  #recipients;
  #sender;
  #text;
  #meter;
  #count = h("p", { id: "recipients-count", class: "meter-line" });
  #wrong = h("ul", { id: "recipients-wrong", class: "wrong-list", role: "list" });
  #summary = h("div", { id: "problems", class: "notice error-summary", role: "alert", tabindex: "-1", hidden: true });
  #button = h("button", { id: "send", type: "submit", class: "button" }, "Send");
  #entries = [];
  #attempt;
  #busy = false;

  connectedCallback() {
    // The router keeps the form while the reader looks elsewhere, with what was typed.
    if (!this.firstChild) {
      this.#build();
    }
  }

  #build() {
    this.#recipients = h("textarea", { id: "recipients", name: "recipients", rows: "4", spellcheck: "false", autocomplete: "off", inputmode: "tel", required: true, "aria-describedby": "recipients-hint recipients-count recipients-wrong recipients-error", oninput: () => this.#readRecipients() });
    this.#sender = h("input", { id: "sender", name: "sender", autocomplete: "off", spellcheck: "false", maxlength: "16", "aria-describedby": "sender-hint sender-error" });
    this.#text = h("textarea", { id: "text", name: "text", rows: "5", required: true, "aria-describedby": "meter text-error", oninput: () => this.#meter.measure(this.#text.value), onkeydown: (event) => this.#sendByKeys(event) });
    this.#meter = h("tidings-segments", { id: "meter" });
    this.#meter.addEventListener("tidings:plain", ({ detail }) => this.#usePlain(detail));
    this.replaceChildren(
      h("h1", { tabindex: "-1" }, "Compose"),
      this.#summary,
      h(
        "form",
        { class: "card compose", novalidate: true, onsubmit: (event) => this.#submit(event) },
        field("recipients", "Recipients", "One per line or separated by commas, with + and the country code.", this.#recipients, this.#count, this.#wrong),
        field("sender", "Sender (optional)", "3 to 11 letters or digits, or a number. Empty means the account's default.", this.#sender),
        field("text", "Text", undefined, this.#text, this.#meter),
        h("div", { class: "actions" }, this.#button, h("span", { class: "hint keys" }, "or Ctrl + Enter in the text")),
      ),
    );
    this.#readRecipients();
  }

  #readRecipients() {
    this.#entries = readRecipients(this.#recipients.value);
    const wrong = this.#entries.filter((entry) => entry.wrong);
    const good = this.#entries.length - wrong.length;
    this.#meter.recipients = good;
    setText(this.#count, this.#countWords(good, wrong.length));
    const entries = [
      ...wrong.map(({ typed, wrong: why }) => wrongEntry(typed, why)),
      ...repeated(this.#entries).map(({ number, often }) => wrongEntry(number, `stands there ${often} times`, "repeated")),
    ];
    const more = entries.length - MOST_LISTED;
    this.#wrong.replaceChildren(...entries.slice(0, MOST_LISTED), more > 0 ? h("li", {}, `and ${more} more`) : "");
    this.dataset.recipients = good;
    this.dataset.wrong = wrong.length;
  }

  #countWords(good, wrong) {
    if (this.#entries.length === 0) {
      return "No recipients yet";
    }
    return wrong === 0 ? counted(good, "recipient") : `${counted(good, "recipient")}, ${wrong} cannot be right`;
  }

  #usePlain(characters) {
    this.#text.value = plain(this.#text.value, characters);
    this.#meter.measure(this.#text.value);
    this.#text.focus();
  }

  #sendByKeys(event) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      this.querySelector("form").requestSubmit();
    }
  }

  async #submit(event) {
    event.preventDefault();
    if (this.#busy) {
      return;
    }
    const violations = this.#ownViolations();
    if (violations.length > 0) {
      this.#showProblems("Please correct this before sending:", violations);
      return;
    }
    this.#setBusy(true);
    try {
      const { correlationId } = await this.#send();
      this.dispatchEvent(new CustomEvent("tidings:sent", { bubbles: true, detail: correlationId }));
    } catch (problem) {
      this.#showProblems(problem.message, problem.violations ?? []);
    } finally {
      this.#setBusy(false);
    }
  }

  #send() {
    const body = {
      recipients: this.#entries.map(({ number }) => number),
      text: this.#text.value,
      ...(this.#sender.value.trim() && { sender: this.#sender.value.trim() }),
    };
    const content = JSON.stringify(body);
    // The same content keeps its key, so that pressing Send again after a cut cannot send twice.
    if (this.#attempt?.content !== content) {
      this.#attempt = { content, key: randomKey() };
    }
    return send(body, this.#attempt.key);
  }

  #ownViolations() {
    const violations = [];
    const wrong = this.#entries.filter((entry) => entry.wrong);
    if (this.#entries.length === 0) {
      violations.push({ field: "recipients", message: "Enter at least one recipient." });
    } else if (wrong.length > 0) {
      violations.push({ field: "recipients", message: wrong.length === 1 ? `“${wrong[0].typed}” ${wrong[0].wrong}.` : `${wrong.length} recipients cannot be right.` });
    }
    if (this.#text.value.trim() === "") {
      violations.push({ field: "text", message: "Enter a text." });
    }
    return violations;
  }

  #showProblems(heading, violations) {
    const byField = new Map(FIELDS.map(({ name }) => [name, []]));
    for (const violation of violations) {
      byField.get(fieldOf(violation))?.push(this.#violationWords(violation));
    }
    for (const { name } of FIELDS) {
      this.#markField(name, byField.get(name));
    }
    this.#summary.replaceChildren(
      h("p", { class: "error-heading" }, heading),
      violations.length > 0
        ? h("ul", {}, violations.slice(0, MOST_LISTED).map((violation) => this.#summaryEntry(violation)))
        : "",
    );
    this.#summary.hidden = false;
    this.#summary.focus();
  }

  #markField(name, messages) {
    const control = this.querySelector(`#${name}`);
    control.toggleAttribute("aria-invalid", false);
    if (messages.length > 0) {
      control.setAttribute("aria-invalid", "true");
    }
    setText(this.querySelector(`#${name}-error`), messages.slice(0, MOST_LISTED).join("\n"));
  }

  #summaryEntry(violation) {
    const { name, label } = FIELDS.find(({ name }) => name === fieldOf(violation)) ?? {};
    const words = this.#violationWords(violation);
    if (!name) {
      return h("li", {}, violation.field ? `${violation.field}: ${words}` : words);
    }
    const jump = (event) => {
      // The hash belongs to the router.
      event.preventDefault();
      this.querySelector(`#${name}`).focus();
    };
    return h("li", {}, h("a", { href: `#${name}`, onclick: jump }, `${label}: ${words}`));
  }

  /** Names the recipient as typed: nobody counts to "recipients[3]". */
  #violationWords({ field: path, message }) {
    const index = /^recipients\[(\d+)\]/.exec(path ?? "")?.[1];
    const entry = index && this.#entries[Number(index)];
    return entry ? `“${entry.typed}” ${message}` : message;
  }

  #setBusy(busy) {
    this.#busy = busy;
    this.#button.setAttribute("aria-disabled", String(busy));
    this.#button.textContent = busy ? "Sending…" : "Send";
  }
}

function field(name, label, hint, control, ...after) {
  return h(
    "div",
    { class: "field" },
    h("label", { for: name }, label),
    hint && h("p", { id: `${name}-hint`, class: "hint" }, hint),
    control,
    h("p", { id: `${name}-error`, class: "field-error" }),
    after,
  );
}

function wrongEntry(typed, why, kind = "wrong") {
  return h("li", { "data-kind": kind }, h("code", {}, typed), ` ${why}`);
}

function fieldOf({ field: path }) {
  return /^[a-z]+/.exec(path ?? "")?.[0];
}

// crypto.randomUUID is missing on plain http.
function randomKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

customElements.define("tidings-compose", ComposeForm);
