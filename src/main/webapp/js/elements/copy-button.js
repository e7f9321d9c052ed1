import { announce } from "../announcer.js";
import { h } from "../dom.js";
import { say } from "../say.js";

const CONFIRMATION_SHOWN = 2000;

/** A button that copies `value`; its label says what is copied and, for a moment, that it was. */
export class CopyButton extends HTMLElement {
  value = "";

  connectedCallback() {
    const label = this.getAttribute("label");
    const button = h("button", { type: "button", class: "button quiet small" }, label);
    button.addEventListener("click", async () => {
      const copied = await copy(this.value);
      button.textContent = say(copied ? "copy.copied" : "copy.byHand");
      announce(button.textContent, { now: true });
      setTimeout(() => (button.textContent = label), CONFIRMATION_SHOWN);
    });
    this.replaceChildren(button);
  }
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyFromSelection(text);
  }
}

// The clipboard interface is missing on plain http, where consoles behind a VPN often live.
function copyFromSelection(text) {
  const before = document.activeElement;
  const field = h("textarea", { class: "visually-hidden", readonly: true, "aria-hidden": "true" });
  field.value = text;
  document.body.append(field);
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  before?.focus();
  return copied;
}

customElements.define("tidings-copy", CopyButton);
