import { h } from "../dom.js";
import { say } from "../say.js";
import "./webhook-call-details.js";

/** One webhook call at an address of its own; the attribute `call-id` names it. */
export class WebhookCallScreen extends HTMLElement {
  connectedCallback() {
    const details = h("tidings-webhook-call-details", { class: "card call-alone" });
    this.replaceChildren(
      h(
        "header",
        { class: "list-head" },
        h("h1", { tabindex: "-1" }, say("webhooks.one")),
        h("a", { href: "#/webhooks" }, say("webhooks.all")),
      ),
      details,
    );
    void details.load(this.getAttribute("call-id"));
  }
}

customElements.define("tidings-webhook-call-screen", WebhookCallScreen);
