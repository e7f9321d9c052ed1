import { h } from "../dom.js";
import { say } from "../say.js";

/** What an erasure must wait for: messages that have not ended. */
export class OpenMessages extends HTMLElement {
  /** With what the refusal says: `{ count, messages }`. */
  show({ count, messages }) {
    const more = count - messages.length;
    this.replaceChildren(
      h(
        "div",
        { class: "notice", "data-kind": "waiting", role: "alert" },
        h("p", {}, h("strong", {}, say("privacy.waits", { n: count }))),
        h("p", {}, say("privacy.waitsHint")),
        h("ul", {}, messages.map(line)),
        more > 0 && h("p", {}, say("privacy.waitsMore", { n: more })),
      ),
    );
  }
}

function line({ correlationId, id, status }) {
  return h(
    "li",
    {},
    h("a", { href: `#/r/${correlationId}` }, h("code", {}, id)),
    " ",
    h("code", {}, status),
  );
}

customElements.define("tidings-open-messages", OpenMessages);
