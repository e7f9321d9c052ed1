/** The links between the screens, with a number or a light beside those that have to say something. */

import { h, setText } from "./dom.js";
import { navigationRoutes } from "./routes.js";
import { say } from "./say.js";
import { maySee } from "./session.js";

const place = () => document.getElementById("navigation");

/** Shows the links for who is signed in. */
export function showNavigation() {
  place().replaceChildren(...navigationRoutes().filter(maySee).map(link));
}

/** Says which screen is shown. */
export function showCurrent(name) {
  for (const each of place().querySelectorAll("a")) {
    each.toggleAttribute("aria-current", false);
    if (each.dataset.route === name) {
      each.setAttribute("aria-current", "page");
      bringIntoSight(each);
    }
  }
}

/** On a small screen the links are wider than it; the page itself stays where it is. */
function bringIntoSight(link) {
  const links = place();
  const before = link.offsetLeft - links.offsetLeft;
  const behind = before + link.offsetWidth - links.clientWidth;
  links.scrollLeft = Math.min(before, Math.max(behind, links.scrollLeft));
}

/** A number at the link of a screen, with its words for those who only hear it; none for 0. */
export function showBadge(name, number, words) {
  const badge = slot(name, "badge");
  if (!badge) return;
  badge.hidden = number === 0;
  badge.title = words;
  setText(badge.firstElementChild, number > 99 ? "99+" : String(number));
  setText(badge.lastElementChild, `: ${words}`);
}

/** A light at the link of a screen: "ok", "warning" or "broken". */
export function showLamp(name, state, words) {
  const lamp = slot(name, "lamp");
  if (!lamp) return;
  lamp.hidden = false;
  lamp.dataset.state = state;
  lamp.title = words;
  setText(lamp.lastElementChild, `: ${words}`);
}

function slot(name, kind) {
  return place().querySelector(`a[data-route="${name}"] .nav-${kind}`);
}

function link({ name, pattern, title }) {
  const href = name === "overview" ? "#/" : `#/${name}`;
  if (!pattern.test(href)) throw new Error(`${name} is not at ${href}.`);
  const parts = () => [
    h("span", { "aria-hidden": "true" }),
    h("span", { class: "visually-hidden" }),
  ];
  return h(
    "a",
    { href, "data-route": name },
    say(title),
    h("span", { class: "nav-badge", hidden: true }, parts()),
    h("span", { class: "nav-lamp", hidden: true }, parts()),
  );
}
