import { announce } from "../announcer.js";
import { cancel, move } from "../api.js";
import { h, setText } from "../dom.js";
import { exactTime, shortTime } from "../format.js";
import { localTime } from "../moments.js";
import { say } from "../say.js";

/**
 * Says when a send request is due, and lets it be moved to another time or cancelled as long as
 * nothing of it has left.
 */
export class ScheduleNotice extends HTMLElement {
  #time = h("time");
  #question = h("span", { hidden: true });
  #field = h("input", {
    type: "datetime-local",
    id: "move-to",
    "aria-label": say("schedule.newTime"),
    "aria-describedby": "schedule-problem",
    hidden: true,
  });
  #buttons = {
    move: button("move", "quiet", say("schedule.move"), () => this.#turn("move")),
    moveSure: button("move-sure", "", say("schedule.move"), () => this.#move()),
    cancel: button("cancel", "quiet", say("schedule.cancel"), () => this.#turn("cancel")),
    cancelSure: button("cancel-sure", "danger", say("schedule.cancelSure"), () => this.#cancel()),
    keep: button("keep", "quiet", say("schedule.keep"), () => this.#turn("rest")),
  };
  #problem = h("p", { id: "schedule-problem", class: "field-error", role: "alert" });
  #line;
  #correlationId;
  #sendAt;
  #messages = 0;
  #scheduled = false;

  connectedCallback() {
    const { move, moveSure, cancel, cancelSure, keep } = this.#buttons;
    this.#line = h(
      "div",
      { class: "schedule-line" },
      h("p", {}, say("schedule.at"), " ", this.#time, "."),
      this.#question,
      this.#field,
      [move, moveSure, cancel, cancelSure, keep],
    );
    this.replaceChildren(this.#line, this.#problem);
    this.#show("rest");
    this.#update();
  }

  show({ correlationId, sendAt, messages }) {
    this.#correlationId = correlationId;
    this.#messages = messages.length;
    if (sendAt) {
      this.#showTime(sendAt);
    }
    this.showMessages(messages);
  }

  /** Nothing can be changed any more once one message has left its schedule. */
  showMessages(messages) {
    this.#scheduled = [...messages].every(({ status }) => status === "SCHEDULED");
    this.#update();
  }

  #showTime(sendAt) {
    this.#sendAt = sendAt;
    this.#time.setAttribute("datetime", sendAt);
    this.#time.title = exactTime(sendAt);
    setText(this.#time, shortTime(sendAt));
  }

  #update() {
    if (!this.#line) return;
    this.#line.hidden = !this.#scheduled;
    this.hidden = !this.#scheduled && this.#problem.textContent === "";
  }

  /** What is asked: nothing, whether to cancel, or when to send. */
  #show(mode) {
    const { move, moveSure, cancel, cancelSure, keep } = this.#buttons;
    move.hidden = mode !== "rest";
    cancel.hidden = mode !== "rest";
    moveSure.hidden = mode !== "move";
    cancelSure.hidden = mode !== "cancel";
    keep.hidden = mode === "rest";
    this.#field.hidden = mode !== "move";
    this.#question.hidden = mode !== "cancel";
  }

  #turn(mode) {
    setText(this.#question, say("schedule.question", { n: this.#messages }));
    setText(this.#problem, "");
    this.#field.value = localTime(new Date(this.#sendAt));
    this.#show(mode);
    const { move, cancelSure } = this.#buttons;
    ({ rest: move, move: this.#field, cancel: cancelSure })[mode].focus();
  }

  #move() {
    if (!this.#field.value) {
      setText(this.#problem, say("schedule.enter"));
      this.#field.focus();
      return;
    }
    const asked = new Date(this.#field.value).toISOString();
    void this.#change("move", async () => {
      const { sendAt } = await move(this.#correlationId, asked);
      this.#showTime(sendAt);
      announce(say("schedule.moved", { time: exactTime(sendAt) }), { now: true });
    });
  }

  #cancel() {
    void this.#change("cancel", async () => {
      await cancel(this.#correlationId);
      announce(say("schedule.cancelled"), { now: true });
    });
  }

  /** A time that is refused can be corrected at once. */
  async #change(what, call) {
    try {
      await call();
      this.#turn("rest");
    } catch (problem) {
      const [violation] = problem.violations ?? [];
      if (!violation) this.#turn("rest");
      const words = violation ? say("schedule.wrong", { why: violation.message }) : problem.message;
      setText(
        this.#problem, // Words of the API name what was not done; people want to know what is too late.
        problem.status === 409 ? say(`schedule.tooLate.${what}`) : words,
      );
    }
    this.#update();
  }
}

function button(id, kind, words, onclick) {
  return h("button", { type: "button", id, class: `button small ${kind}`, onclick }, words);
}

customElements.define("tidings-schedule", ScheduleNotice);
