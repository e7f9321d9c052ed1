import { h, setText } from "../dom.js";
import {
  KnownNumbers,
  readRecipients,
  repeated,
  withPluses,
  withZeros,
  withoutRepeats,
} from "../recipients.js";
import { say } from "../say.js";
import "./taken-column.js";

const TYPING_PAUSE = 250;
const MOST_LISTED = 20;
const MOST_BYTES = 2_000_000;

/**
 * The field for the recipients: cuts what was typed or pasted into entries, asks the API about them once
 * the typing rests, names those that cannot be numbers, and takes repeats out at a click.
 */
export class RecipientsField extends HTMLElement {
  /** Entry by entry, as `readRecipients` gives it, with `number` or `wrong` where the API has said so. */
  entries = [];

  #table;
  #waiting = "";
  #known = new KnownNumbers();
  #input;
  #taken = h("tidings-taken", { hidden: true });
  #count = h("p", { id: "recipients-count", class: "meter-line" });
  #repeats = h("div", { id: "recipients-repeats", class: "repeats", hidden: true });
  #wrong = h("div", { id: "recipients-wrong", class: "wrong-entries" });
  #pause;
  #abort = new AbortController();
  #asked = Promise.resolve();

  connectedCallback() {
    if (this.#input) {
      return;
    }
    this.#input = h("textarea", {
      id: "recipients",
      name: "recipients",
      rows: "4",
      spellcheck: "false",
      autocomplete: "off",
      required: true,
      "aria-describedby": "recipients-hint recipients-error recipients-count recipients-wrong",
      oninput: () => this.#read(),
    });
    this.#taken.addEventListener("tidings:column", () => this.#read());
    this.#input.value = this.#waiting;
    this.append(this.#input, this.#file(), this.#taken, this.#count, this.#repeats, this.#wrong);
    this.#read();
  }

  /** What was typed, or is to stand there. */
  get value() {
    return this.#input?.value ?? this.#waiting;
  }

  set value(text) {
    this.#waiting = text;
    if (this.#input) {
      this.#input.value = text;
      this.#read();
    }
  }

  /** The table that was pasted or opened, if there is one. */
  get table() {
    return this.#table;
  }

  /** Puts one more entry at the end. */
  add(entry) {
    const before = this.value.trimEnd();
    this.value = before === "" ? entry : `${before}\n${entry}`;
    this.#input.dispatchEvent(new Event("input", { bubbles: true }));
  }

  #file() {
    const input = h("input", {
      id: "recipients-file",
      type: "file",
      accept: ".csv,.tsv,.txt,text/csv,text/plain",
      onchange: () => void this.#open(input),
    });
    return h(
      "p",
      { class: "hint" },
      h("label", { for: input.id }, say("recipients.file")),
      " ",
      input,
    );
  }

  async #open(input) {
    const [file] = input.files;
    if (!file) return;
    if (file.size > MOST_BYTES) {
      setText(this.#count, say("recipients.fileTooLarge"));
      return;
    }
    this.value = await file.text();
    input.value = "";
    this.#input.dispatchEvent(new Event("input", { bubbles: true }));
  }

  get wrong() {
    return this.entries.filter((entry) => entry.wrong);
  }

  /** How many messages there will be, as far as it is known. */
  get good() {
    const numbers = this.entries.filter(({ number }) => number);
    return numbers.length - this.repeats;
  }

  /** How many entries are numbers that stand there before. */
  get repeats() {
    return repeated(this.entries).reduce((sum, { often }) => sum + often - 1, 0);
  }

  /** Done when the API has said what it thinks of every entry, or could not be asked. */
  async settled() {
    if (this.#unknown().length > 0) {
      this.#ask(0);
    }
    await this.#asked;
  }

  #read() {
    let { table, entries } = readRecipients(this.#input.value, this.#taken.chosen);
    if (!this.#taken.fits(table)) {
      this.#taken.chosen = undefined;
      ({ table, entries } = readRecipients(this.#input.value));
    }
    this.#taken.show(table);
    this.#table = table;
    this.entries = entries;
    this.#show();
    if (this.#unknown().length > 0) {
      this.#ask(TYPING_PAUSE);
    }
  }

  #unknown() {
    return this.entries.map(({ typed }) => typed).filter((typed) => !this.#known.verdict(typed));
  }

  #ask(pause) {
    clearTimeout(this.#pause);
    this.#abort.abort();
    const abort = (this.#abort = new AbortController());
    this.#asked = new Promise((done) => {
      abort.signal.addEventListener("abort", done);
      this.#pause = setTimeout(() => this.#learn(abort.signal).finally(done), pause);
    });
  }

  async #learn(signal) {
    try {
      await this.#known.learn(this.#unknown(), signal);
      this.#show();
    } catch (problem) {
      if (problem.name !== "AbortError") {
        setText(
          this.#count,
          say("recipients.notChecked", { count: this.#countWords(), why: problem.message }),
        );
      }
    }
  }

  #show() {
    this.entries = this.entries.map((entry) => ({ ...entry, ...this.#known.verdict(entry.typed) }));
    setText(this.#count, this.#countWords());
    this.#showRepeats();
    this.#showWrong();
    this.dispatchEvent(new CustomEvent("tidings:recipients", { bubbles: true }));
  }

  #countWords() {
    if (this.entries.length === 0) {
      return say("recipients.none");
    }
    if (this.#unknown().length > 0) {
      return say("recipients.entries", { n: this.entries.length });
    }
    const wrong = this.wrong.length;
    const good = say("recipients.good", { n: this.good });
    return wrong === 0 ? good : say("recipients.someWrong", { good, wrong });
  }

  #showRepeats() {
    const all = repeated(this.entries);
    this.#repeats.hidden = all.length === 0;
    this.#repeats.replaceChildren(
      list(
        all.map(({ number, often }) =>
          h("li", {}, h("code", {}, number), ` ${say("recipients.often", { often })}`),
        ),
      ),
      this.#offer(
        "remove-repeats",
        say("recipients.removeRepeats", { n: this.repeats }),
        withoutRepeats,
      ),
    );
  }

  /** A button that writes the entries anew. */
  #offer(id, words, rewritten) {
    const rewrite = () => {
      this.#input.value = rewritten({ table: this.#table, entries: this.entries });
      this.#read();
      this.#input.focus();
    };
    return h(
      "button",
      { type: "button", id, class: "button quiet small", onclick: rewrite },
      words,
    );
  }

  /** Each reason once, with the entries it is about. */
  #showWrong() {
    this.#wrong.replaceChildren(
      ...[...grouped(this.wrong)].flatMap(([why, entries]) => [
        h("p", {}, `${say("recipients.entries", { n: entries.length })}: ${why}`),
        list(entries.map(wrongEntry)),
      ]),
      withZeros(this.entries).length > 0
        ? this.#offer("write-plus", say("recipients.writePlus"), withPluses)
        : "",
    );
  }
}

function grouped(entries) {
  const groups = new Map();
  for (const entry of entries) {
    if (!groups.has(entry.wrong)) groups.set(entry.wrong, []);
    groups.get(entry.wrong).push(entry);
  }
  return groups;
}

function wrongEntry({ typed, line }) {
  return h(
    "li",
    {},
    line ? `${say("recipients.line", { line: String(line) })} ` : "",
    typed ? h("code", {}, typed) : "",
  );
}

function list(entries) {
  const more = entries.length - MOST_LISTED;
  return h(
    "ul",
    { class: "entries", role: "list" },
    entries.slice(0, MOST_LISTED),
    more > 0 ? h("li", {}, say("compose.more", { n: more })) : undefined,
  );
}

customElements.define("tidings-recipients", RecipientsField);
