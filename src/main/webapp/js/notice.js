/** What went wrong with a screen, in words. */

import { h } from "./dom.js";
import { say } from "./say.js";

/** The place for it. */
export function noticePlace() {
  return h("div", { class: "notice", role: "alert", hidden: true });
}

/** Shows a problem, with a way to try again where that may help. */
export function showProblem(notice, problem, again) {
  if (problem.name === "AbortError" || problem.status === 401) {
    return;
  }
  const button = h(
    "button",
    { type: "button", class: "button quiet small", onclick: again },
    say("app.tryAgain"),
  );
  notice.replaceChildren(h("p", {}, problem.message), ...(problem.status === 403 ? [] : [button]));
  notice.hidden = false;
}
