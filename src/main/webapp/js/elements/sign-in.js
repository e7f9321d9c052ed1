import { Problem, currentSession, signIn } from "../api.js";
import { h } from "../dom.js";

/** Asks for the API key once; fires `tidings:signed-in` on the window with the session: caller and operator. */
export class SignIn extends HTMLElement {
  #field;
  #error;
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
        h("h1", { tabindex: "-1" }, "Sign in"),
        h("p", { id: "sign-in-notice", class: "hint" }, this.getAttribute("notice")),
        h(
          "div",
          { class: "field" },
          h("label", { for: "api-key" }, "API key"),
          h(
            "p",
            { id: "api-key-hint", class: "hint" },
            "The one you call the API with. It is not kept in this page.",
          ),
          this.#field,
          this.#error,
        ),
        h("button", { id: "sign-in", type: "submit", class: "button" }, "Sign in"),
      ),
    );
    this.#field.focus();
  }

  async #submit(event) {
    event.preventDefault();
    if (this.#busy) {
      return;
    }
    const key = this.#field.value.trim();
    if (key === "") {
      this.#refuse("Enter your API key.");
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

function words(problem) {
  return problem instanceof Problem && problem.status === 401
    ? "Tidings does not know this key. Check that it is complete."
    : problem.message;
}

customElements.define("tidings-sign-in", SignIn);
