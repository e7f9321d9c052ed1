/** Asks before something that cannot be taken back. */

import { h, setText } from "./dom.js";
import { say } from "./say.js";

let asked = 0;

/**
 * Whether somebody is sure; the focus goes back to where it was.
 *
 * @param question `{ title, words, sure }`: what is asked, what it means, and the button that does
 *     it; with `typed`, `{ label, expected, wrong }`, something must be typed for it
 * @returns {Promise<boolean>}
 */
export function confirmed({ title, words, sure, typed = undefined }) {
  asked += 1;
  const id = `confirm-${asked}`;
  const box = typed && typedField(id, typed);
  const dialog = h(
    "dialog",
    { class: "dialog", "aria-labelledby": id },
    h(
      "form",
      { method: "dialog", novalidate: true },
      h("h2", { id }, title),
      [words].flat().map((part) => h("p", {}, part)),
      box?.element,
      h(
        "div",
        { class: "actions" },
        h("button", { value: "sure", class: "button danger", "data-sure": true }, sure),
        h(
          "button",
          { type: "button", class: "button quiet", onclick: () => dialog.close() },
          say("confirm.keep"),
        ),
      ),
    ),
  );
  dialog.querySelector("form").addEventListener("submit", (event) => {
    if (box && !box.isRight()) event.preventDefault();
  });
  return shown(dialog);
}

function typedField(id, { label, expected, wrong }) {
  const error = h("p", { id: `${id}-error`, class: "field-error", role: "alert" });
  const input = h("input", {
    id: `${id}-typed`,
    inputmode: "numeric",
    autocomplete: "off",
    autofocus: true,
    "data-typed": true,
    "aria-describedby": `${id}-error`,
  });
  const isRight = () => {
    const right = input.value.trim() === expected;
    setText(error, right ? "" : wrong);
    if (!right) {
      input.setAttribute("aria-invalid", "true");
      input.focus();
    }
    return right;
  };
  const element = h("div", { class: "field" }, h("label", { for: input.id }, label), input, error);
  return { element, isRight };
}

function shown(dialog) {
  const before = document.activeElement;
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((done) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      if (before?.isConnected) before.focus();
      done(dialog.returnValue === "sure");
    });
  });
}
