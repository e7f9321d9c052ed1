import { announce } from "../announcer.js";
import { cancel, move } from "../api.js";
import { h, setText } from "../dom.js";
import { counted, exactTime, shortTime } from "../format.js";

// Words of the API name what was not done; people want to know what is too late.
const TOO_LATE = new Map([
  ["cancel", "Too late to cancel: the first message is being sent, or was."],
  ["move", "Too late to move: the first message is being sent, or was."],
]);

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
    "aria-label": "New time to send",
    "aria-describedby": "schedule-problem",
    hidden: true,
  });
  #buttons = {
    move: button("move", "quiet", "Move", () => this.#turn("move")),
    moveSure: button("move-sure", "", "Move", () => this.#move()),
    cancel: button("cancel", "quiet", "Cancel", () => this.#turn("cancel")),
    cancelSure: button("cancel-sure", "danger", "Yes, cancel", () => this.#cancel()),
    keep: button("keep", "quiet", "Keep", () => this.#turn("rest")),
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
      h("p", {}, "To be sent: ", this.#time, "."),
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
    setText(this.#question, `Cancel ${counted(this.#messages, "message")}?`);
    setText(this.#problem, "");
    this.#field.value = fieldTime(this.#sendAt);
    this.#show(mode);
    const { move, cancelSure } = this.#buttons;
    ({ rest: move, move: this.#field, cancel: cancelSure })[mode].focus();
  }

  #move() {
    if (!this.#field.value) {
      setText(this.#problem, "Enter day and time.");
      this.#field.focus();
      return;
    }
    const asked = new Date(this.#field.value).toISOString();
    void this.#change("move", async () => {
      const { sendAt } = await move(this.#correlationId, asked);
      this.#showTime(sendAt);
      announce(`Moved to ${exactTime(sendAt)}`, { now: true });
    });
  }

  #cancel() {
    void this.#change("cancel", async () => {
      await cancel(this.#correlationId);
      announce("Cancelled", { now: true });
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
      const words = violation ? `The time ${violation.message}.` : problem.message;
      setText(this.#problem, problem.status === 409 ? TOO_LATE.get(what) : words);
    }
    this.#update();
  }
}

function button(id, kind, words, onclick) {
  return h("button", { type: "button", id, class: `button small ${kind}`, onclick }, words);
}

/** As a field for day and time wants it: the time of this place, without its zone. */
function fieldTime(iso) {
  const moment = new Date(iso);
  const local = new Date(moment.getTime() - moment.getTimezoneOffset() * 60000);
  return local.toISOString().slice(0, 16);
}

customElements.define("tidings-schedule", ScheduleNotice);
