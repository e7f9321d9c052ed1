import { h } from "../dom.js";
import { say } from "../say.js";

const MOST_LISTED = 20;

/** What keeps a form from being sent, with a way to each field; takes the focus when it appears. */
export class ProblemSummary extends HTMLElement {
  connectedCallback() {
    this.setAttribute("role", "group");
    this.setAttribute("aria-label", say("problems.label"));
    this.tabIndex = -1;
  }

  /** Entries are `{ words, control }`, the control being the field to correct, if there is one. */
  show(heading, entries) {
    const listed = entries.slice(0, MOST_LISTED).map(summaryEntry);
    const more = entries.length - listed.length;
    this.replaceChildren(
      h("p", { class: "problems-heading" }, heading),
      h("ul", {}, listed, more > 0 ? h("li", {}, say("problems.more", { n: more })) : undefined),
    );
    this.hidden = false;
    this.focus();
  }
}

function summaryEntry({ words, control }) {
  if (!control) {
    return h("li", {}, words);
  }
  const jump = (event) => {
    // The hash belongs to the routes.
    event.preventDefault();
    control.focus();
  };
  return h("li", {}, h("a", { href: `#${control.id}`, onclick: jump }, words));
}

customElements.define("tidings-problems", ProblemSummary);
