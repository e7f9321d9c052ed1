import { h, setText } from "../dom.js";
import { exactTime, price, shortTime, shownText } from "../format.js";
import { say } from "../say.js";

/** What was sent: the text and sender, when, to how many, and what it comes to so far. */
export class RequestFacts extends HTMLElement {
  #text = h("blockquote", { class: "request-text" });
  #acceptedName = h("dt", {}, say("request.accepted"));
  #sent = h("time");
  #sender = h("span");
  #recipients = h("span");
  #test = h("p", { class: "request-test", hidden: true });
  #segments = h("span", {}, "–");
  #price = h("span", {}, "–");

  connectedCallback() {
    const facts = [
      [say("message.sender"), this.#sender],
      [say("request.recipientsName"), this.#recipients],
      [say("request.segmentsName"), this.#segments],
      [say("request.costSoFar"), this.#price],
    ];
    this.#test.replaceChildren(
      h("span", { class: "badge" }, say("messages.test")),
      ` ${say("request.testWords")}`,
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
    setText(this.#acceptedName, say(sendAt ? "request.asked" : "request.accepted"));
    this.#sent.setAttribute("datetime", createdAt);
    this.#sent.title = exactTime(createdAt);
    setText(this.#sent, shortTime(createdAt));
    setText(this.#sender, sender ?? say("message.accountsSender"));
    setText(this.#recipients, say("request.recipients", { n: messages.length }));
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
    setText(this.#segments, segments > 0 ? say("request.segments", { n: segments }) : "–");
    setText(this.#price, amounts.length > 0 ? amounts.join(" + ") : "–");
  }
}

customElements.define("tidings-request-facts", RequestFacts);
