import { announce } from "../announcer.js";
import { endSession, endSessionsOfKey, sessions, sessionsOfKey } from "../api.js";
import { confirmed } from "../confirm.js";
import { h } from "../dom.js";
import { exactTime, shortTime } from "../format.js";
import { noticePlace, showProblem } from "../notice.js";
import { say } from "../say.js";
import "./row-list.js";

/**
 * The sessions of who is signed in, to end those that nobody uses any more; with the attribute `key`
 * those of the key of that id, for administrators.
 */
export class SessionsScreen extends HTMLElement {
  #abort;
  #notice = noticePlace();
  #list = h("tidings-rows", { class: "entries card flush" });
  #empty = h("p", { class: "empty", hidden: true }, say("sessions.none"));
  #others = h("button", {
    type: "button",
    id: "end-others",
    class: "button quiet",
    hidden: true,
    onclick: () => this.#endMany(),
  });
  #sessions = [];

  connectedCallback() {
    this.#abort = new AbortController();
    const signal = this.#abort.signal;
    this.replaceChildren(
      h(
        "header",
        { class: "list-head" },
        h("h1", { tabindex: "-1" }, say("sessions.title")),
        this.#others,
      ),
      this.#key
        ? h("p", { class: "hint" }, say("sessions.ofKey"), " ", h("code", {}, this.#key))
        : h("p", { class: "hint" }, say("sessions.hint")),
      this.#notice,
      this.#empty,
      this.#list,
    );
    this.#others.textContent = say(this.#key ? "sessions.endAll" : "sessions.endOthers");
    void this.#load();
    window.addEventListener("tidings:signed-in", () => this.#load(), { signal });
  }

  disconnectedCallback() {
    this.#abort.abort();
  }

  get #key() {
    return this.getAttribute("key") ?? undefined;
  }

  get #toEnd() {
    return this.#sessions.filter(({ current }) => this.#key !== undefined || !current);
  }

  async #load() {
    try {
      const signal = this.#abort.signal;
      const answer = await (this.#key ? sessionsOfKey(this.#key, signal) : sessions(signal));
      this.#sessions = answer.sessions;
      this.#list.replaceChildren(...this.#sessions.map((session) => this.#entry(session)));
      this.#notice.hidden = true;
    } catch (problem) {
      showProblem(this.#notice, problem, () => this.#load());
    }
    this.#showState();
  }

  #showState() {
    this.#list.hidden = this.#sessions.length === 0;
    this.#empty.hidden = !this.#list.hidden || !this.#notice.hidden;
    this.#others.hidden = this.#toEnd.length === 0;
  }

  #entry(session) {
    return h(
      "div",
      { role: "listitem", class: "session-entry", "data-session-id": session.id },
      h(
        "p",
        { class: "entry-head" },
        h("strong", {}, browserOf(session.agent)),
        session.current && h("span", { class: "badge" }, say("sessions.current")),
      ),
      h(
        "dl",
        { class: "facts" },
        fact(say("sessions.begun"), time(session.begunAt)),
        fact(say("sessions.used"), time(session.lastUsedAt)),
        fact(say("sessions.expires"), time(session.expiresAt)),
        fact(say("sessions.from"), session.address),
      ),
      this.#key === undefined && this.#endButton(session),
    );
  }

  #endButton(session) {
    const name = browserOf(session.agent);
    return h(
      "button",
      {
        type: "button",
        class: "button quiet small",
        "data-row": true,
        "aria-label": say("sessions.endOne", { browser: name, from: session.address }),
        onclick: (event) => this.#end(session, event.currentTarget),
      },
      say("sessions.end"),
    );
  }

  async #end(session, button) {
    const sure = await confirmed({
      title: say("sessions.endTitle"),
      words: say(session.current ? "sessions.endCurrent" : "sessions.endWords"),
      sure: say("sessions.end"),
    });
    if (!sure) return;
    try {
      await endSession(session.id);
    } catch (problem) {
      // One that has ended meanwhile is what was wanted.
      if (problem.status !== 404) {
        showProblem(this.#notice, problem, () => this.#load());
        return;
      }
    }
    if (session.current) {
      window.dispatchEvent(new CustomEvent("tidings:session-ended"));
      return;
    }
    this.#take(session, button.closest("[data-session-id]"));
  }

  #take(session, entry) {
    this.#sessions = this.#sessions.filter((other) => other !== session);
    const next = entry.nextElementSibling ?? entry.previousElementSibling;
    entry.remove();
    (next?.querySelector("button") ?? this.querySelector("h1")).focus();
    announce(say("sessions.ended", { n: 1 }), { now: true });
    this.#showState();
  }

  async #endMany() {
    const ending = this.#toEnd;
    const sure = await confirmed({
      title: say(this.#key ? "sessions.endAllTitle" : "sessions.endOthersTitle"),
      words: say("sessions.endManyWords", { n: ending.length }),
      sure: say("sessions.end"),
    });
    if (!sure) return;
    try {
      await (this.#key ? endSessionsOfKey(this.#key) : endEach(ending));
      announce(say("sessions.ended", { n: ending.length }), { now: true });
    } catch (problem) {
      showProblem(this.#notice, problem, () => this.#load());
      return;
    }
    await this.#load();
    this.querySelector("h1")?.focus();
  }
}

async function endEach(ending) {
  for (const { id } of ending) {
    await endSession(id).catch((problem) => {
      if (problem.status !== 404) throw problem;
    });
  }
}

function fact(name, value) {
  return h("div", {}, h("dt", {}, name), h("dd", {}, value));
}

function time(iso) {
  return h("time", { datetime: iso, title: exactTime(iso) }, shortTime(iso));
}

const BROWSERS = [
  ["Edge", /\bEdgA?\//],
  ["Opera", /\bOPR\//],
  ["Firefox", /\b(Firefox|FxiOS)\//],
  ["Chrome", /\b(HeadlessChrome|Chrome|CriOS)\//],
  ["Safari", /\bSafari\//],
];

const SYSTEMS = [
  ["Android", /Android/],
  ["iOS", /iPhone|iPad/],
  ["Windows", /Windows/],
  ["macOS", /Macintosh/],
  ["Linux", /Linux|X11/],
];

/** What people call a browser that names itself at length; as it says where it is none of these. */
export function browserOf(agent) {
  const name = (of) => of.find(([, pattern]) => pattern.test(agent))?.[0];
  const [browser, system] = [name(BROWSERS), name(SYSTEMS)];
  if (browser && system) return say("sessions.browser", { browser, system });
  return browser ?? (agent === "" ? say("sessions.unnamed") : agent);
}

customElements.define("tidings-sessions-screen", SessionsScreen);
