import { announce } from "../announcer.js";
import { checkAudit } from "../api.js";
import { h, setText } from "../dom.js";
import { clearViolations, field, showViolations } from "../fields.js";
import { say } from "../say.js";
import "./copy-button.js";
import "./problem-summary.js";

/** Looks whether anybody has changed the audit, against what was noted of an entry where it was. */
export class ChainCheck extends HTMLElement {
  #abort = new AbortController();
  #number = h("input", { inputmode: "numeric", autocomplete: "off" });
  #digest = h("input", { autocomplete: "off", spellcheck: "false" });
  #problems = h("tidings-problems", { hidden: true });
  #fields = new Map([
    ["number", { label: say("audit.number"), control: this.#number }],
    ["digest", { label: say("audit.digest"), control: this.#digest }],
  ]);
  #button = h("button", { type: "submit", id: "check-chain", class: "button quiet" });
  #state = h("div", { class: "chain-state", role: "status" });
  #busy = false;

  connectedCallback() {
    setText(this.#button, say("audit.check"));
    this.replaceChildren(
      h(
        "form",
        { class: "card", novalidate: true, onsubmit: (event) => this.#submit(event) },
        h("h2", {}, say("audit.chain")),
        h("p", { class: "hint" }, say("audit.chainHint")),
        this.#problems,
        h(
          "details",
          {},
          h("summary", {}, say("audit.noted")),
          h(
            "div",
            { class: "filter-fields" },
            field({ id: "noted-number", label: say("audit.number") }, this.#number),
            field({ id: "noted-digest", label: say("audit.digest") }, this.#digest),
          ),
        ),
        this.#button,
        this.#state,
      ),
    );
  }

  disconnectedCallback() {
    this.#abort.abort();
  }

  async #submit(event) {
    event.preventDefault();
    if (this.#busy) return;
    this.#busy = true;
    clearViolations(this.#problems, this.#fields);
    try {
      this.#tell(await this.#look());
    } catch (problem) {
      if (problem.name !== "AbortError") {
        showViolations(this.#problems, this.#fields, problem.message, problem.violations ?? []);
        this.#state.replaceChildren();
      }
    } finally {
      this.#busy = false;
    }
  }

  /** Some thousand entries a call, to the newest or to the first that is wrong. */
  async #look() {
    const noted = { number: this.#number.value.trim(), digest: this.#digest.value.trim() };
    let checked = await checkAudit(noted, this.#abort.signal);
    const { begins } = checked;
    while (checked.next) {
      const progress = { to: checked.to, of: checked.head.number };
      this.#state.replaceChildren(h("p", {}, say("audit.checking", progress)));
      checked = await checkAudit({ ...noted, from: checked.next }, this.#abort.signal);
    }
    return { ...checked, begins };
  }

  #tell({ whole, begins, head, broken }) {
    const words = whole
      ? say("audit.whole", { from: begins, to: head.number })
      : say(`audit.fault.${broken.fault}`, { number: broken.number });
    const copy = h("tidings-copy", { label: say("audit.copyNote") });
    copy.value = `${head.number} ${head.digest}`;
    this.#state.dataset.whole = String(whole);
    this.#state.replaceChildren(
      h("p", {}, h("strong", {}, words)),
      ...(whole ? [h("p", { class: "hint" }, say("audit.note")), note(head), copy] : []),
    );
    announce(words, { now: true });
  }
}

function note({ number, digest }) {
  return h("p", {}, h("code", {}, `${number} ${digest}`));
}

customElements.define("tidings-chain-check", ChainCheck);
