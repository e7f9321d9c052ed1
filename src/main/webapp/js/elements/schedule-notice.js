import { announce } from "../announcer.js";
import { cancel } from "../api.js";
import { h, setText } from "../dom.js";
import { counted, exactTime, shortTime } from "../format.js";

/** Says when a send request is due, and lets it be cancelled as long as nothing of it has left. */
export class ScheduleNotice extends HTMLElement {
  #time = h("time");
  #question = h("span", { hidden: true });
  #ask = h("button", { type: "button", id: "cancel", class: "button quiet small" }, "Cancel");
  #sure = h(
    "button",
    { type: "button", id: "cancel-sure", class: "button small danger", hidden: true },
    "Yes, cancel",
  );
  #keep = h(
    "button",
    { type: "button", class: "button quiet small", hidden: true },
    "Keep",
  );
  #problem = h("p", { id: "cancel-problem", class: "field-error", role: "alert" });
  #line = h(
    "div",
    { class: "schedule-line" },
    h("p", {}, "To be sent: ", this.#time, "."),
    this.#question,
    this.#ask,
    this.#sure,
    this.#keep,
  );
  #correlationId;
  #messages = 0;
  #scheduled = false;

  connectedCallback() {
    this.#ask.addEventListener("click", () => this.#confirm(true));
    this.#keep.addEventListener("click", () => this.#confirm(false));
    this.#sure.addEventListener("click", () => this.#cancel());
    this.replaceChildren(this.#line, this.#problem);
    this.#update();
  }

  show({ correlationId, sendAt, messages }) {
    this.#correlationId = correlationId;
    this.#messages = messages.length;
    if (sendAt) {
      this.#time.setAttribute("datetime", sendAt);
      this.#time.title = exactTime(sendAt);
      setText(this.#time, shortTime(sendAt));
    }
    this.showMessages(messages);
  }

  /** Nothing can be cancelled any more once one message has left its schedule. */
  showMessages(messages) {
    this.#scheduled = [...messages].every(({ status }) => status === "SCHEDULED");
    this.#update();
  }

  #update() {
    this.#line.hidden = !this.#scheduled;
    this.hidden = !this.#scheduled && this.#problem.textContent === "";
  }

  #confirm(asking) {
    setText(this.#question, `Cancel ${counted(this.#messages, "message")}?`);
    this.#question.hidden = !asking;
    this.#sure.hidden = !asking;
    this.#keep.hidden = !asking;
    this.#ask.hidden = asking;
    (asking ? this.#sure : this.#ask).focus();
  }

  async #cancel() {
    try {
      await cancel(this.#correlationId);
      announce("Cancelled", { now: true });
      setText(this.#problem, "");
    } catch (problem) {
      const words =
        problem.status === 409
          ? "Too late to cancel: the first message is being sent, or was."
          : problem.message;
      setText(this.#problem, words);
    }
    this.#confirm(false);
    this.#update();
  }
}

customElements.define("tidings-schedule", ScheduleNotice);
