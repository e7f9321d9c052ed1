import { announce } from "../announcer.js";
import { makeTeam, teams } from "../api.js";
import { h } from "../dom.js";
import { clearViolations, field, showViolations } from "../fields.js";
import { exactTime } from "../format.js";
import { dayAndTime } from "../moments.js";
import { noticePlace, showProblem } from "../notice.js";
import { say } from "../say.js";
import { session } from "../session.js";
import "./problem-summary.js";

const NAME = /^[a-z0-9-]{1,40}$/;

/** The teams there are, and a way to make one for those who administer all of them. */
export class TeamsScreen extends HTMLElement {
  #abort;
  #notice = noticePlace();
  #list = h("ul", { class: "entries card flush", role: "list" });
  #name = h("input", { autocomplete: "off", spellcheck: "false", maxlength: "40" });
  #problems = h("tidings-problems", { hidden: true });
  #fields = new Map([["name", { label: say("teams.name"), control: this.#name }]]);

  connectedCallback() {
    this.#abort = new AbortController();
    this.replaceChildren(
      h("h1", { tabindex: "-1" }, say("teams.title")),
      h("p", { class: "hint" }, say("teams.hint")),
      this.#notice,
      this.#list,
      ...(session().team === "default" ? [this.#form()] : []),
    );
    void this.#load();
    window.addEventListener("tidings:signed-in", () => this.#load(), {
      signal: this.#abort.signal,
    });
  }

  disconnectedCallback() {
    this.#abort.abort();
  }

  #form() {
    return h(
      "form",
      { class: "card", novalidate: true, onsubmit: (event) => this.#submit(event) },
      h("h2", {}, say("teams.makeTitle")),
      this.#problems,
      field({ id: "team-name", label: say("teams.name"), hint: say("teams.nameHint") }, this.#name),
      h("button", { type: "submit", id: "make-team", class: "button" }, say("teams.make")),
    );
  }

  async #load() {
    try {
      const answer = await teams(this.#abort.signal);
      this.#list.replaceChildren(...answer.teams.map(entry));
      this.#notice.hidden = true;
    } catch (problem) {
      showProblem(this.#notice, problem, () => this.#load());
    }
    this.#list.hidden = this.#list.childElementCount === 0;
  }

  async #submit(event) {
    event.preventDefault();
    const name = this.#name.value.trim();
    if (!NAME.test(name)) {
      this.#showWrong(say("teams.correct"), [{ field: "name", message: say("teams.nameWrong") }]);
      return;
    }
    try {
      await makeTeam(name);
      clearViolations(this.#problems, this.#fields);
      this.#name.value = "";
      announce(say("teams.wasMade", { name }), { now: true });
      await this.#load();
    } catch (problem) {
      const words = problem.type === "team-exists" ? say("teams.exists") : problem.message;
      this.#showWrong(words, problem.violations ?? []);
    }
  }

  #showWrong(heading, violations) {
    showViolations(this.#problems, this.#fields, heading, violations);
  }
}

function entry({ name, createdAt, createdBy }) {
  return h(
    "li",
    { class: "entry-plain", "data-team": name },
    h("strong", {}, name),
    h(
      "span",
      { class: "entry-soft" },
      h("time", { datetime: createdAt, title: exactTime(createdAt) }, dayAndTime(createdAt)),
      ...(createdBy ? [" ", say("teams.by"), " ", h("code", {}, createdBy)] : []),
    ),
  );
}

customElements.define("tidings-teams-screen", TeamsScreen);
