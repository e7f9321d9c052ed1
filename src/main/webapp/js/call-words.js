/** What a webhook call did, in words for its row. */

import { grouped } from "./numbers.js";
import { say } from "./say.js";
import { OUTCOMES, outcomeWord, refusalWords } from "./words.js";

/** "refused"; "troubled" when something of it needs a look; else "taken". */
export function callState({ accepted, verdicts }) {
  if (!accepted) return "refused";
  return verdicts.unmatched || verdicts.broken ? "troubled" : "taken";
}

/** "Delivered, +385 91 111 1103 and 11 more"; of a refused call why. */
export function callWords(call) {
  if (!call.accepted) {
    return say("webhooks.refusedBecause", { why: refusalWords(call.reason) });
  }
  return [did(call), about(call)].filter(Boolean).join(", ");
}

/** What needs a look, each in a word or two. */
export function troubles({ verdicts }) {
  return ["unmatched", "broken"]
    .filter((verdict) => verdicts[verdict])
    .map((verdict) => say(`webhooks.${verdict}In`, { n: verdicts[verdict] }));
}

function did({ outcomes = {}, verdicts }) {
  const set = [...OUTCOMES].reverse().filter((outcome) => outcomes[outcome]);
  if (set.length === 1) {
    return outcomeWord(set[0]);
  }
  if (set.length > 1) {
    return set
      .map((outcome) =>
        say("webhooks.outcomeCount", { n: outcomes[outcome], outcome: outcomeWord(outcome) }),
      )
      .join(", ");
  }
  return verdictsOnly(verdicts);
}

/** Of a call that set no outcome, or was kept before that was noted. */
function verdictsOnly(verdicts) {
  const kinds = Object.keys(verdicts);
  if (kinds.length === 0) return say("webhooks.noReports");
  if (kinds.every((kind) => kind === "repeated")) return say("webhooks.knownAlready");
  if (kinds.every((kind) => kind === "inbound")) return say("webhooks.inbound");
  if (verdicts.applied || verdicts.corrected) {
    return say("webhooks.reportsTaken", { n: (verdicts.applied ?? 0) + (verdicts.corrected ?? 0) });
  }
  return say(
    verdicts.superseded || verdicts.repeated ? "webhooks.nothingNew" : "webhooks.noMessage",
  );
}

function about({ firstMessage, messages = 0 }) {
  if (!firstMessage) {
    return messages > 0 ? say("webhooks.messages", { n: messages }) : undefined;
  }
  const to = grouped(firstMessage.to);
  return messages > 1 ? say("webhooks.andMore", { to, n: messages - 1 }) : to;
}
