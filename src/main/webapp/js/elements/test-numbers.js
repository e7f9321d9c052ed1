import { h } from "../dom.js";
import { say } from "../say.js";

const ENDS = ["01", "02", "03", "04", "05", "06", "07", "09", "10", "11", "12", "14", "15"];
const BEGINNING = "+3859111111";

/** Offers numbers that nothing is sent to, by what becomes of a message to them; fires `tidings:number`. */
export class TestNumbers extends HTMLElement {
  connectedCallback() {
    if (this.firstChild) return;
    this.append(
      h(
        "details",
        {},
        h("summary", {}, say("tests.title")),
        h("p", { class: "hint" }, say("tests.hint")),
        h(
          "ul",
          { class: "test-numbers", role: "list" },
          ENDS.map((end) => this.#offer(end)),
        ),
      ),
    );
  }

  #offer(end) {
    const number = BEGINNING + end;
    const take = () => this.dispatchEvent(new CustomEvent("tidings:number", { detail: number }));
    return h(
      "li",
      {},
      h("button", { type: "button", class: "button quiet small", onclick: take }, number),
      ` ${say(`tests.end.${end}`)}`,
    );
  }
}

customElements.define("tidings-test-numbers", TestNumbers);
