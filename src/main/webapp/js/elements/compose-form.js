import { addressing, send } from "../api.js";
import { isBlank } from "../characters.js";
import { confirmed } from "../confirm.js";
import { h, setText, toggleAttribute } from "../dom.js";
import { forgetDraft, keepDraft, keptDraft } from "../draft.js";
import { columnsOf, isTemplate, namesIn, recipientOf, withoutValue } from "../placeholders.js";
import { say } from "../say.js";
import { session } from "../session.js";
import "./compose-options.js";
import "./problem-summary.js";
import "./recipients-field.js";
import "./segment-meter.js";
import { costWords } from "./send-forecast.js";
import "./test-numbers.js";

const FIELDS = ["recipients", "sender", "text", "validity", "sendAt"];

// A field shows the first few of its violations; the summary has them all.
const MOST_AT_FIELD = 3;

// More recipients are asked about once more before anything is sent.
const MANY = 100;

/** The form for a send request; fires `tidings:sent` with the correlationId. */
export class ComposeForm extends HTMLElement {
  #recipients = h("tidings-recipients");
  #meter = h("tidings-segments", { id: "meter" });
  #places = h("div", { class: "placeholders", role: "group", hidden: true });
  #forecast = h("tidings-forecast");
  #options = h("tidings-compose-options");
  #problems = h("tidings-problems", { id: "problems", class: "notice", hidden: true });
  #button = h("button", { id: "send", type: "submit", class: "button" }, say("compose.send"));
  #sender;
  #text;
  #attempt;
  #busy = false;

  connectedCallback() {
    // The router keeps the form while the reader looks elsewhere, with what was typed.
    if (!this.firstChild) {
      this.#build();
      this.#restore();
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
      oninput: () => this.#measure(),
      onkeydown: (event) => this.#sendByKeys(event),
    });
    this.#places.setAttribute("aria-label", say("compose.places"));
    this.#hear();
    this.replaceChildren(
      h("h1", { tabindex: "-1" }, say("compose.title")),
      this.#problems,
      this.#form(),
    );
  }

  #hear() {
    this.#meter.addEventListener("tidings:plain", ({ detail }) => this.#usePlain(detail));
    this.#meter.addEventListener("tidings:language", () => this.#text.focus());
    this.#meter.addEventListener("tidings:tables", () => this.#showTables());
    this.#recipients.addEventListener("tidings:recipients", () => {
      this.#meter.recipients = this.#recipients.good;
      this.#showAt("recipients", []);
      this.#offerPlaces();
      this.#ask();
    });
    this.#forecast.addEventListener("tidings:forecast", ({ detail }) => {
      this.#meter.filled = detail?.filled;
    });
    this.#options.addEventListener("tidings:options", () => {
      this.#meter.use(this.#options.language);
      this.#nameButton();
      this.#ask();
    });
    this.addEventListener("input", () => this.#keep());
  }

  #form() {
    return h(
      "form",
      { class: "card compose", novalidate: true, onsubmit: (event) => this.#submit(event) },
      field("recipients", say("compose.recipients"), say("compose.recipientsHint"), [
        this.#recipients,
        session().test || session().simulator ? this.#testNumbers() : "",
      ]),
      field("sender", say("compose.senderOptional"), say("compose.senderHint"), [this.#sender]),
      field("text", say("compose.text"), undefined, [
        this.#places,
        this.#text,
        this.#meter,
        this.#forecast,
      ]),
      this.#options,
      h(
        "div",
        { class: "actions" },
        this.#button,
        h("span", { class: "hint keys" }, say("compose.keys")),
      ),
      h("p", { class: "hint" }, say("compose.draft")),
    );
  }

  #testNumbers() {
    const numbers = h("tidings-test-numbers");
    numbers.addEventListener("tidings:number", ({ detail }) => this.#recipients.add(detail));
    return numbers;
  }

  /** Buttons that put the name of a column into the text. */
  #offerPlaces() {
    const columns = columnsOf(this.#recipients.table);
    const key = columns.map(({ name }) => name).join(" ");
    if (this.#places.dataset.names === key) return;
    this.#places.dataset.names = key;
    this.#places.hidden = columns.length === 0;
    this.#places.replaceChildren(
      h("span", { class: "hint" }, say("compose.insert")),
      ...columns.map(({ name }) =>
        h(
          "button",
          { type: "button", class: "button quiet small", onclick: () => this.#insert(name) },
          `{{${name}}}`,
        ),
      ),
    );
  }

  #insert(name) {
    const { selectionStart, selectionEnd } = this.#text;
    this.#text.setRangeText(`{{${name}}}`, selectionStart, selectionEnd, "end");
    this.#text.focus();
    this.#text.dispatchEvent(new Event("input", { bubbles: true }));
  }

  #measure() {
    this.#meter.measure(this.#text.value);
    this.#ask();
  }

  /** What recipients will read, and what it may cost. */
  #ask() {
    const seen = new Set();
    const entries = this.#recipients.entries.filter(
      ({ number }) => number && !seen.has(number) && seen.add(number),
    );
    this.#forecast.about({
      text: this.#text.value,
      recipients: this.#addressed(entries),
      language: this.#meter.language,
    });
  }

  #addressed(entries) {
    const columns = isTemplate(this.#text.value) ? columnsOf(this.#recipients.table) : [];
    const names = namesIn(this.#text.value);
    return entries.map((entry) => recipientOf(entry, columns, names));
  }

  #usePlain(text) {
    this.#text.value = text;
    this.#measure();
    this.#keep();
    this.#text.focus();
  }

  #showTables() {
    this.#options.language = this.#meter.language;
  }

  #keep() {
    keepDraft({
      recipients: this.#recipients.value,
      sender: this.#sender.value,
      text: this.#text.value,
      options: this.#options.values,
    });
  }

  #restore() {
    const draft = keptDraft();
    if (!draft) return;
    this.#sender.value = draft.sender ?? "";
    this.#text.value = draft.text ?? "";
    this.#options.values = draft.options ?? {};
    this.#recipients.value = draft.recipients ?? "";
    this.#meter.use(this.#options.language);
    this.#measure();
    this.#nameButton();
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
        this.#showViolations(say("compose.correct"), violations);
        return;
      }
      if (!(await this.#isMeant())) {
        return;
      }
      const { correlationId } = await this.#send();
      forgetDraft();
      this.dispatchEvent(new CustomEvent("tidings:sent", { bubbles: true, detail: correlationId }));
    } catch (problem) {
      this.#showViolations(problem.message, problem.violations ?? []);
    } finally {
      this.#setBusy(false);
    }
  }

  /** Nobody sends to hundreds by a slip. */
  async #isMeant() {
    const recipients = this.#recipients.entries.length;
    if (recipients <= MANY) return true;
    await this.#forecast.settled();
    const answer = this.#forecast.answer;
    const segments = answer && (answer.filled?.total ?? answer.segments * recipients);
    const cost = answer && costWords(answer.estimate.cost);
    const empty = withoutValue(
      this.#recipients.entries,
      columnsOf(this.#recipients.table),
      namesIn(this.#text.value),
    );
    return confirmed({
      title: say("compose.many", { n: recipients }),
      words: [
        segments && say("compose.manySegments", { n: segments }),
        cost && say("compose.manyCost", { cost }),
        empty > 0 && say("compose.manyEmpty", { n: empty }),
      ].filter(Boolean),
      sure: say("compose.manySure", { n: recipients }),
    });
  }

  #send() {
    const language = this.#meter.language;
    const sendRequest = {
      recipients: this.#addressed(this.#recipients.entries),
      text: this.#text.value,
      ...(!isBlank(this.#sender.value) && { sender: this.#sender.value }),
      ...(language && { language }),
      ...this.#options.members,
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
      violations.push({ field: "text", message: say("compose.enterText") });
    }
    return [...violations, ...this.#options.violations()];
  }

  #showViolations(heading, violations) {
    const entries = violations.map((violation) => this.#entryOf(violation));
    for (const name of FIELDS) {
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
    const control = this.querySelector(`#${name}`);
    toggleAttribute(control, "aria-invalid", messages.length > 0);
    const shown = [
      ...messages.slice(0, MOST_AT_FIELD),
      ...(more > 0 ? [say("compose.more", { n: more })] : []),
    ];
    setText(this.querySelector(`#${name}-error`), shown.join("\n"));
  }

  /** Where the violation belongs, and its words: nobody counts to "recipients[3]". */
  #entryOf({ field: path = "", message: said }) {
    const name = /^[a-z]*/i.exec(path)[0].replace("validityPeriod", "validity");
    const index = /^recipients\[(\d+)\]/.exec(path)?.[1];
    const value = /\.values\.(.+)$/.exec(path)?.[1];
    const typed = this.#recipients.entries[index]?.typed;
    const about = value === undefined ? said : `{{${value}}} ${said}`;
    const message = typed === undefined ? about : `“${typed}” ${about}`;
    const known = FIELDS.includes(name);
    const label = known ? say(`compose.${name}`) : path;
    return {
      message,
      words: label ? `${label}: ${message}` : message,
      control: known ? this.querySelector(`#${name}`) : undefined,
    };
  }

  #setBusy(busy) {
    this.#busy = busy;
    toggleAttribute(this.#button, "aria-disabled", busy);
    this.#nameButton();
  }

  #nameButton() {
    const words = say(this.#options.members.sendAt ? "compose.sendLater" : "compose.send");
    setText(this.#button, this.#busy ? say("compose.sending") : words);
  }
}

/** Each kind once: the field itself lists the entries. */
function recipientsViolations({ entries, wrong, repeats }) {
  const messages = [];
  if (entries.length === 0) {
    messages.push(say("compose.enterRecipient"));
  }
  if (wrong.length === 1) {
    messages.push(`“${wrong[0].typed}” ${wrong[0].wrong}.`);
  } else if (wrong.length > 1) {
    messages.push(say("compose.wrongEntries", { n: wrong.length }));
  }
  if (repeats > 0) {
    messages.push(say("compose.repeats", { n: repeats }));
  }
  return messages.map((message) => ({ field: "recipients", message }));
}

function field(name, label, hint, controls) {
  return h(
    "div",
    { class: "field" },
    h("label", { for: name }, label),
    hint && h("p", { id: `${name}-hint`, class: "hint" }, hint),
    h("p", { id: `${name}-error`, class: "field-error" }),
    controls,
  );
}

// crypto.randomUUID is missing on plain http.
function randomKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

customElements.define("tidings-compose", ComposeForm);
