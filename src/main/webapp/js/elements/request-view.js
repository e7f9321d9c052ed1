import { announce } from "../announcer.js";
import { message, probe, sendRequest } from "../api.js";
import { h } from "../dom.js";
import { canHelp } from "../message-page.js";
import { RequestModel } from "../request-model.js";
import { say } from "../say.js";
import { Stream } from "../stream.js";
import { missedWords, summaryWords } from "../words.js";
import "./connection-lamp.js";
import "./copy-button.js";
import "./message-list.js";
import "./outcome-bar.js";
import "./request-facts.js";
import "./schedule-notice.js";
import "./send-again.js";

// Events that arrive together are shown together.
const GATHER = 50;

// A server that takes the question and never answers is as good as away.
const PATIENCE = 20000;

/** States in which changes may be missed. */
const CUT = new Set(["reconnecting", "offline", "paused"]);

/** States whose begin and end everybody has to know of. */
const TOLD = new Set(["offline", "not-found"]);

/** The live view of one send request, named by the attribute `correlation-id`. */
export class RequestView extends HTMLElement {
  #model = new RequestModel();
  #changed = new Set();
  #flushing;
  #stream;
  #abort;
  #parts;
  #summary;
  #request;
  #reading = new Set();
  #cut = false;
  #missed = 0;

  connectedCallback() {
    this.#abort = new AbortController();
    this.#build();
    window.addEventListener("tidings:signed-in", () => this.#start(), {
      signal: this.#abort.signal,
    });
    void this.#start();
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
    this.#missed = 0;
    this.#stream = new Stream(this.#correlationId, {
      position: () => this.#model.position,
      onState: (state, at) => this.#state(state, at),
      onReset: () => this.#reset(),
      onSnapshot: (snapshot) => this.#heard(this.#model.applySnapshot(snapshot)),
      onStatus: (event) => this.#heardEvent(event),
      onReplayed: () => this.#caughtUp(),
      onRefused: (again) => this.#askAgain(again),
    });
    this.#stream.open();
  }

  /** Refused `again` although all was well, the page may have missed that all is final. */
  async #askAgain(again) {
    try {
      await probe(this.#correlationId, this.#model.position, AbortSignal.timeout(PATIENCE));
      if (again) {
        const request = await sendRequest(this.#correlationId, this.#abort.signal);
        this.#take(this.#model.applySnapshot(request));
      }
      return this.#model.isFinal ? "complete" : "well";
    } catch (problem) {
      return this.#standsAfter(problem);
    }
  }

  /** Only what Tidings itself says ends it; whatever else went wrong may pass. */
  #standsAfter(problem) {
    if (problem.status === 401) {
      return "signed-out";
    }
    if (problem.type === "not-found") {
      this.#showProblem(problem);
      return "not-found";
    }
    return "wait";
  }

  #reset() {
    this.#model.forgetPosition();
    this.#state("catching-up");
  }

  #heardEvent(event) {
    if (event.seq > this.#model.position) {
      this.#missed += 1;
    }
    this.#heard([this.#model.applyEvent(event)]);
    if (this.#model.isFinal) {
      this.#caughtUp();
      this.#stream.end("complete");
    }
  }

  /** What came since the connection was cut has been replayed before anything new. */
  #caughtUp() {
    if (this.#cut && this.#missed > 0) {
      this.#parts.lamp.caughtUp(this.#missed);
      announce(missedWords(this.#missed), { now: true });
    }
    this.#cut = false;
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
    this.#parts.facts.showTotals(this.#model.messages.values());
    this.#parts.schedule.showMessages(this.#model.messages.values());
    this.#offerAgain();
    const summary = summaryWords(this.#model.outcomes);
    document.title = `${summary} · Tidings`;
    if (this.#summary !== summary) {
      this.#summary = summary;
      announce(this.#model.isFinal ? say("request.complete", { summary }) : summary);
    }
    // What a snapshot has jumped over is missing in what is open.
    this.#parts.messages.openRows
      .filter((row) => !this.#model.knowsHistoryOf(row.dataset.messageId))
      .forEach((row) => this.#readHistory(row));
  }

  /** Offered once all is known: what is on its way may fail, too. */
  #offerAgain() {
    const failed = [...this.#model.messages.values()].filter(canHelp);
    if (failed.length === 0 || !this.#model.isFinal) {
      this.#parts.again.withdraw();
      return;
    }
    this.#parts.again.offer({
      words: say("message.again.failed", { n: failed.length }),
      question: say("message.again.failedQuestion", { n: failed.length }),
      find: async () => ({ request: this.#request, messages: failed }),
    });
  }

  /** Reads a page of the history of a message after `cursor`: the next one, or one `again`. */
  async #readHistory(row, { cursor = undefined, again = false } = {}) {
    const id = row.dataset.messageId;
    if (this.#reading.has(id)) {
      return;
    }
    this.#reading.add(id);
    try {
      const page = await message(this.#correlationId, id, cursor, this.#abort.signal);
      this.#reading.delete(id);
      this.#model.applyHistory(page, { again });
      this.#take([]);
    } catch (problem) {
      this.#reading.delete(id);
      row.timeline.showNotice(problem.message, () => this.#readHistory(row, { cursor, again }));
    }
  }

  #state(state, at) {
    const { lamp } = this.#parts;
    const before = lamp.state;
    lamp.show(state, at);
    if (!this.#cut && CUT.has(state)) {
      this.#cut = true;
      this.#missed = 0;
    }
    if (before !== state && (TOLD.has(state) || TOLD.has(before))) {
      announce(say("request.connection", { words: lamp.words }), { now: true });
    }
  }

  #build() {
    this.#parts = {
      lamp: h("tidings-lamp", { "data-state": "connecting" }),
      problem: h("div", { class: "notice", role: "alert", hidden: true }),
      schedule: h("tidings-schedule", { class: "notice", "data-kind": "waiting", hidden: true }),
      facts: h("tidings-request-facts"),
      outcomes: h("tidings-outcomes", { filter: true }),
      messages: h("tidings-messages"),
      again: h("tidings-send-again", { hidden: true }),
    };
    const { problem, schedule, facts, outcomes, messages } = this.#parts;
    outcomes.addEventListener("tidings:filter", ({ detail }) => messages.filter(detail));
    messages.addEventListener("tidings:opened", ({ target }) => this.#opened(target));
    messages.addEventListener("tidings:more", ({ target }) => this.#more(target));
    messages.addEventListener("tidings:report", ({ target }) => this.#reports(target));
    this.#parts.body = h(
      "div",
      { class: "request-body", hidden: true },
      schedule,
      h("section", { class: "card", "aria-label": say("request.whatWasSent") }, facts),
      section("outcomes", say("request.outcomes"), "card", outcomes, this.#parts.again),
      section("messages", say("request.messages"), "card flush", messages),
    );
    this.replaceChildren(this.#head(), problem, this.#parts.body);
  }

  #head() {
    const copy = h("tidings-copy", { label: say("request.copyId") });
    const link = h("tidings-copy", { label: say("request.copyLink") });
    copy.value = this.#correlationId;
    link.value = location.href;
    const id = h("code", { id: "correlation-id" }, this.#correlationId);
    return h(
      "header",
      { class: "request-head" },
      h(
        "div",
        {},
        h("h1", { tabindex: "-1" }, say("request.title")),
        h("p", { class: "request-id" }, id, copy, link),
      ),
      this.#parts.lamp,
    );
  }

  #opened(row) {
    if (this.#model.knowsHistoryOf(row.dataset.messageId)) {
      this.#parts.messages.showTimeline(row, this.#model);
    } else {
      row.timeline.showNotice(say("request.reading"));
      void this.#readHistory(row);
    }
  }

  #more(target) {
    const row = target.closest("tidings-message");
    void this.#readHistory(row, { cursor: this.#model.nextOf(row.dataset.messageId) });
  }

  /** Somebody wants to see the report behind an event that came by the stream. */
  #reports(target) {
    const row = target.closest("tidings-message");
    const cursor = this.#model.beforeReportsOf(row.dataset.messageId);
    void this.#readHistory(row, { cursor, again: true });
  }

  #showRequest(request) {
    this.#model.createdAt = request.createdAt;
    this.#model.correlationId = this.#correlationId;
    this.#request = request;
    this.#parts.problem.hidden = true;
    this.#parts.body.hidden = false;
    this.#parts.lamp.hidden = false;
    this.#parts.facts.show(request);
    this.#parts.schedule.show(request);
  }

  #showProblem(problem) {
    if (problem.name === "AbortError" || problem.status === 401) {
      return;
    }
    const gone = problem.type === "not-found";
    const words = gone ? say("request.notFound") : problem.message;
    const retry = h(
      "button",
      { type: "button", class: "button quiet small", onclick: () => this.#start() },
      say("app.tryAgain"),
    );
    this.#parts.problem.replaceChildren(h("p", {}, words), retry);
    this.#parts.problem.hidden = false;
    // Beside what was shown before, the lamp says that no more will come.
    this.#parts.lamp.hidden = !gone || this.#parts.body.hidden;
  }
}

function section(name, heading, cssClass, ...content) {
  const id = `${name}-heading`;
  return h(
    "section",
    { class: cssClass, "aria-labelledby": id },
    h("h2", { id }, heading),
    content,
  );
}

customElements.define("tidings-request", RequestView);
