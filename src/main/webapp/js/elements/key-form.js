import { announce } from "../announcer.js";
import { makeKey } from "../api.js";
import { h } from "../dom.js";
import { field, showViolations } from "../fields.js";
import { say } from "../say.js";
import { session } from "../session.js";
import "./copy-button.js";
import "./problem-summary.js";

export const SCOPES = ["send", "read", "read-content", "operate", "privacy", "admin"];

/** Whoever tests must not change, nor see, what is real. */
const OF_TESTS = new Set(["send", "read", "read-content"]);

/**
 * Makes a key in a dialog and shows it there, once. `open` takes what it shall be like and the teams
 * there are; fires `tidings:key-made` when the dialog is closed afterwards.
 */
export class KeyForm extends HTMLElement {
  #dialog;
  #fields;
  #team;
  #caller;
  #boxes;
  #test;
  #expires;
  #problems;
  #button;
  #made = false;
  #before;
  #busy = false;

  open({ like = undefined, teams = [] } = {}) {
    this.#before = document.activeElement;
    this.#made = false;
    this.#dialog = h("dialog", { class: "dialog", "aria-labelledby": "key-form-title" });
    this.#dialog.addEventListener("close", () => this.#closed());
    // Escape would throw away a key that nobody can be shown again.
    this.#dialog.addEventListener("cancel", (event) => this.#made && event.preventDefault());
    this.#dialog.append(this.#form(like, teams));
    this.replaceChildren(this.#dialog);
    this.#showAllowed();
    this.#dialog.showModal();
    this.#caller.focus();
  }

  #form(like, teams) {
    this.#team = this.#teamField(like, teams);
    this.#caller = h("input", { autocomplete: "off", spellcheck: "false", maxlength: "64" });
    this.#caller.value = like?.caller ?? "";
    this.#expires = h("input", { type: "date", min: dayAfter(new Date()) });
    this.#test = h("input", { type: "checkbox", id: "key-test" });
    this.#test.checked = like?.test ?? false;
    this.#boxes = SCOPES.map((scope) => this.#box(scope, like?.scopes.includes(scope) ?? false));
    this.#problems = h("tidings-problems", { hidden: true });
    this.#button = h(
      "button",
      { type: "submit", id: "key-make", class: "button" },
      say("keys.make"),
    );
    const scopes = this.#scopeSet();
    this.#fields = new Map([
      ["team", { label: say("keys.team"), control: this.#team ?? this.#caller }],
      ["caller", { label: say("keys.caller"), control: this.#caller }],
      ["scopes", { label: say("keys.scopes"), control: this.#boxes[0] }],
      ["expiresAt", { label: say("keys.expires"), control: this.#expires }],
    ]);
    if (!this.#team) this.#fields.delete("team");
    const form = h(
      "form",
      { novalidate: true, onsubmit: (event) => this.#submit(event) },
      h("h2", { id: "key-form-title" }, say(like ? "keys.alikeTitle" : "keys.makeTitle")),
      like && h("p", { class: "hint" }, say("keys.rotation")),
      this.#problems,
      this.#team && field({ id: "key-team", label: say("keys.team") }, this.#team),
      field(
        { id: "key-caller", label: say("keys.caller"), hint: say("keys.callerHint") },
        this.#caller,
      ),
      scopes,
      labelled(this.#test, say("keys.test"), say("keys.testHint")),
      field(
        { id: "key-expires", label: say("keys.expires"), hint: say("keys.expiresHint") },
        this.#expires,
      ),
      h(
        "div",
        { class: "actions" },
        this.#button,
        h(
          "button",
          { type: "button", class: "button quiet", onclick: () => this.#dialog.close() },
          say("keys.cancel"),
        ),
      ),
    );
    form.addEventListener("change", () => this.#showAllowed());
    return form;
  }

  /** Only those who may make keys of several teams choose one. */
  #teamField(like, teams) {
    if (teams.length < 2) return undefined;
    const chosen = like?.team ?? session().team;
    return h(
      "select",
      {},
      teams.map(({ name }) => h("option", { value: name, selected: name === chosen }, name)),
    );
  }

  #scopeSet() {
    return h(
      "fieldset",
      { class: "choices" },
      h("legend", {}, say("keys.scopes")),
      this.#boxes.map((box) => labelled(box, box.value, say(`keys.scope.${box.value}`))),
      h("p", { id: `${this.#boxes[0].id}-error`, class: "field-error" }),
    );
  }

  #box(scope, checked) {
    const box = h("input", { type: "checkbox", id: `scope-${scope}`, value: scope });
    box.checked = checked;
    return box;
  }

  /** What no key of that kind can have is not offered. */
  #showAllowed() {
    const team = this.#team?.value ?? session().team;
    for (const box of this.#boxes) {
      const ofTeam = box.value !== "operate" || team === "default";
      box.disabled = !ofTeam || (this.#test.checked && !OF_TESTS.has(box.value));
      if (box.disabled) box.checked = false;
    }
  }

  async #submit(event) {
    event.preventDefault();
    if (this.#busy) return;
    const missing = this.#missing();
    if (missing.length > 0) {
      showViolations(this.#problems, this.#fields, say("keys.correct"), missing);
      return;
    }
    this.#busy = true;
    this.#button.setAttribute("aria-disabled", "true");
    try {
      this.#showKey(await makeKey(this.#wanted()));
    } catch (problem) {
      showViolations(this.#problems, this.#fields, problem.message, problem.violations ?? []);
    } finally {
      this.#busy = false;
      this.#button.removeAttribute("aria-disabled");
    }
  }

  #missing() {
    const missing = [];
    if (this.#caller.value.trim() === "") {
      missing.push({ field: "caller", message: say("keys.callerMissing") });
    }
    if (!this.#boxes.some(({ checked }) => checked)) {
      missing.push({ field: "scopes", message: say("keys.scopesMissing") });
    }
    if (this.#expires.validity.badInput || this.#expires.validity.rangeUnderflow) {
      missing.push({ field: "expiresAt", message: say("keys.expiresWrong") });
    }
    return missing;
  }

  #wanted() {
    const expires = this.#expires.value;
    return {
      caller: this.#caller.value.trim(),
      scopes: this.#boxes.filter(({ checked }) => checked).map(({ value }) => value),
      test: this.#test.checked,
      ...(this.#team && { team: this.#team.value }),
      ...(expires && { expiresAt: new Date(`${expires}T00:00:00`).toISOString() }),
    };
  }

  #showKey(made) {
    this.#made = true;
    const copy = h("tidings-copy", { label: say("keys.copy") });
    copy.value = made.key;
    const heading = h("h2", { id: "key-form-title", tabindex: "-1" }, say("keys.madeTitle"));
    this.#dialog.replaceChildren(
      h(
        "div",
        {},
        heading,
        h("p", { class: "notice", "data-kind": "once" }, say("keys.once")),
        h("p", { class: "made-key" }, h("code", { id: "made-key" }, made.key)),
        h("div", { class: "actions" }, copy, this.#done()),
      ),
    );
    heading.focus();
  }

  #done() {
    return h(
      "button",
      { type: "button", id: "key-kept", class: "button", onclick: () => this.#dialog.close() },
      say("keys.kept"),
    );
  }

  /** The key goes with the dialog: it stands nowhere else. */
  #closed() {
    this.replaceChildren();
    if (this.#before?.isConnected) this.#before.focus();
    if (this.#made) {
      announce(say("keys.wasMade"), { now: true });
      this.dispatchEvent(new CustomEvent("tidings:key-made", { bubbles: true }));
    }
  }
}

function labelled(box, name, hint) {
  box.setAttribute("aria-describedby", `${box.id}-hint`);
  return h(
    "div",
    { class: "choice" },
    box,
    h("label", { for: box.id }, name),
    h("p", { id: `${box.id}-hint`, class: "hint" }, hint),
  );
}

/** As a field for a day wants it, in the time of this place. */
function dayAfter(date) {
  const next = new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1);
  const two = (number) => String(number).padStart(2, "0");
  return `${next.getFullYear()}-${two(next.getMonth() + 1)}-${two(next.getDate())}`;
}

customElements.define("tidings-key-form", KeyForm);
