const MOST = 10;

/**
 * Screens that are kept as they are while something else is shown: with what was typed, and with the
 * rows and the place that Back shall lead to.
 *
 * The browser keeps a name for each entry of its history; that of a new one is given here.
 */
export class KeptScreens {
  /** By name of a route or of an entry of the history: `{ screen, top, focused }`. */
  #kept = new Map();
  #shownAs;

  /** What was kept of the route, at the entry of the history that the browser has come to. */
  of(route) {
    return this.#kept.get(keyOf(route));
  }

  /** Notes that the screen is shown for the route now. */
  shown(route, screen) {
    this.#shownAs = keyOf(route);
    if (this.#shownAs === undefined) return;
    const kept = this.#kept.get(this.#shownAs);
    this.#kept.delete(this.#shownAs);
    this.#kept.set(this.#shownAs, { top: 0, ...kept, screen });
    if (this.#kept.size > MOST) {
      this.#kept.delete([...this.#kept.keys()].find((key) => key.startsWith("entry ")));
    }
  }

  /** Notes where the reader was on the screen that goes now. */
  left(screen, top) {
    const kept = this.#kept.get(this.#shownAs);
    if (kept?.screen === screen) {
      const focused = screen?.contains(document.activeElement) ? document.activeElement : undefined;
      Object.assign(kept, { top, focused });
    }
    this.#shownAs = undefined;
  }

  /** Puts the reader back to where they were on a screen that is shown again. */
  restore({ screen, top, focused }) {
    const target = focused?.isConnected ? focused : screen.querySelector("h1");
    target?.focus({ preventScroll: true });
    window.scrollTo(0, top);
  }

  /** Forgets one route, or everything. */
  forget(name) {
    if (name === undefined) {
      this.#kept.clear();
    } else {
      this.#kept.delete(`route ${name}`);
    }
  }
}

function keyOf({ name, keep }) {
  if (keep === "always") return `route ${name}`;
  return keep === "entry" ? `entry ${entryOfHistory()} ${name}` : undefined;
}

function entryOfHistory() {
  if (!history.state?.entry) {
    history.replaceState(
      { ...history.state, entry: crypto.randomUUID?.() ?? `${Math.random()}` },
      "",
    );
  }
  return history.state.entry;
}
