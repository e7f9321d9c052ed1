import { announce } from "../announcer.js";
import { sendRequests } from "../api.js";
import { h } from "../dom.js";
import { counted, exactTime, shortTime, shownText } from "../format.js";
import { OUTCOMES, outcomeWord } from "../words.js";
import "./outcome-bar.js";

/** The recent send requests, newest first; the attribute `outcome` keeps those with such a message. */
export class RequestList extends HTMLElement {
  #list = h("ol", { class: "requests", role: "list" });
  #older = h(
    "button",
    {
      type: "button",
      id: "older",
      class: "button quiet",
      hidden: true,
      onclick: () => this.#load(),
    },
    "Older",
  );
  #notice = h("div", { class: "notice", role: "alert", hidden: true });
  #empty = h("p", { class: "empty", hidden: true });
  #cursor;
  #abort;
  #busy = false;

  connectedCallback() {
    this.#abort = new AbortController();
    this.replaceChildren(
      h(
        "header",
        { class: "list-head" },
        h("h1", { tabindex: "-1" }, "Send requests"),
        h(
          "button",
          {
            type: "button",
            id: "refresh",
            class: "button quiet small",
            onclick: () => this.#refresh(),
          },
          "Refresh",
        ),
      ),
      this.#filters(),
      this.#notice,
      this.#empty,
      this.#list,
      this.#older,
    );
    void this.#refresh();
    window.addEventListener("tidings:signed-in", () => this.#refresh(), {
      signal: this.#abort.signal,
    });
  }

  disconnectedCallback() {
    this.#abort.abort();
  }

  get #outcome() {
    return this.getAttribute("outcome") ?? undefined;
  }

  #filters() {
    const link = (href, outcome, words) =>
      h(
        "li",
        {},
        h(
          "a",
          {
            href,
            class: "pill",
            "data-filter": outcome ?? "all",
            "aria-current": outcome === this.#outcome ? "true" : undefined,
          },
          words,
        ),
      );
    return h(
      "nav",
      { "aria-label": "Filter by outcome" },
      h(
        "ul",
        { class: "pills", role: "list" },
        link("#/requests", undefined, "All"),
        OUTCOMES.map((outcome) =>
          link(`#/requests?outcome=${outcome}`, outcome, outcomeWord(outcome)),
        ),
      ),
    );
  }

  #refresh() {
    this.#cursor = undefined;
    return this.#load({ afresh: true });
  }

  async #load({ afresh = false } = {}) {
    if (this.#busy) {
      return;
    }
    this.#busy = true;
    try {
      const page = await sendRequests(
        { outcome: this.#outcome, cursor: this.#cursor },
        this.#abort.signal,
      );
      this.#show(page, afresh);
    } catch (problem) {
      this.#showProblem(problem, afresh);
    } finally {
      this.#busy = false;
    }
  }

  #show(page, afresh) {
    const entries = page.sendRequests.map(requestEntry);
    if (afresh) {
      this.#list.replaceChildren(...entries);
    } else {
      this.#list.append(...entries);
      announce(`${counted(entries.length, "older send request")} shown`, { now: true });
    }
    page.sendRequests.forEach((request, i) =>
      entries[i].querySelector("tidings-outcomes").show(request.outcomes),
    );
    this.#cursor = page.nextCursor;
    this.#leaveNothingFocusless(entries);
    this.#older.hidden = !this.#cursor;
    this.#notice.hidden = true;
    this.#empty.hidden = this.#list.childElementCount > 0;
    this.#empty.textContent = this.#outcome
      ? `No send request has a ${this.#outcome} message.`
      : "Nothing has been sent yet.";
  }

  // Hiding the focused button would throw a keyboard user back to the top of the page.
  #leaveNothingFocusless(entries) {
    if (!this.#cursor && document.activeElement === this.#older) {
      entries[0]?.querySelector("a").focus();
    }
  }

  #showProblem(problem, afresh) {
    if (problem.name === "AbortError" || problem.status === 401) {
      return;
    }
    const retry = h(
      "button",
      { type: "button", class: "button quiet small", onclick: () => this.#load({ afresh }) },
      "Try again",
    );
    this.#notice.replaceChildren(h("p", {}, problem.message), retry);
    this.#notice.hidden = false;
  }
}

function requestEntry({ correlationId, createdAt, sendAt, sender, recipients, test, ...text }) {
  return h(
    "li",
    {},
    h(
      "a",
      { href: `#/r/${correlationId}`, class: "request-link", "data-correlation-id": correlationId },
      h("span", { class: "request-snippet" }, shownText(text)),
      h(
        "span",
        { class: "request-meta" },
        h("time", { datetime: createdAt, title: exactTime(createdAt) }, shortTime(createdAt)),
        test ? h("span", { class: "badge" }, "Test") : "",
        h("span", {}, counted(recipients, "recipient")),
        sender ? h("span", {}, `from ${sender}`) : "",
        sendAt ? h("span", {}, `for ${shortTime(sendAt)}`) : "",
      ),
      h("tidings-outcomes", { compact: true }),
    ),
  );
}

customElements.define("tidings-requests", RequestList);
