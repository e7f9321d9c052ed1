import { h, setText, toggleAttribute } from "../dom.js";
import { exactTime, shortTime, shownText } from "../format.js";
import { say } from "../say.js";
import { may } from "../session.js";
import "./outcome-bar.js";
import "./schedule-notice.js";

/** One send request of a list; where it still waits for its time, that can be moved here. */
export class RequestRow extends HTMLElement {
  #due = h("span", { class: "request-due" });
  #outcomes = h("tidings-outcomes", { compact: true });
  #change = h(
    "button",
    {
      type: "button",
      class: "button quiet small request-change",
      "data-row": true,
      "aria-expanded": "false",
      hidden: true,
      onclick: () => this.#turn(),
    },
    say("requests.change"),
  );
  #schedule;
  #request;

  connectedCallback() {
    this.setAttribute("role", "listitem");
    if (this.childElementCount === 0) {
      this.#build(this.#request);
    }
    this.#update();
  }

  show(request) {
    this.#request = request;
    if (this.isConnected) this.#update();
  }

  #update() {
    const { outcomes, sendAt } = this.#request;
    this.#outcomes.show(outcomes);
    toggleAttribute(this.#due, "title", sendAt && exactTime(sendAt));
    setText(this.#due, sendAt ? say("requests.due", { time: shortTime(sendAt) }) : "");
    this.#showChange();
  }

  #build({ correlationId, createdAt, sender, recipients, test, ...text }) {
    this.replaceChildren(
      h(
        "a",
        {
          href: `#/r/${correlationId}`,
          class: "request-link",
          "data-row": true,
          "data-correlation-id": correlationId,
        },
        h("time", { datetime: createdAt, title: exactTime(createdAt) }, shortTime(createdAt)),
        h("span", { class: "request-snippet" }, shownText(text)),
        h(
          "span",
          { class: "request-meta" },
          test ? h("span", { class: "badge" }, say("requests.test")) : "",
          h("span", {}, say("requests.recipients", { n: recipients })),
          sender ? h("span", {}, say("requests.sentFrom", { sender })) : "",
          this.#due,
        ),
        this.#outcomes,
      ),
      this.#change,
    );
  }

  #showChange() {
    const { sendAt, recipients, outcomes } = this.#request;
    const waits = sendAt && Date.parse(sendAt) > Date.now() && outcomes.pending === recipients;
    const isOpen = this.#schedule !== undefined;
    this.#change.hidden = !(waits && may("send")) && !isOpen;
  }

  /** Only one is asked about at a time: its fields have names of their own. */
  #turn() {
    if (this.#schedule) {
      this.closeSchedule();
      return;
    }
    for (const other of this.parentElement.querySelectorAll("tidings-request-row")) {
      other.closeSchedule();
    }
    const { correlationId, sendAt, recipients } = this.#request;
    this.#schedule = h("tidings-schedule");
    this.append(this.#schedule);
    this.#schedule.show({
      correlationId,
      sendAt,
      messages: Array.from({ length: recipients }, () => ({ status: "SCHEDULED" })),
    });
    this.#change.setAttribute("aria-expanded", "true");
    this.#schedule.querySelector("button:not([hidden])")?.focus();
  }

  closeSchedule() {
    this.#schedule?.remove();
    this.#schedule = undefined;
    this.#change.setAttribute("aria-expanded", "false");
  }
}

customElements.define("tidings-request-row", RequestRow);
