/**
 * What was typed and not sent yet. It has numbers of people in it, so it is kept for this tab of the
 * browser only, and for who has typed it.
 */

import { session } from "./session.js";

const KEPT = "tidings.draft";

export function keepDraft(values) {
  try {
    sessionStorage.setItem(KEPT, JSON.stringify({ of: who(), values }));
  } catch {
    // One that is too large, or a browser that keeps nothing: the form itself still has it.
  }
}

/** Undefined without one, and for anybody else. */
export function keptDraft() {
  try {
    const { of, values } = JSON.parse(sessionStorage.getItem(KEPT)) ?? {};
    return of === who() ? values : undefined;
  } catch {
    return undefined;
  }
}

export function forgetDraft() {
  try {
    sessionStorage.removeItem(KEPT);
  } catch {
    // Where nothing is kept, nothing is to be forgotten.
  }
}

function who() {
  const { caller, team } = session();
  return `${team ?? ""}/${caller ?? ""}`;
}
