/** The number at the link of the webhook calls: calls refused since somebody looked, and unmatched reports. */

import { webhookAttention } from "./api.js";
import { showBadge } from "./navigation.js";
import { say } from "./say.js";
import { whileSeen } from "./while-seen.js";

const EVERY = 30_000;
const KEPT = "tidings.webhooks-seen";
const A_DAY = 86_400_000;

let watching = new AbortController();

/** Keeps the number as it is now; a watch from before ends. */
export function watchWebhooks() {
  watching.abort();
  watching = new AbortController();
  const { signal } = watching;
  const look = whileSeen(EVERY, () => count(signal), signal);
  window.addEventListener("tidings:webhooks-seen", look, { signal });
}

/** Notes that the refused calls were looked at. */
export function noteSeen() {
  try {
    localStorage.setItem(KEPT, new Date().toISOString());
  } catch {
    // A browser that keeps nothing counts the last day.
  }
  window.dispatchEvent(new CustomEvent("tidings:webhooks-seen"));
}

/** From when on refused calls count: since they were looked at, and for a day at most. */
export function seenAt(now = Date.now()) {
  const before = new Date(now - A_DAY).toISOString();
  try {
    const kept = localStorage.getItem(KEPT);
    return kept > before ? kept : before;
  } catch {
    return before;
  }
}

async function count(signal) {
  if (document.getElementById("navigation").hidden) {
    return; // somebody has to sign in first
  }
  try {
    const { refused, unmatched } = await webhookAttention(seenAt(), signal);
    showBadge("webhooks", refused + unmatched, say("webhooks.badge", { refused, unmatched }));
  } catch {
    // The number stays what it was; that nothing can be reached is said elsewhere.
  }
}
