import { forecast } from "../api.js";
import { h } from "../dom.js";
import { price } from "../format.js";
import { say } from "../say.js";

const PAUSE = 600;

/**
 * Shows before anything is sent what recipients will read and what it may cost, as the API tells.
 * Fires `tidings:forecast` with the answer, or with nothing while there is none.
 */
export class SendForecast extends HTMLElement {
  /** What the API answered last for what stands in the form; undefined while it was not asked. */
  answer;

  #pause;
  #abort = new AbortController();
  #asked = Promise.resolve();

  disconnectedCallback() {
    clearTimeout(this.#pause);
    this.#abort.abort();
  }

  /** Asks once the typing rests; `{ text, recipients, language }` as a send request has them. */
  about(draft) {
    clearTimeout(this.#pause);
    this.#abort.abort();
    this.#take(undefined);
    if (draft.text === "" || draft.recipients.length === 0) {
      return;
    }
    const abort = (this.#abort = new AbortController());
    this.#asked = new Promise((done) => {
      abort.signal.addEventListener("abort", done);
      this.#pause = setTimeout(() => this.#ask(draft, abort.signal).finally(done), PAUSE);
    });
  }

  /** Done when what was asked last is answered. */
  settled() {
    return this.#asked;
  }

  async #ask(draft, signal) {
    try {
      this.#take(await forecast(draft, signal));
    } catch (problem) {
      if (problem.name !== "AbortError") {
        this.replaceChildren(
          h("p", { class: "hint" }, say("forecast.unknown", { why: problem.message })),
        );
      }
    }
  }

  #take(answer) {
    this.answer = answer;
    this.replaceChildren(...(answer ? [texts(answer), estimate(answer.estimate)] : []).flat());
    this.dispatchEvent(new CustomEvent("tidings:forecast", { detail: answer }));
  }
}

function texts({ filled }) {
  if (!filled?.first) return [];
  const { first, longest } = filled;
  return [
    sample(say("forecast.first"), first),
    longest.recipient === first.recipient ? [] : sample(say("forecast.longest"), longest),
  ].flat();
}

function sample(label, { text, segments }) {
  return h(
    "figure",
    { class: "forecast-text" },
    h("figcaption", {}, `${label} · ${say("segments.count", { n: segments })}`),
    h("blockquote", {}, text),
  );
}

function estimate({ cost, unknown, days }) {
  const known = costWords(cost);
  return [
    known &&
      h("p", { id: "estimate", class: "meter-line" }, say("forecast.cost", { cost: known, days })),
    unknown.recipients > 0 &&
      h("p", { class: "hint" }, say("forecast.noPrice", { n: unknown.recipients, days })),
  ].filter(Boolean);
}

/** Nothing where no price is known. */
export function costWords(cost) {
  return cost.map(rounded).map(price).join(" + ");
}

/** An estimate is not known to a fraction of a cent. */
function rounded({ amount, currency }) {
  return { amount: amount < 1 ? amount : Math.round(amount * 100) / 100, currency };
}

customElements.define("tidings-forecast", SendForecast);
