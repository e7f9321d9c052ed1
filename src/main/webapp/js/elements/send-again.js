import { announce } from "../announcer.js";
import { send } from "../api.js";
import { h, setText } from "../dom.js";
import { againBody, obstacle } from "../message-page.js";
import { say } from "../say.js";
import { may } from "../session.js";

/**
 * Sends messages of a send request once more, as a new one: asks first, and goes there.
 *
 * `offer` gets what is to be done and how to get at `{ request, messages }` when it is.
 */
export class SendAgain extends HTMLElement {
  #ask = h("button", {
    type: "button",
    id: "again",
    class: "button",
    onclick: () => this.#turn(true),
  });
  #sure = h("button", {
    type: "button",
    id: "again-sure",
    class: "button",
    onclick: () => void this.#send(),
  });
  #keep = h("button", { type: "button", class: "button quiet", onclick: () => this.#turn(false) });
  #question = h("p");
  #problem = h("p", { class: "field-error", role: "alert" });
  #find;
  #key;
  #busy = false;

  connectedCallback() {
    setText(this.#sure, say("message.again.sure"));
    setText(this.#keep, say("message.again.keep"));
    this.replaceChildren(this.#question, this.#ask, this.#sure, this.#keep, this.#problem);
    this.#show(false);
  }

  /** `words` is on the button; `question` is asked before, with what it costs to be wrong. */
  offer({ words, question, find }) {
    this.hidden = !may("send");
    this.#find = find;
    setText(this.#ask, words);
    setText(this.#question, question);
  }

  withdraw() {
    this.hidden = true;
  }

  #show(asking) {
    this.#question.hidden = !asking;
    this.#sure.hidden = !asking;
    this.#keep.hidden = !asking;
    this.#ask.hidden = asking;
  }

  #turn(asking) {
    // A click that is made twice, or an answer that was lost, sends no second text.
    this.#key = asking ? newKey() : undefined;
    setText(this.#problem, "");
    this.#show(asking);
    (asking ? this.#sure : this.#ask).focus();
  }

  async #send() {
    if (this.#busy) return;
    this.#busy = true;
    try {
      const { request, messages } = await this.#find();
      const why = obstacle(request, messages);
      if (why) throw new Error(say(why));
      const { correlationId } = await send(againBody(request, messages), this.#key);
      announce(say("message.again.sent", { n: messages.length }), { now: true });
      location.hash = `#/r/${correlationId}`;
    } catch (problem) {
      setText(this.#problem, problem.message);
    } finally {
      this.#busy = false;
    }
  }
}

function newKey() {
  return crypto.randomUUID?.() ?? [...crypto.getRandomValues(new Uint32Array(4))].join("-");
}

customElements.define("tidings-send-again", SendAgain);
