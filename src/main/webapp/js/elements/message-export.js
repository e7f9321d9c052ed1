import { announce } from "../announcer.js";
import { exportedMessages } from "../api.js";
import { saveBlob } from "../csv.js";
import { h, setText } from "../dom.js";
import { CsvCounter, LinesCounter } from "../row-counter.js";
import { say } from "../say.js";

// The browser keeps large blobs on its disk, but not what they are made of.
const PART = 8 << 20;

const FORMS = new Map([
  ["csv", { type: "text/csv", Counter: CsvCounter }],
  ["jsonl", { type: "application/x-ndjson", Counter: LinesCounter }],
]);

/** Saves all messages that `criteria` finds as a file, however many: tells how far it is, and stops when told. */
export class MessageExport extends HTMLElement {
  /** What is looked for now. */
  criteria = () => ({});

  #buttons = [...FORMS.keys()].map((form) =>
    h(
      "button",
      {
        type: "button",
        id: `export-${form}`,
        class: "button quiet small",
        onclick: () => this.#run(form),
      },
      say(`messages.export.${form}`),
    ),
  );
  #cancel = h(
    "button",
    {
      type: "button",
      id: "export-cancel",
      class: "button quiet small",
      hidden: true,
      onclick: () => this.#abort.abort(),
    },
    say("messages.export.cancel"),
  );
  #progress = h("span", { class: "export-progress" });
  #abort = new AbortController();

  connectedCallback() {
    this.replaceChildren(...this.#buttons, this.#cancel, this.#progress);
  }

  async #run(form) {
    this.#abort = new AbortController();
    this.#turn(true);
    try {
      const rows = await this.#save(form, FORMS.get(form));
      this.#say(say("messages.export.done", { n: rows }));
    } catch (problem) {
      const cancelled = problem.name === "AbortError";
      this.#say(cancelled ? say("messages.export.cancelled") : problem.message);
    }
    this.#turn(false);
  }

  async #save(form, { type, Counter }) {
    const response = await exportedMessages(this.criteria(), type, this.#abort.signal);
    const counter = new Counter();
    const blob = await this.#collected(response.body.getReader(), counter, type);
    if (!counter.isWhole) throw new Error(say("messages.export.cut"));
    saveBlob(`messages-${new Date().toISOString().slice(0, 19).replaceAll(":", "")}.${form}`, blob);
    return counter.rows;
  }

  async #collected(reader, counter, type) {
    const parts = [];
    let bytes = [];
    let length = 0;
    for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
      counter.count(value);
      bytes.push(value);
      length += value.length;
      if (length > PART) {
        parts.push(new Blob(bytes));
        bytes = [];
        length = 0;
      }
      setText(this.#progress, say("messages.export.progress", { n: counter.rows }));
    }
    return new Blob([...parts, ...bytes], { type });
  }

  #turn(running) {
    const hadFocus = this.contains(document.activeElement);
    this.#buttons.forEach((button) => (button.hidden = running));
    this.#cancel.hidden = !running;
    if (hadFocus) (running ? this.#cancel : this.#buttons[0]).focus();
  }

  #say(words) {
    setText(this.#progress, words);
    announce(words, { now: true });
  }
}

customElements.define("tidings-message-export", MessageExport);
