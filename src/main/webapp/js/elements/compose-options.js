import { h } from "../dom.js";
import { say } from "../say.js";

const LANGUAGES = ["TR", "ES", "PT"];
const LONGEST_HOURS = 48;

/** What can be asked beside recipients and text; fires `tidings:options` when it changes. */
export class ComposeOptions extends HTMLElement {
  #sendAt;
  #language;
  #validity;
  #flash;
  #shift;

  constructor() {
    super();
    const changed = () => this.dispatchEvent(new CustomEvent("tidings:options"));
    this.#sendAt = h("input", {
      id: "sendAt",
      name: "sendAt",
      type: "datetime-local",
      "aria-describedby": "sendAt-hint sendAt-error",
      oninput: changed,
    });
    this.#language = h(
      "select",
      { id: "language-table", "aria-describedby": "language-table-hint", onchange: changed },
      h("option", { value: "" }, say("options.noLanguage")),
      LANGUAGES.map((code) => h("option", { value: code }, say(`segments.language.${code}`))),
    );
    this.#validity = h("input", {
      id: "validity",
      type: "number",
      min: "1",
      max: String(LONGEST_HOURS),
      step: "1",
      inputmode: "numeric",
      "aria-describedby": "validity-hint validity-error",
      oninput: changed,
    });
    this.#flash = h("input", { id: "flash", type: "checkbox", onchange: changed });
  }

  connectedCallback() {
    if (this.firstChild) return;
    this.append(
      field("sendAt", say("compose.sendAtOptional"), say("compose.sendAtHint", { zone: zone() }), [
        this.#sendAt,
      ]),
      h(
        "details",
        { class: "compose-more", open: this.#isUsed() },
        h("summary", {}, say("options.title")),
        field("language-table", say("options.language"), say("options.languageHint"), [
          this.#language,
        ]),
        field("validity", say("options.validity"), say("options.validityHint"), [this.#validity]),
        h(
          "p",
          { class: "choice" },
          this.#flash,
          " ",
          h("label", { for: "flash" }, say("options.flash")),
        ),
      ),
    );
  }

  #isUsed() {
    return Boolean(this.#language.value || this.#validity.value || this.#flash.checked);
  }

  /** The language whose tables are asked for, as a send request has it. */
  get language() {
    const languageCode = this.#language.value;
    return languageCode === "" ? undefined : (this.#shift ?? tablesOf(languageCode));
  }

  set language(language) {
    this.#shift = language;
    this.#language.value = language?.languageCode ?? "";
    this.#shift = this.#language.value === language?.languageCode ? language : undefined;
  }

  /** The members of a send request, but for the language, which the text decides on, too. */
  get members() {
    const hours = this.#validity.valueAsNumber;
    return {
      ...(this.#sendAt.value && { sendAt: new Date(this.#sendAt.value).toISOString() }),
      ...(hours > 0 && { validityPeriod: { amount: hours, timeUnit: "HOURS" } }),
      ...(this.#flash.checked && { flash: true }),
    };
  }

  /** As a draft keeps them. */
  get values() {
    return {
      sendAt: this.#sendAt.value,
      language: this.#language.value,
      validity: this.#validity.value,
      flash: this.#flash.checked,
    };
  }

  set values({ sendAt = "", language = "", validity = "", flash = false }) {
    this.#sendAt.value = sendAt;
    this.#language.value = language;
    this.#shift = undefined;
    this.#validity.value = validity;
    this.#flash.checked = flash;
    this.querySelector("details")?.toggleAttribute("open", this.#isUsed());
  }

  violations() {
    const violations = [];
    // A time of which a part is missing reads as none, and would send at once.
    if (this.#sendAt.validity.badInput) {
      violations.push({ field: "sendAt", message: say("compose.enterTime") });
    }
    if (!this.#validity.validity.valid) {
      violations.push({ field: "validity", message: say("options.validityWrong") });
      this.querySelector("details").open = true;
    }
    return violations;
  }
}

/** Both, so that whichever saves more can be taken. */
function tablesOf(languageCode) {
  return { languageCode, singleShift: true, lockingShift: true };
}

function field(name, label, hint, controls) {
  return h(
    "div",
    { class: "field" },
    h("label", { for: name }, label),
    h("p", { id: `${name}-hint`, class: "hint" }, hint),
    h("p", { id: `${name}-error`, class: "field-error" }),
    controls,
  );
}

function zone() {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

customElements.define("tidings-compose-options", ComposeOptions);
