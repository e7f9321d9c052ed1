/** Speaks to screen readers through the page's one live region, never more often than they can read. */

const PAUSE = 5000;

let waiting;
let quietUntil = 0;

/** Says the words now, or once the pause is over; a newer announcement replaces a waiting one. */
export function announce(words, { now = false } = {}) {
  clearTimeout(waiting);
  const wait = now ? 0 : Math.max(0, quietUntil - Date.now());
  waiting = setTimeout(() => {
    quietUntil = Date.now() + PAUSE;
    document.getElementById("announcer").textContent = words;
  }, wait);
}
