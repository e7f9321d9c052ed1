import { announce } from "../announcer.js";
import { Problem, sendRequest, sendRequestWithEvents } from "../api.js";
import { h, setText } from "../dom.js";
import { counted, exactTime, price, shortTime } from "../format.js";
import { RequestModel } from "../request-model.js";
import { Stream } from "../stream.js";
import { summaryWords } from "../words.js";
import "./connection-lamp.js";
import "./copy-button.js";
import "./message-list.js";
import "./outcome-bar.js";

// Events that arrive together are shown together.
const GATHER = 50;

/** The live view of one send request, named by the attribute `correlation-id`. */
export class RequestView extends HTMLElement {
  #model = new RequestModel();
  #changed = new Set();
  #flushing;
  #stream;
  #abort;
  #parts;
  #loadingHistory = false;

  connectedCallback() {
    this.#abort = new AbortController();
    this.#build();
    window.addEventListener("tidings:signed-in", () => this.#start(), { signal: this.#abort.signal });
    this.#start();
  }

  disconnectedCallback() {
    this.#abort.abort();
    this.#stream?.close();
    clearTimeout(this.#flushing);
  }

  get #correlationId() {
    return this.getAttribute("correlation-id");
  }

  async #start() {
    this.#stream?.close();
    try {
      const request = await sendRequest(this.#correlationId, this.#abort.signal);
      this.#showRequest(request);
      this.#take(this.#model.applySnapshot(request));
      this.#follow();
    } catch (problem) {
      this.#showProblem(problem);
    }
  }

  #follow() {
    if (this.#model.isFinal) {
      this.#state("complete");
      return;
    }
    this.#stream = new Stream(this.#correlationId, {
      onState: (state) => this.#state(state),
      onReset: () => this.#reset(),
      onSnapshot: (snapshot) => this.#heard(this.#model.applySnapshot(snapshot)),
      onStatus: (event) => this.#heard([this.#model.applyEvent(event)]),
      onRefused: () => this.#askAgain(),
    });
    this.#stream.open();
  }

  async #askAgain() {
    try {
      this.#take(this.#model.applySnapshot(await sendRequest(this.#correlationId, this.#abort.signal)));
      if (!this.#model.isFinal) {
        return true;
      }
      this.#stream.close();
      this.#state("complete");
      return false;
    } catch (problem) {
      // Without a session only signing in helps; a busy or unreachable server may come back.
      return problem instanceof Problem && problem.status !== 401 && problem.status !== 404;
    }
  }

  #reset() {
    this.#model.forgetPosition();
    this.#state("catching-up");
  }

  #heard(changed) {
    this.#parts.lamp.heard();
    if (this.#parts.lamp.state === "catching-up") {
      this.#state("live");
    }
    this.#take(changed.filter(Boolean));
  }

  #take(changed) {
    changed.forEach((id) => this.#changed.add(id));
    // Superseded reports change no message, yet belong into an open timeline.
    this.#flushing ??= setTimeout(() => this.#flush(), GATHER);
  }

  #flush() {
    this.#flushing = undefined;
    this.#parts.messages.show(this.#model, this.#changed);
    this.#changed.clear();
    this.#parts.outcomes.show(this.#model.outcomes);
    this.#showTotals();
    const summary = summaryWords(this.#model.outcomes);
    document.title = `${summary} · Tidings`;
    if (this.#parts.summary.textContent !== summary) {
      setText(this.#parts.summary, summary);
      announce(this.#model.isFinal ? `Complete: ${summary}` : summary);
    }
    if (!this.#model.historyComplete && this.#parts.messages.openRows.length > 0) {
      this.#loadHistory();
    }
  }

  async #loadHistory() {
    if (this.#loadingHistory) {
      return;
    }
    this.#loadingHistory = true;
    try {
      const changed = this.#model.applyHistory(
        await sendRequestWithEvents(this.#correlationId, this.#abort.signal),
      );
      this.#loadingHistory = false;
      this.#take(changed);
    } catch (problem) {
      this.#loadingHistory = false;
      this.#parts.messages.showHistoryProblem(problem.message, () => this.#loadHistory());
    }
  }

  #state(state) {
    const { lamp } = this.#parts;
    const before = lamp.state;
    lamp.state = state;
    if (before !== state && (state === "offline" || before === "offline")) {
      announce(`Connection: ${lamp.words}`, { now: true });
    }
  }

  #build() {
    const copy = h("tidings-copy", { label: "Copy correlationId" });
    const link = h("tidings-copy", { label: "Copy link" });
    copy.value = this.#correlationId;
    link.value = location.href;
    this.#parts = {
      lamp: h("tidings-lamp", { "data-state": "connecting" }),
      problem: h("div", { class: "notice", role: "alert", hidden: true }),
      text: h("blockquote", { class: "request-text", hidden: true }),
      facts: h("dl", { class: "facts request-facts" }),
      outcomes: h("tidings-outcomes", { filter: true }),
      summary: h("p", { class: "visually-hidden", id: "summary" }),
      messages: h("tidings-messages"),
    };
    const { lamp, problem, text, facts, outcomes, summary, messages } = this.#parts;
    outcomes.addEventListener("tidings:filter", ({ detail }) => messages.filter(detail));
    messages.addEventListener("tidings:opened", ({ target }) => this.#opened(target));
    this.replaceChildren(
      h(
        "header",
        { class: "request-head" },
        h(
          "div",
          {},
          h("h1", { tabindex: "-1" }, "Send request"),
          h("p", { class: "request-id" }, h("code", { id: "correlation-id" }, this.#correlationId), copy, link),
        ),
        lamp,
      ),
      problem,
      h("section", { class: "card", "aria-label": "What was sent" }, text, facts),
      h("section", { class: "card", "aria-labelledby": "outcomes-heading" }, h("h2", { id: "outcomes-heading" }, "Outcomes"), summary, outcomes),
      h("section", { class: "card flush", "aria-labelledby": "messages-heading" }, h("h2", { id: "messages-heading" }, "Messages"), messages),
    );
  }

  #opened(row) {
    if (this.#model.historyComplete) {
      this.#parts.messages.showTimeline(row, this.#model);
    } else {
      row.timeline.showNotice("Reading the history…");
      this.#loadHistory();
    }
  }

  #showRequest(request) {
    this.#model.createdAt = request.createdAt;
    this.#parts.problem.hidden = true;
    this.#parts.text.hidden = !request.text;
    setText(this.#parts.text, request.text ?? "");
    this.#parts.facts.replaceChildren(
      ...[
        ["Sent", h("time", { datetime: request.createdAt, title: exactTime(request.createdAt) }, shortTime(request.createdAt))],
        ["Sender", request.sender ?? "Account's default"],
        ["Recipients", counted(request.messages.length, "recipient")],
        ["Segments", h("span", { class: "total-segments" }, "–")],
        ["Price so far", h("span", { class: "total-price" }, "–")],
      ].map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value))),
    );
  }

  #showTotals() {
    let segments = 0;
    const prices = new Map();
    for (const message of this.#model.messages.values()) {
      segments += message.segments ?? 0;
      if (message.price) {
        const { amount, currency } = message.price;
        prices.set(currency, (prices.get(currency) ?? 0) + amount);
      }
    }
    const amounts = [...prices].map(([currency, amount]) => price({ currency, amount }));
    setText(this.querySelector(".total-segments"), segments > 0 ? counted(segments, "segment") : "–");
    setText(this.querySelector(".total-price"), amounts.length > 0 ? amounts.join(" + ") : "–");
  }

  #showProblem(problem) {
    if (problem.name === "AbortError" || problem.status === 401) {
      return;
    }
    const words = problem.status === 404 ? "There is no send request with this correlationId." : problem.message;
    const retry = h("button", { type: "button", class: "button quiet small", onclick: () => this.#start() }, "Try again");
    this.#parts.problem.replaceChildren(h("p", {}, words), retry);
    this.#parts.problem.hidden = false;
    this.#state("offline");
  }
}

customElements.define("tidings-request", RequestView);
