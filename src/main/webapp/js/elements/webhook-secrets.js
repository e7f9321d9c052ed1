import { webhookSecrets } from "../api.js";
import { h } from "../dom.js";
import { exactTime, shortTime } from "../format.js";
import { say } from "../say.js";

/** Which secrets prove webhook calls, when each was last right, and what is left to take out. */
export class WebhookSecrets extends HTMLElement {
  async refresh(signal) {
    try {
      this.#show(await webhookSecrets(signal));
    } catch {
      this.replaceChildren(); // the list beside it says what is wrong
    }
  }

  #show({ trustsAnyone, sources, secrets }) {
    this.replaceChildren(
      h("h2", {}, say("webhooks.secrets")),
      ...(trustsAnyone
        ? [h("p", { class: "notice" }, say("webhooks.trustsAnyone"))]
        : [
            h(
              "dl",
              { class: "facts secrets" },
              secrets.filter(({ set }) => set).map(secretFacts),
              sources
                ? h(
                    "div",
                    {},
                    h("dt", {}, say("webhooks.sources")),
                    h("dd", {}, say("webhooks.sourcesSet")),
                  )
                : undefined,
            ),
            h("p", { class: "hint" }, notSet(secrets)),
          ]),
    );
  }
}

function secretFacts({ proof, lastUsedAt, previous }) {
  return h(
    "div",
    { "data-proof": proof },
    h("dt", {}, say(`webhooks.proof.${proof}`)),
    h("dd", {}, used(lastUsedAt)),
    previous
      ? h(
          "dd",
          {},
          h("span", { class: "badge trouble" }, say("webhooks.previous")),
          " ",
          used(previous.lastUsedAt),
        )
      : undefined,
  );
}

function used(at) {
  return at
    ? h(
        "time",
        { datetime: at, title: exactTime(at) },
        say("webhooks.lastUsed", { time: shortTime(at) }),
      )
    : say("webhooks.neverUsed");
}

function notSet(secrets) {
  const names = secrets
    .filter(({ set }) => !set)
    .map(({ proof }) => say(`webhooks.proof.${proof}`));
  return names.length > 0 ? say("webhooks.notSet", { names: names.join(", ") }) : "";
}

customElements.define("tidings-webhook-secrets", WebhookSecrets);
