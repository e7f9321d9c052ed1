import { hideBand, showBand } from "./bands.js";
import { currentSession, finishSignOn, signOut } from "./api.js";
import { h } from "./dom.js";
import { forgetDraft } from "./draft.js";
import "./elements/find-box.js";
import "./elements/trouble-band.js";
import { answerOfProvider } from "./elements/sign-in.js";
import { showCurrent, showNavigation } from "./navigation.js";
import { home, navigationRoutes, routeOf } from "./routes.js";
import { chooseLanguage, language, LANGUAGES, say } from "./say.js";
import { KeptScreens } from "./screens.js";
import { may, maySee, session, setSession } from "./session.js";

const gate = document.getElementById("gate");
const view = document.getElementById("view");
const navigation = document.getElementById("navigation");
const who = document.getElementById("session");
const finder = document.getElementById("finder");
const troubles = document.querySelector("tidings-troubles");
const screens = new KeptScreens();

let routeBefore;
let showing = 0;

history.scrollRestoration = "manual";

/** Shows the screen the hash names; focus goes to its heading, as on the load of a page. */
async function showRoute({ toHeading = false } = {}) {
  const found = routeOf(location.hash || home());
  if (!found) {
    location.replace(home());
    return;
  }
  showing += 1;
  const mine = showing;
  screens.left(view.firstElementChild, window.scrollY);
  const kept = screens.of(found.route);
  const screen = kept?.screen ?? (await built(found));
  // Whoever has gone on meanwhile does not come back for a screen that was slow to load.
  if (mine !== showing) return;
  view.replaceChildren(screen);
  screens.shown(found.route, screen);
  showCurrent(found.route.nav ? found.route.name : undefined);
  document.title = `${say(found.route.title)} · Tidings`;
  const moved = routeBefore !== undefined && routeBefore !== location.hash;
  routeBefore = location.hash;
  if (kept && moved) {
    screens.restore(kept);
  } else if (moved || toHeading) {
    view.querySelector("h1")?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }
}

async function built({ route, query, groups }) {
  try {
    await route.load();
    return route.build(query, groups);
  } catch (failure) {
    console.error(failure);
    return notLoaded(route);
  }
}

function notLoaded({ title }) {
  return h(
    "div",
    {},
    h("h1", { tabindex: "-1" }, say(title)),
    h(
      "div",
      { class: "notice", role: "alert" },
      h("p", {}, say("app.loadFailed")),
      h(
        "button",
        { type: "button", class: "button quiet small", onclick: () => location.reload() },
        say("app.tryAgain"),
      ),
    ),
  );
}

/** Asks for the key; what stands behind is kept for when the same caller comes back. */
function askForKey(notice) {
  troubles.end();
  view.hidden = true;
  navigation.hidden = true;
  who.hidden = true;
  finder.hidden = true;
  gate.hidden = false;
  gate.replaceChildren(h("tidings-sign-in", { notice }));
  document.title = `${say("signIn.title")} · Tidings`;
}

async function enter(entered) {
  const fromGate = !gate.hidden;
  const before = session();
  const isSame = before.caller === entered.caller && before.team === entered.team;
  const returned = isSame && view.firstChild && routeBefore === location.hash;
  if (before.caller !== undefined && !isSame) {
    screens.forget();
  }
  setSession(entered);
  showWho(entered);
  gate.hidden = true;
  gate.replaceChildren();
  view.hidden = false;
  navigation.hidden = false;
  who.hidden = false;
  finder.hidden = !may("read");
  if (!returned) {
    showNavigation();
    watch();
  }
  troubles.begin();
  if (!returned) {
    await showRoute({ toHeading: fromGate });
  } else if (fromGate) {
    // The focused field has just gone with the gate.
    view.querySelector("h1").focus();
  }
}

function showWho({ caller, test, simulator }) {
  document.getElementById("caller").textContent = test
    ? say("app.testCaller", { name: caller })
    : caller;
  if (test || simulator) {
    showBand("simulator", "test", say("app.simulator"));
  } else {
    hideBand("simulator");
  }
}

/** What screens want to say in the navigation while they are not shown. */
function watch() {
  for (const route of navigationRoutes().filter(maySee)) {
    Promise.resolve(route.watch?.()).catch((failure) => console.error(failure));
  }
}

async function leave() {
  await signOut().catch(() => undefined);
  setSession();
  forgetDraft();
  screens.forget();
  hideBand("simulator");
  view.replaceChildren();
  askForKey(say("app.signedOut"));
}

async function begin() {
  speak();
  const answer = answerOfProvider();
  try {
    if (answer) {
      await finishSignOn(answer);
    }
    await enter(await currentSession());
  } catch (problem) {
    askForKey(problem.status === 401 ? say("app.notice") : problem.message);
  }
}

/** Puts the words into what stands in the document. */
function speak() {
  document.documentElement.lang = language();
  for (const element of document.querySelectorAll("[data-say]")) {
    element.textContent = say(element.dataset.say);
  }
  document.getElementById("bands").setAttribute("aria-label", say("app.bands"));
  navigation.setAttribute("aria-label", say("app.navigation"));
  const choice = document.getElementById("language");
  choice.setAttribute("aria-label", say("app.language"));
  choice.replaceChildren(
    ...[...LANGUAGES].map(([tag, name]) =>
      h("option", { value: tag, lang: tag, selected: tag === language() }, name),
    ),
  );
  choice.addEventListener("change", () => {
    chooseLanguage(choice.value);
    location.reload();
  });
}

window.addEventListener("hashchange", () => {
  if (session().caller !== undefined && gate.hidden) {
    void showRoute();
  }
});
window.addEventListener("tidings:replaced", () => (routeBefore = location.hash));
window.addEventListener("tidings:signed-in", ({ detail }) => void enter(detail));
window.addEventListener("tidings:session-ended", () => {
  if (gate.hidden) {
    askForKey(say("app.sessionEnded"));
  }
});
window.addEventListener("tidings:sent", ({ detail }) => {
  screens.forget("compose");
  location.hash = `#/r/${detail}`;
});
document.getElementById("sign-out").addEventListener("click", leave);
document.querySelector(".skip").addEventListener("click", (event) => {
  // The hash belongs to the routes, so the jump is made here.
  event.preventDefault();
  document.getElementById("main").focus();
});

void begin();
