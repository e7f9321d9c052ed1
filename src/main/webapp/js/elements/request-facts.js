import { h, setText } from "../dom.js";
import { counted, exactTime, price, shortTime, shownText } from "../format.js";

/** What was sent: the text and sender, when, to how many, and what it comes to so far. */
export class RequestFacts extends HTMLElement {
  #text = h("blockquote", { class: "request-text" });
  #acceptedName = h("dt", {}, "Accepted");
  #sent = h("time");
  #sender = h("span");
  #recipients = h("span");
  #test = h("p", { class: "request-test", hidden: true });
  #segments = h("span", {}, "–");
  #price = h("span", {}, "–");

  connectedCallback() {
    const facts = [
      ["Sender", this.#sender],
      ["Recipients", this.#recipients],
      ["Segments", this.#segments],
      ["Cost so far", this.#price],
    ];
    this.#test.replaceChildren(
      h("span", { class: "badge" }, "Test"),
      " Sent with a test key: nothing left, and what became of it is made up.",
    );
    this.replaceChildren(
      this.#test,
      this.#text,
      h(
        "dl",
        { class: "facts request-facts" },
        h("div", {}, this.#acceptedName, h("dd", {}, this.#sent)),
        facts.map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value))),
      ),
    );
  }

  show({ createdAt, sendAt, sender, messages, test, ...text }) {
    this.#test.hidden = !test;
    setText(this.#text, shownText(text));
    setText(this.#acceptedName, sendAt ? "Asked" : "Accepted");
    this.#sent.setAttribute("datetime", createdAt);
    this.#sent.title = exactTime(createdAt);
    setText(this.#sent, shortTime(createdAt));
    setText(this.#sender, sender ?? "Account's default");
    setText(this.#recipients, counted(messages.length, "recipient"));
  }

  showTotals(messages) {
    let segments = 0;
    const prices = new Map();
    for (const message of messages) {
      segments += message.segments ?? 0;
      if (message.cost) {
        const { amount, currency } = message.cost;
        prices.set(currency, (prices.get(currency) ?? 0) + amount);
      }
    }
    const amounts = [...prices].map(([currency, amount]) => price({ currency, amount }));
    setText(this.#segments, segments > 0 ? counted(segments, "segment") : "–");
    setText(this.#price, amounts.length > 0 ? amounts.join(" + ") : "–");
  }
}

customElements.define("tidings-request-facts", RequestFacts);
