import { Problem, beginSignOn, currentSession, signIn, singleSignOn } from "../api.js";
import { h } from "../dom.js";
import { say } from "../say.js";

/** Where somebody wanted to go, for when they come back from the provider. */
const WANTED = "tidings.wanted";

/** Asks for the API key once, or sends people to who signs them in; fires `tidings:signed-in` on the window with the session: caller and operator. */
export class SignIn extends HTMLElement {
  #field;
  #error;
  #signOnError;
  #busy = false;

  connectedCallback() {
    this.#field = h("input", {
      id: "api-key",
      name: "key",
      type: "password",
      autocomplete: "current-password",
      spellcheck: "false",
      required: true,
      "aria-describedby": "api-key-hint api-key-error",
    });
    this.#error = h("p", { id: "api-key-error", class: "field-error", role: "alert" });
    this.replaceChildren(
      h(
        "form",
        { class: "card sign-in", novalidate: true, onsubmit: (event) => this.#submit(event) },
        h("h1", { tabindex: "-1" }, say("signIn.title")),
        h("p", { id: "sign-in-notice", class: "hint" }, this.getAttribute("notice")),
        h(
          "div",
          { class: "field" },
          h("label", { for: "api-key" }, say("signIn.key")),
          h("p", { id: "api-key-hint", class: "hint" }, say("signIn.keyHint")),
          this.#field,
          this.#error,
        ),
        h("button", { id: "sign-in", type: "submit", class: "button" }, say("signIn.title")),
      ),
    );
    this.#field.focus();
    void this.#offerSignOn();
  }

  /** Whoever may sign in with a key can do so meanwhile, and when nothing is answered. */
  async #offerSignOn() {
    const { name } = await singleSignOn().catch(() => ({ name: null }));
    if (!name) {
      return;
    }
    this.#signOnError = h("p", { id: "sign-on-error", class: "field-error", role: "alert" });
    this.querySelector("#sign-in-notice").after(
      h(
        "button",
        { id: "sign-on", type: "button", class: "button", onclick: () => this.#leave() },
        say("signIn.with", { name }),
      ),
      this.#signOnError,
      h("p", { class: "hint" }, say("signIn.orKey")),
    );
  }

  async #leave() {
    if (this.#busy) {
      return;
    }
    this.#busy = true;
    this.#signOnError.textContent = "";
    try {
      const { location: provider } = await beginSignOn();
      sessionStorage.setItem(WANTED, location.hash);
      location.assign(provider);
    } catch (problem) {
      this.#signOnError.textContent = problem.message;
    } finally {
      this.#busy = false;
    }
  }

  async #submit(event) {
    event.preventDefault();
    if (this.#busy) {
      return;
    }
    const key = this.#field.value.trim();
    if (key === "") {
      this.#refuse(say("signIn.enterKey"));
      return;
    }
    this.#busy = true;
    try {
      await signIn(key);
      window.dispatchEvent(
        new CustomEvent("tidings:signed-in", { detail: await currentSession() }),
      );
    } catch (problem) {
      this.#refuse(words(problem));
    } finally {
      this.#busy = false;
    }
  }

  #refuse(words) {
    this.#error.textContent = words;
    this.#field.setAttribute("aria-invalid", "true");
    this.#field.focus();
    this.#field.select();
  }
}

/**
 * What the provider has sent the browser back with, taken out of the address: `{ state, code }` or
 * `{ state, error }`; undefined when the browser does not come from there.
 */
export function answerOfProvider() {
  const query = new URLSearchParams(location.search);
  if (!query.has("state") || !(query.has("code") || query.has("error"))) {
    return undefined;
  }
  history.replaceState(null, "", location.pathname + (sessionStorage.getItem(WANTED) ?? ""));
  sessionStorage.removeItem(WANTED);
  const known = ["state", "code", "error", "iss"].filter((name) => query.has(name));
  return Object.fromEntries(known.map((name) => [name, query.get(name)]));
}

function words(problem) {
  return problem instanceof Problem && problem.status === 401
    ? say("signIn.unknown")
    : problem.message;
}

customElements.define("tidings-sign-in", SignIn);
