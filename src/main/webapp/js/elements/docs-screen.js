import { apiDocument } from "../api.js";
import { commandOf, examplesOf, groupsOf, membersOf, resolved, typeOf } from "../document-model.js";
import { h, setText } from "../dom.js";
import { markdown } from "../plain-markdown.js";
import { say } from "../say.js";

/** The document of the API to read, with commands for the address the page is at. */
export class DocsScreen extends HTMLElement {
  #content = h("div", { class: "docs" });
  #problem = h("p");
  #notice = h("div", { class: "notice", role: "alert", hidden: true });
  #document;

  connectedCallback() {
    if (this.#document) return;
    this.#notice.append(
      this.#problem,
      h(
        "button",
        { type: "button", class: "button quiet small", onclick: () => void this.#load() },
        say("app.tryAgain"),
      ),
    );
    this.replaceChildren(
      h("h1", { tabindex: "-1" }, say("docs.title")),
      this.#notice,
      this.#content,
    );
    void this.#load();
  }

  async #load() {
    try {
      this.#document = await apiDocument();
      this.#content.replaceChildren(...this.#parts());
      this.#notice.hidden = true;
    } catch (problem) {
      if (problem.status === 401) return;
      setText(this.#problem, problem.message);
      this.#notice.hidden = false;
    }
  }

  #parts() {
    return [
      h("section", { class: "card" }, ...markdown(this.#document.info.description)),
      ...groupsOf(this.#document).map((group) =>
        h(
          "section",
          { class: "card doc-group" },
          h("h2", {}, group.name),
          ...markdown(group.description),
          ...group.calls.map((call) => this.#call(call)),
        ),
      ),
    ];
  }

  /** What is inside is made when it is opened for the first time: there is much of it. */
  #call(call) {
    const details = h(
      "details",
      { class: "doc-call" },
      h(
        "summary",
        {},
        h("code", { class: "doc-method" }, call.method),
        h("code", { class: "doc-path" }, call.path),
        h("span", { class: "doc-summary" }, call.summary ?? ""),
      ),
    );
    details.addEventListener("toggle", () => {
      if (details.open && details.childElementCount === 1) details.append(this.#inside(call));
    });
    return details;
  }

  #inside(call) {
    const base = new URL(".", location.href).href.replace(/\/$/, "");
    return h(
      "div",
      { class: "doc-inside" },
      ...markdown(call.description),
      ...this.#parameters(call.parameters),
      ...this.#body(resolved(this.#document, call.requestBody)),
      h("h3", {}, say("docs.command")),
      code(commandOf(this.#document, call, base)),
      h("h3", {}, say("docs.answers")),
      ...Object.entries(call.responses).flatMap(([status, answer]) => this.#answer(status, answer)),
    );
  }

  #parameters(parameters) {
    const rows = parameters.map(({ name, in: place, required, schema, description }) => ({
      name,
      type: `${typeOf(this.#document, schema)}, ${place}`,
      isRequired: required,
      description,
    }));
    return rows.length > 0 ? [h("h3", {}, say("docs.parameters")), members(rows)] : [];
  }

  #body(body) {
    if (!body) return [];
    const schema = Object.values(body.content)[0].schema;
    return [
      h("h3", {}, say("docs.body")),
      members(membersOf(this.#document, schema)),
      ...this.#examples(body.content),
    ];
  }

  #answer(status, answer) {
    const { description, content = {} } = resolved(this.#document, answer);
    const [type] = Object.keys(content);
    const rows = type?.startsWith("application/json")
      ? membersOf(this.#document, content[type].schema)
      : [];
    return [
      h("h4", {}, status),
      ...markdown(description),
      ...(rows.length > 0 ? [members(rows)] : []),
      ...this.#examples(content),
    ];
  }

  #examples(content) {
    return examplesOf(this.#document, content).flatMap(({ summary, value }) => [
      h("p", { class: "hint" }, summary ?? say("docs.example")),
      code(typeof value === "string" ? value : JSON.stringify(value, undefined, 2)),
    ]);
  }
}

function members(rows) {
  return h(
    "dl",
    { class: "doc-members" },
    ...rows.map(({ name, type, isRequired, description }) =>
      h(
        "div",
        {},
        h(
          "dt",
          {},
          h("code", {}, name),
          " ",
          h("span", { class: "hint" }, isRequired ? `${type}, ${say("docs.required")}` : type),
        ),
        h("dd", {}, ...markdown(description)),
      ),
    ),
  );
}

function code(text) {
  return h("pre", { class: "doc-code", tabindex: "0" }, h("code", {}, text));
}

customElements.define("tidings-docs-screen", DocsScreen);
