import { h, setText } from "../dom.js";
import { duration, rowName } from "../overview-format.js";
import { say } from "../say.js";

/**
 * What comes later than usual, in one line whatever there is to say, so that nothing below it moves;
 * opened it names them all.
 */
export class LatenessLine extends HTMLElement {
  #calm = h("p", { class: "late-calm" }, "\u00a0");
  #first = h("span", { class: "late-first" });
  #list = h("ul", { role: "list" });
  #late = h("details", { class: "late", hidden: true }, h("summary", {}, this.#first), this.#list);

  connectedCallback() {
    if (!this.firstChild) {
      this.replaceChildren(this.#calm, this.#late);
    }
  }

  show(late) {
    this.#calm.hidden = late.length > 0;
    this.#late.hidden = late.length === 0;
    setText(this.#calm, say("overview.lateNone"));
    if (late.length > 0) {
      const [first, ...others] = late.map(lateWords);
      const more = say("overview.lateMore", { first, n: others.length });
      setText(this.#first, others.length > 0 ? more : first);
      this.#showAll([first, ...others]);
    }
  }

  #showAll(sentences) {
    while (this.#list.childElementCount > sentences.length) {
      this.#list.lastElementChild.remove();
    }
    sentences.forEach((sentence, at) =>
      setText(this.#list.children[at] ?? this.#list.appendChild(h("li")), sentence),
    );
  }
}

function lateWords({ by, messages, p90, usual, missing, ...row }) {
  const name = rowName(by, row);
  const late = { name, time: duration(p90), usual: duration(usual), n: messages };
  const slow = p90 !== null && p90 !== undefined;
  const sentence = slow ? say("overview.late", late) : say("overview.lateSilent", late);
  return missing > 0 ? `${sentence} ${say("overview.lateMissing", { n: missing })}` : sentence;
}

customElements.define("tidings-lateness", LatenessLine);
