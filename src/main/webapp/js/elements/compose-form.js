import { addressing, send } from "../api.js";
import { isBlank } from "../characters.js";
import { h, setText, toggleAttribute } from "../dom.js";
import { counted } from "../format.js";
import "./problem-summary.js";
import "./recipients-field.js";
import "./segment-meter.js";

const LABELS = new Map([
  ["recipients", "Recipients"],
  ["sender", "Sender"],
  ["text", "Text"],
  ["sendAt", "Time to send"],
]);

// A field shows the first few of its violations; the summary has them all.
const MOST_AT_FIELD = 3;

/** The form for a send request; fires `tidings:sent` with the correlationId. */
export class ComposeForm extends HTMLElement {
  #recipients = h("tidings-recipients");
  #meter = h("tidings-segments", { id: "meter" });
  #problems = h("tidings-problems", { id: "problems", class: "notice", hidden: true });
  #button = h("button", { id: "send", type: "submit", class: "button" }, "Send");
  #sender;
  #text;
  #sendAt;
  #attempt;
  #busy = false;

  connectedCallback() {
    // The router keeps the form while the reader looks elsewhere, with what was typed.
    if (!this.firstChild) {
      this.#build();
    }
  }

  #build() {
    this.#sender = h("input", {
      id: "sender",
      name: "sender",
      autocomplete: "off",
      spellcheck: "false",
      "aria-describedby": "sender-hint sender-error",
    });
    this.#text = h("textarea", {
      id: "text",
      name: "text",
      rows: "5",
      required: true,
      "aria-describedby": "text-error meter",
      oninput: () => this.#meter.measure(this.#text.value),
      onkeydown: (event) => this.#sendByKeys(event),
    });
    this.#sendAt = h("input", {
      id: "sendAt",
      name: "sendAt",
      type: "datetime-local",
      "aria-describedby": "sendAt-hint sendAt-error",
      oninput: () => this.#nameButton(),
    });
    this.#meter.addEventListener("tidings:plain", ({ detail }) => this.#usePlain(detail));
    this.#meter.addEventListener("tidings:language", () => this.#text.focus());
    this.#recipients.addEventListener("tidings:recipients", () => {
      this.#meter.recipients = this.#recipients.good;
      this.#showAt("recipients", []);
    });
    this.replaceChildren(h("h1", { tabindex: "-1" }, "Compose"), this.#problems, this.#form());
  }

  #form() {
    return h(
      "form",
      { class: "card compose", novalidate: true, onsubmit: (event) => this.#submit(event) },
      field(
        "recipients",
        "Recipients",
        "One per line or separated by commas, with + and the country code; or a table with a column of them.",
        this.#recipients,
      ),
      field(
        "sender",
        "Sender (optional)",
        "3 to 11 characters of the GSM-7 alphabet with a letter among them, or 3 to 16 digits. Empty means the account's default.",
        this.#sender,
      ),
      field("text", "Text", undefined, this.#text, this.#meter),
      field(
        "sendAt",
        "Send later (optional)",
        `In the time of this device (${timeZone()}), up to 180 days ahead. Empty means now.`,
        this.#sendAt,
      ),
      h(
        "div",
        { class: "actions" },
        this.#button,
        h("span", { class: "hint keys" }, "or Ctrl + Enter in the text"),
      ),
    );
  }

  #usePlain(text) {
    this.#text.value = text;
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
    this.#setBusy(true);
    try {
      const violations = await this.#violations();
      if (violations.length > 0) {
        this.#showViolations("Please correct this before sending:", violations);
        return;
      }
      const { correlationId } = await this.#send();
      this.dispatchEvent(new CustomEvent("tidings:sent", { bubbles: true, detail: correlationId }));
    } catch (problem) {
      this.#showViolations(problem.message, problem.violations ?? []);
    } finally {
      this.#setBusy(false);
    }
  }

  #send() {
    const language = this.#meter.language;
    const sendRequest = {
      recipients: this.#recipients.entries.map(({ number, typed }) => number ?? typed),
      text: this.#text.value,
      ...(!isBlank(this.#sender.value) && { sender: this.#sender.value }),
      ...(language && { language }),
      ...(this.#sendAt.value && { sendAt: new Date(this.#sendAt.value).toISOString() }),
    };
    const content = JSON.stringify(sendRequest);
    // The same content keeps its key, so that pressing Send again after a cut cannot send twice.
    if (this.#attempt?.content !== content) {
      this.#attempt = { content, key: randomKey() };
    }
    return send(sendRequest, this.#attempt.key);
  }

  async #violations() {
    const [, ofSender] = await Promise.all([this.#recipients.settled(), this.#senderViolations()]);
    return [...this.#ownViolations(), ...ofSender];
  }

  /** What the API says of the sender; nothing while it cannot be asked, sending will tell. */
  async #senderViolations() {
    const sender = this.#sender.value;
    return isBlank(sender)
      ? []
      : addressing({ sender }).then(
          ({ violations }) => violations,
          () => [],
        );
  }

  #ownViolations() {
    const violations = recipientsViolations(this.#recipients);
    if (isBlank(this.#text.value)) {
      violations.push({ field: "text", message: "Enter a text." });
    }
    // A time of which a part is missing reads as none, and would send at once.
    if (this.#sendAt.validity.badInput) {
      violations.push({ field: "sendAt", message: "Enter day and time, or nothing." });
    }
    return violations;
  }

  #showViolations(heading, violations) {
    const entries = violations.map((violation) => this.#entryOf(violation));
    for (const name of LABELS.keys()) {
      const control = this.querySelector(`#${name}`);
      this.#showAt(
        name,
        entries.filter((entry) => entry.control === control).map(({ message }) => message),
      );
    }
    this.#problems.show(heading, entries);
  }

  #showAt(name, messages) {
    const more = messages.length - MOST_AT_FIELD;
    toggleAttribute(this.querySelector(`#${name}`), "aria-invalid", messages.length > 0);
    const shown = [...messages.slice(0, MOST_AT_FIELD), ...(more > 0 ? [`and ${more} more`] : [])];
    setText(this.querySelector(`#${name}-error`), shown.join("\n"));
  }

  /** Where the violation belongs, and its words: nobody counts to "recipients[3]". */
  #entryOf({ field: path = "", message: said }) {
    const name = /^[a-z]*/i.exec(path)[0];
    const index = /^recipients\[(\d+)\]/.exec(path)?.[1];
    const typed = this.#recipients.entries[index]?.typed;
    const message = typed === undefined ? said : `“${typed}” ${said}`;
    const label = LABELS.get(name) ?? path;
    return {
      message,
      words: label ? `${label}: ${message}` : message,
      control: LABELS.has(name) ? this.querySelector(`#${name}`) : undefined,
    };
  }

  #setBusy(busy) {
    this.#busy = busy;
    toggleAttribute(this.#button, "aria-disabled", busy);
    this.#nameButton();
  }

  #nameButton() {
    const words = this.#sendAt.value ? "Send later" : "Send";
    setText(this.#button, this.#busy ? "Sending…" : words);
  }
}

/** Each kind once: the field itself lists the entries. */
function recipientsViolations({ entries, wrong, repeats }) {
  const messages = [];
  if (entries.length === 0) {
    messages.push("Enter at least one recipient.");
  }
  if (wrong.length === 1) {
    messages.push(`“${wrong[0].typed}” ${wrong[0].wrong}.`);
  } else if (wrong.length > 1) {
    messages.push(
      `${counted(wrong.length, "entry", "entries")} cannot be used; they are listed below the field.`,
    );
  }
  if (repeats > 0) {
    messages.push(`${counted(repeats, "repeat")} to remove: nobody gets a text twice.`);
  }
  return messages.map((message) => ({ field: "recipients", message }));
}

function field(name, label, hint, ...controls) {
  return h(
    "div",
    { class: "field" },
    h("label", { for: name }, label),
    hint && h("p", { id: `${name}-hint`, class: "hint" }, hint),
    h("p", { id: `${name}-error`, class: "field-error" }),
    controls,
  );
}

function timeZone() {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

// crypto.randomUUID is missing on plain http.
function randomKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

customElements.define("tidings-compose", ComposeForm);
