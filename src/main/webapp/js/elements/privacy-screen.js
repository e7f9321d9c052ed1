import { announce } from "../announcer.js";
import { erase, exportOf } from "../api.js";
import { confirmed } from "../confirm.js";
import { h, setText } from "../dom.js";
import { clearViolations, field, showViolations } from "../fields.js";
import { grouped, numberCriterion } from "../numbers.js";
import { hashOf } from "../routes.js";
import { say } from "../say.js";
import { may, session } from "../session.js";
import { storedOf } from "../stored-messages.js";
import "./erasure-list.js";
import "./erasure-receipt.js";
import "./export-job.js";
import "./open-messages.js";
import "./problem-summary.js";
import "./stored-view.js";

const CONFIRMED_BY = 4;

/**
 * What is stored of a person: to look, to export and to erase it by their number, which never gets
 * into the address. The attribute `erasure` is the id of one whose receipt is shown.
 */
export class PrivacyScreen extends HTMLElement {
  #abort;
  #number = h("input", {
    type: "tel",
    autocomplete: "off",
    spellcheck: "false",
  });
  #problems = h("tidings-problems", { hidden: true });
  #fields = new Map([["recipient", { label: say("privacy.number"), control: this.#number }]]);
  #found = h("div", { class: "found" });
  #busy = false;

  connectedCallback() {
    this.#abort = new AbortController();
    this.replaceChildren(
      h("h1", { tabindex: "-1" }, say("privacy.title")),
      ...this.#receipt(),
      this.#form(),
      this.#found,
      ...(erases() ? [h("tidings-erasures", { class: "no-print" })] : []),
    );
    const signal = this.#abort.signal;
    this.addEventListener("tidings:erased", () => this.#list.refresh(), { signal });
    window.addEventListener("tidings:signed-in", () => this.#list?.refresh(), { signal });
  }

  disconnectedCallback() {
    this.#abort.abort();
  }

  get #list() {
    return this.querySelector("tidings-erasures");
  }

  #receipt() {
    const id = this.getAttribute("erasure");
    return id ? [h("tidings-erasure", { "erasure-id": id })] : [];
  }

  #form() {
    return h(
      "form",
      { class: "card no-print", novalidate: true, onsubmit: (event) => this.#submit(event) },
      this.#problems,
      field(
        { id: "privacy-number", label: say("privacy.number"), hint: say("privacy.numberHint") },
        this.#number,
      ),
      h("button", { type: "submit", id: "look-up", class: "button" }, say("privacy.lookUp")),
    );
  }

  async #submit(event) {
    event.preventDefault();
    if (this.#busy) return;
    const number = wholeNumber(this.#number.value);
    if (digitsOf(number).length < CONFIRMED_BY) {
      this.#tellWrong(say("privacy.correct"), [
        { field: "recipient", message: say("privacy.numberMissing") },
      ]);
      return;
    }
    this.#busy = true;
    clearViolations(this.#problems, this.#fields);
    this.#found.replaceChildren(h("p", { class: "hint" }, say("privacy.looking")));
    try {
      this.#show(number, await this.#stored(number));
    } catch (problem) {
      this.#found.replaceChildren();
      if (problem.name !== "AbortError") this.#tellWrong(problem.message, problem.violations ?? []);
    } finally {
      this.#busy = false;
    }
  }

  /** Undefined for who may not look, but may export and erase all the same. */
  async #stored(number) {
    return may("read") ? await storedOf(number, this.#abort.signal) : undefined;
  }

  #show(number, stored) {
    const view = h("tidings-stored");
    const heading = h("h2", { tabindex: "-1" }, say("privacy.stored", { number: grouped(number) }));
    this.#found.replaceChildren(
      h(
        "section",
        { class: "card no-print" },
        heading,
        view,
        this.#export(number),
        erases() ? this.#erase(number) : h("p", { class: "hint" }, say("privacy.eraseElsewhere")),
      ),
    );
    view.show(stored);
    heading.focus();
  }

  #export(number) {
    const said = h("p", { class: "hint" });
    const job = h("tidings-export", { label: say("privacy.export") });
    job.source = (signal) => exportOf(number, signal);
    job.file = "stored-of-a-person.ndjson";
    job.addEventListener("tidings:exported", ({ detail }) => {
      const { messages, unmatchedReports, webhookCalls } = detail;
      const values = { messages, reports: unmatchedReports, calls: webhookCalls };
      setText(said, say("privacy.exported", values));
    });
    return h(
      "div",
      { class: "step" },
      h("h3", {}, say("privacy.exportTitle")),
      h("p", { class: "hint" }, say("privacy.exportHint")),
      job,
      said,
    );
  }

  #erase(number) {
    const problem = h("div", { class: "erase-problem" });
    const button = h(
      "button",
      { type: "button", id: "erase", class: "button danger" },
      say("privacy.erase"),
    );
    button.addEventListener("click", () => this.#askAndErase(number, problem));
    return h(
      "div",
      { class: "step" },
      h("h3", {}, say("privacy.eraseTitle")),
      h("p", { class: "hint" }, say("privacy.eraseHint")),
      button,
      problem,
    );
  }

  async #askAndErase(number, place) {
    const sure = await confirmed({
      title: say("privacy.confirmTitle", { number: grouped(number) }),
      words: [say("privacy.confirmWords"), say("privacy.confirmKept")],
      sure: say("privacy.confirmSure"),
      typed: {
        label: say("privacy.confirmTyped"),
        expected: endOf(number),
        wrong: say("privacy.confirmWrong"),
      },
    });
    if (!sure) return;
    place.replaceChildren();
    try {
      const { id } = await erase(number);
      announce(say("privacy.begun"), { now: true });
      location.hash = hashOf("#/privacy", { erasure: id });
    } catch (problem) {
      place.replaceChildren(this.#refusal(problem));
    }
  }

  #refusal(problem) {
    if (problem.type === "messages-not-final") {
      const open = h("tidings-open-messages");
      open.show(problem.body);
      return open;
    }
    const words = problem.type === "no-pseudonym-key" ? say("privacy.noKey") : problem.message;
    return h("p", { class: "field-error", role: "alert" }, words);
  }

  #tellWrong(heading, violations) {
    showViolations(this.#problems, this.#fields, heading, violations);
  }
}

/** A person is erased in all teams, which is for those who run the installation. */
function erases() {
  return session().team === "default";
}

/** With its plus, as reports and call logs leave it out; what else is wrong the API tells. */
function wholeNumber(written) {
  const read = numberCriterion(written);
  if (read?.recipient) return read.recipient;
  return read && /^[1-9]/.test(digitsOf(written)) ? `+${digitsOf(written)}` : written.trim();
}

function digitsOf(number) {
  return number.replace(/\D/g, "");
}

function endOf(number) {
  return digitsOf(number).slice(-CONFIRMED_BY);
}

customElements.define("tidings-privacy-screen", PrivacyScreen);
