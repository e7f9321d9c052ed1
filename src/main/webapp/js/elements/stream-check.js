import { announce } from "../announcer.js";
import { STREAM_CHECK } from "../api.js";
import { h } from "../dom.js";
import { say } from "../say.js";

// A proxy that keeps everything back to the end is still heard of by then.
const PATIENCE = 15000;

/** Tells whether events reach this browser as they are sent, or something on the way collects them. */
export class StreamCheck extends HTMLElement {
  #verdict = h("p", { class: "notice", id: "stream-verdict", role: "status" });
  #arrivals = h("p", { class: "stream-arrivals" });
  #again = h(
    "button",
    { type: "button", class: "button", onclick: () => this.#run() },
    say("check.again"),
  );
  #source;
  #timer;

  connectedCallback() {
    this.replaceChildren(
      h("h1", { tabindex: "-1" }, say("check.title")),
      h("p", {}, say("check.intro")),
      this.#verdict,
      this.#arrivals,
      this.#again,
    );
    this.#run();
  }

  disconnectedCallback() {
    this.#stop();
  }

  #run() {
    this.#stop();
    this.#say("running");
    const beats = [];
    const started = performance.now();
    this.#source = new EventSource(STREAM_CHECK);
    this.#source.addEventListener("beat", ({ data }) => {
      beats.push({ ...JSON.parse(data), at: performance.now() - started });
      this.#show(beats);
    });
    this.#source.addEventListener("error", () => this.#end(beats));
    this.#timer = setTimeout(() => this.#end(beats), PATIENCE);
  }

  #stop() {
    clearTimeout(this.#timer);
    this.#source?.close();
  }

  #show(beats) {
    const times = beats.map(({ at }) => `${Math.round(at)}`).join(" · ");
    this.#arrivals.textContent = say("check.arrived", { times });
    if (beats.length === beats[0].of) {
      this.#end(beats);
    }
  }

  #end(beats) {
    this.#stop();
    this.#say(verdict(beats));
  }

  #say(kind) {
    this.#verdict.dataset.verdict = kind;
    this.#verdict.textContent = say(`check.${kind}`);
    this.#again.disabled = kind === "running";
    if (kind === "running") {
      this.#arrivals.textContent = "";
    } else {
      announce(say(`check.${kind}`), { now: true });
    }
  }
}

/** Even half of the time in which they were sent is far from all at once. */
function verdict(beats) {
  if (beats.length === 0) return "silent";
  const [first] = beats;
  if (beats.length < first.of) return "cut";
  const took = beats.at(-1).at - first.at;
  return took < ((first.of - 1) * first.everyMillis) / 2 ? "buffered" : "live";
}

customElements.define("tidings-stream-check", StreamCheck);
