import { announce } from "../announcer.js";
import { message, probe, searchMessages, sendRequest } from "../api.js";
import { h, setText } from "../dom.js";
import { messageHash } from "../find.js";
import { hiddenNumber, shownText } from "../format.js";
import { canHelp, headline, providerFacts, requestFacts, TABS } from "../message-page.js";
import { grouped } from "../numbers.js";
import { RequestModel } from "../request-model.js";
import { replaceHash } from "../routes.js";
import { say, sentence } from "../say.js";
import { may } from "../session.js";
import { Stream } from "../stream.js";
import "./connection-lamp.js";
import "./copy-button.js";
import "./message-timeline.js";
import "./segment-meter.js";
import "./send-again.js";
import "./tab-list.js";

// Events that arrive together are shown together.
const GATHER = 50;

// A server that takes the question and never answers is as good as away.
const PATIENCE = 20000;

/** One message, live, named by the attributes `correlation-id` and `message-id`; `tab` is what is shown of it. */
export class MessageScreen extends HTMLElement {
  #model = new RequestModel();
  #parts;
  #stream;
  #abort;
  #found;
  #request;
  #asking;
  #flushing;
  #told;

  connectedCallback() {
    this.#abort = new AbortController();
    this.#build();
    window.addEventListener("tidings:signed-in", () => void this.#start(), {
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

  get #id() {
    return this.getAttribute("message-id");
  }

  get #message() {
    return this.#model.messages.get(this.#id);
  }

  async #start() {
    this.#stream?.close();
    try {
      const { signal } = this.#abort;
      const [page, found] = await Promise.all([
        message(this.#correlationId, this.#id, undefined, signal),
        searchMessages({ messageId: this.#id }, signal),
      ]);
      [this.#found] = found.messages;
      this.#model.createdAt = this.#found?.createdAt;
      this.#model.applySnapshot({ logPosition: page.logPosition, messages: [page] });
      this.#model.applyHistory(page);
      this.#parts.problem.hidden = true;
      this.#parts.body.hidden = false;
      this.#show();
      this.#follow();
      this.#turned(this.#tab);
    } catch (problem) {
      this.#showProblem(problem);
    }
  }

  #follow() {
    const { lamp } = this.#parts;
    if (this.#message.final) {
      lamp.show("complete");
      return;
    }
    this.#stream = new Stream(this.#correlationId, {
      position: () => this.#model.position,
      onState: (state, at) => lamp.show(state, at),
      onReset: () => this.#model.forgetPosition(),
      onSnapshot: (snapshot) => this.#heard(this.#model.applySnapshot(snapshot)),
      onStatus: (event) => this.#heard([this.#model.applyEvent(event)]),
      onReplayed: () => undefined,
      onRefused: () => this.#askAgain(),
    });
    this.#stream.open();
  }

  async #askAgain() {
    try {
      await probe(this.#correlationId, this.#model.position, AbortSignal.timeout(PATIENCE));
      const page = await message(this.#correlationId, this.#id, undefined, this.#abort.signal);
      this.#model.applySnapshot({ logPosition: page.logPosition, messages: [page] });
      this.#model.applyHistory(page);
      this.#soon();
      return page.final ? "complete" : "well";
    } catch (problem) {
      if (problem.status === 401) return "signed-out";
      return problem.type === "not-found" ? "not-found" : "wait";
    }
  }

  #heard(changed) {
    this.#parts.lamp.heard();
    if (!changed.includes(this.#id)) return;
    this.#soon();
    if (this.#message.final) this.#stream.end("complete");
  }

  #soon() {
    this.#flushing ??= setTimeout(() => {
      this.#flushing = undefined;
      this.#show();
    }, GATHER);
  }

  #show() {
    const { parts, one } = { parts: this.#parts, one: this.#message };
    const words = headline(one);
    parts.headline.dataset.outcome = one.outcome;
    setText(parts.words, words);
    setText(parts.advice, sentence(one.explanation.advice ?? ""));
    setText(parts.number, grouped(one.to));
    parts.number.title = hiddenNumber(one.to);
    parts.corrected.hidden = !one.corrected;
    parts.test.hidden = !one.test;
    document.title = `${words} · Tidings`;
    if (this.#told !== undefined && this.#told !== words) announce(words);
    this.#told = words;
    this.#offerAgain(one);
    parts.timeline.show(one, this.#model.eventsOf(this.#id), this.#model);
    parts.timeline.offerMore(this.#model.nextOf(this.#id) !== undefined);
    parts.provider.replaceChildren(facts(providerFacts(one)));
    this.#showRaw();
    if (this.#request) this.#showRequest();
  }

  #offerAgain(one) {
    const { again } = this.#parts;
    if (!canHelp(one)) {
      again.withdraw();
      return;
    }
    again.offer({
      words: say("message.again"),
      question: say(`message.again.question.${one.explanation.resend}`, {
        number: grouped(one.to),
      }),
      find: async () => ({ request: await this.#whole(), messages: [this.#message] }),
    });
  }

  /** All of the send request, which may be large, so it is read only for who wants to see it. */
  #whole() {
    this.#asking ??= sendRequest(this.#correlationId, this.#abort.signal).catch((problem) => {
      this.#asking = undefined;
      throw problem;
    });
    return this.#asking;
  }

  #showRaw() {
    const events = this.#model.eventsOf(this.#id).filter(({ raw }) => raw !== null);
    const reports = events.map(({ seq, at, source, explanation, raw }) =>
      h(
        "li",
        { "data-seq": seq },
        h(
          "p",
          {},
          h("strong", {}, sentence(explanation.text)),
          " ",
          h("time", { datetime: at }, at),
          ` · ${source}`,
        ),
        h(
          "pre",
          { tabindex: "0" },
          raw === undefined ? say("message.raw.notYet") : JSON.stringify(raw, null, 2),
        ),
      ),
    );
    const calls = h("a", { href: `#/webhooks?message=${this.#id}` }, say("message.raw.calls"));
    this.#parts.raw.replaceChildren(
      ...(reports.length > 0
        ? [h("ol", { class: "reports" }, reports)]
        : [h("p", {}, say("message.raw.none"))]),
      ...(may("operate") ? [h("p", {}, calls)] : []),
    );
  }

  #showRequest() {
    const { text, request, meter } = this.#parts;
    setText(text, shownText({ ...this.#request, text: this.#message.text ?? this.#request.text }));
    const shown = this.#message.text ?? this.#request.text;
    meter.hidden = typeof shown !== "string" || !may("send");
    if (!meter.hidden && meter.dataset.shown !== shown) {
      meter.dataset.shown = shown;
      meter.measure(shown);
    }
    request.replaceChildren(
      facts(requestFacts(this.#message, this.#request, this.#found?.caller)),
      h(
        "p",
        {},
        h("a", { href: `#/r/${this.#correlationId}` }, say("message.toRequest")),
        ` (${say("request.messageCount", { n: this.#request.messages.length })})`,
      ),
    );
  }

  get #tab() {
    const tab = this.getAttribute("tab");
    return TABS.includes(tab) ? tab : TABS[0];
  }

  #turned(tab) {
    if (tab !== this.#tab) {
      this.setAttribute("tab", tab);
      replaceHash(messageHash({ correlationId: this.#correlationId, id: this.#id }, tab));
    }
    if (tab === "text" || tab === "request") void this.#readRequest();
    if (tab === "raw" && this.#model.beforeReportsOf(this.#id) >= 0) void this.#readReports();
  }

  async #readRequest() {
    try {
      this.#request = await this.#whole();
      this.#showRequest();
    } catch (problem) {
      this.#showProblem(problem);
    }
  }

  /** A stream leaves out the reports as they came. */
  async #readReports() {
    await this.#readHistory(this.#model.beforeReportsOf(this.#id), true);
  }

  async #readHistory(cursor, again) {
    const { timeline } = this.#parts;
    try {
      const page = await message(this.#correlationId, this.#id, cursor, this.#abort.signal);
      this.#model.applyHistory(page, { again });
      this.#show();
    } catch (problem) {
      if (problem.name !== "AbortError") {
        timeline.showNotice(problem.message, () => this.#readHistory(cursor, again));
      }
    }
  }

  #build() {
    this.#parts = {
      lamp: h("tidings-lamp", { "data-state": "connecting" }),
      problem: h("div", { class: "notice", role: "alert", hidden: true }),
      headline: h("p", { class: "message-headline" }),
      words: h("span", {}),
      advice: h("p", { class: "message-advice" }),
      number: h("span", { class: "message-recipient" }),
      corrected: badge("message.corrected", "CORRECTED"),
      test: badge("messages.test"),
      again: h("tidings-send-again", { hidden: true }),
      timeline: h("tidings-timeline"),
      text: h("blockquote", { class: "request-text" }),
      meter: h("tidings-segments", { hidden: true }),
      provider: h("div"),
      raw: h("div", { class: "raw" }),
      request: h("div"),
      tabs: h("tidings-tabs", { label: say("message.title") }),
    };
    const parts = this.#parts;
    parts.headline.append(h("span", { class: "mark", "aria-hidden": "true" }), parts.words);
    parts.timeline.addEventListener("tidings:more", () =>
      this.#readHistory(this.#model.nextOf(this.#id), false),
    );
    parts.timeline.addEventListener("tidings:report", () => void this.#readReports());
    parts.tabs.addEventListener("tidings:tab", ({ detail }) => this.#turned(detail));
    parts.body = h(
      "div",
      { class: "request-body", hidden: true },
      h(
        "section",
        { class: "card", "aria-label": say("message.state") },
        parts.headline,
        parts.advice,
        parts.again,
      ),
      h("section", { class: "card" }, parts.tabs),
    );
    this.replaceChildren(this.#head(), parts.problem, parts.body);
    parts.tabs.show(
      new Map([
        ["timeline", { words: say("message.tab.timeline"), panel: [parts.timeline] }],
        ["text", { words: say("message.tab.text"), panel: [parts.text, parts.meter] }],
        ["provider", { words: say("message.tab.provider"), panel: [parts.provider] }],
        ["raw", { words: say("message.tab.raw"), panel: [parts.raw] }],
        ["request", { words: say("message.tab.request"), panel: [parts.request] }],
      ]),
      this.#tab,
    );
  }

  #head() {
    const copy = h("tidings-copy", { label: say("message.copyId") });
    copy.value = this.#id;
    return h(
      "header",
      { class: "request-head" },
      h(
        "div",
        {},
        h("h1", { tabindex: "-1" }, say("message.title")),
        h(
          "p",
          { class: "request-id" },
          this.#parts.number,
          this.#parts.corrected,
          this.#parts.test,
        ),
        h("p", { class: "request-id" }, h("code", {}, this.#id), copy),
      ),
      this.#parts.lamp,
    );
  }

  #showProblem(problem) {
    if (problem.name === "AbortError" || problem.status === 401) {
      return;
    }
    const words = problem.type === "not-found" ? say("message.notFound") : problem.message;
    const retry = h(
      "button",
      { type: "button", class: "button quiet small", onclick: () => this.#start() },
      say("app.tryAgain"),
    );
    this.#parts.problem.replaceChildren(h("p", {}, words), retry);
    this.#parts.problem.hidden = false;
    this.#parts.lamp.hidden = this.#parts.body.hidden;
  }
}

function badge(key, verdict) {
  return h("span", { class: "badge", "data-verdict": verdict, hidden: true }, say(key));
}

function facts(pairs) {
  return h(
    "dl",
    { class: "facts" },
    pairs.map(([name, value]) => h("div", {}, h("dt", {}, say(name)), h("dd", {}, value))),
  );
}

customElements.define("tidings-message-screen", MessageScreen);
