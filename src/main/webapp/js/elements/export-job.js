import { announce } from "../announcer.js";
import { saveBlob } from "../csv.js";
import { h, setText } from "../dom.js";
import { gather } from "../gather.js";
import { locale, say } from "../say.js";

const KILO = 1000;

/**
 * A button that saves what the API streams as JSON lines, with progress and a way to stop.
 *
 * `source(signal)` asks for it and `file` is its name. Fires `tidings:exported` with what the last
 * line says.
 */
export class ExportJob extends HTMLElement {
  source;
  file = "export.ndjson";
  #abort;
  #button = h("button", { type: "button", class: "button quiet", onclick: () => this.#start() });
  #stop = h(
    "button",
    { type: "button", class: "button quiet", hidden: true, onclick: () => this.#abort.abort() },
    say("export.stop"),
  );
  #state = h("p", { class: "hint" });
  #error = h("p", { class: "field-error", role: "alert" });

  connectedCallback() {
    this.classList.add("export-job");
    setText(this.#button, this.getAttribute("label"));
    this.replaceChildren(this.#button, this.#stop, this.#state, this.#error);
  }

  disconnectedCallback() {
    this.#abort?.abort();
  }

  async #start() {
    this.#abort = new AbortController();
    this.#turn(true);
    this.#tell({ lines: 0, bytes: 0 });
    announce(say("export.begun"), { now: true });
    try {
      const response = await this.source(this.#abort.signal);
      this.#finish(await gather(response, (progress) => this.#tell(progress)));
    } catch (problem) {
      this.#fail(problem);
    } finally {
      this.#turn(false);
    }
  }

  #turn(running) {
    const focused = this.contains(document.activeElement);
    this.#button.hidden = running;
    this.#stop.hidden = !running;
    if (running) setText(this.#error, "");
    if (focused) (running ? this.#stop : this.#button).focus();
  }

  #tell({ lines, bytes }) {
    setText(this.#state, say("export.running", { n: lines, size: sizeOf(bytes) }));
  }

  /** Half an export must not be taken for a whole one, so it is not even saved. */
  #finish({ blob, lines, bytes, end }) {
    if (end === undefined) {
      this.#fail(new Error(say("export.cut")));
      return;
    }
    saveBlob(this.file, blob);
    const words = say("export.done", { n: lines, size: sizeOf(bytes), file: this.file });
    setText(this.#state, words);
    announce(words, { now: true });
    this.dispatchEvent(new CustomEvent("tidings:exported", { bubbles: true, detail: end }));
  }

  #fail(problem) {
    const stopped = this.#abort.signal.aborted;
    setText(this.#state, stopped ? say("export.stopped") : "");
    if (stopped) {
      announce(say("export.stopped"), { now: true });
    } else {
      const isOurs = problem.status !== undefined || !(problem instanceof TypeError);
      setText(this.#error, isOurs ? problem.message : say("export.cut"));
    }
  }
}

function sizeOf(bytes) {
  const large = bytes >= KILO * KILO;
  const unit = large ? "megabyte" : "kilobyte";
  const format = { style: "unit", unit, maximumFractionDigits: large ? 1 : 0 };
  return new Intl.NumberFormat(locale(), format).format(
    large ? bytes / KILO / KILO : Math.ceil(bytes / KILO),
  );
}

customElements.define("tidings-export", ExportJob);
