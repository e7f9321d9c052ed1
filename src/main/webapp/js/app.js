import { currentSession, finishSignOn, signOut } from "./api.js";
import { h } from "./dom.js";
import "./elements/compose-form.js";
import "./elements/request-list.js";
import "./elements/request-view.js";
import { answerOfProvider } from "./elements/sign-in.js";
import "./elements/stream-check.js";
import "./elements/webhook-calls.js";

const gate = document.getElementById("gate");
const view = document.getElementById("view");
const navigation = document.getElementById("navigation");
const session = document.getElementById("session");

let caller;
let compose;
let routeBefore;

const ROUTES = [
  {
    name: "compose",
    pattern: /^#?\/?$/,
    title: "Compose",
    build: () => (compose ??= h("tidings-compose")),
  },
  {
    name: "requests",
    pattern: /^#\/requests(?:\?(.*))?$/,
    title: "Send requests",
    build: (query) => h("tidings-requests", { outcome: new URLSearchParams(query).get("outcome") }),
  },
  {
    name: "webhooks",
    pattern: /^#\/webhooks(?:\?(.*))?$/,
    title: "Webhook calls",
    build: (query) => h("tidings-webhook-calls", { show: new URLSearchParams(query).get("show") }),
  },
  {
    name: "stream-check",
    pattern: /^#\/stream-check$/,
    title: "Stream check",
    build: () => h("tidings-stream-check"),
  },
  {
    name: "request",
    pattern: /^#\/r\/([^/?]+)$/,
    title: "Send request",
    build: (correlationId) =>
      h("tidings-request", { "correlation-id": decodeURIComponent(correlationId) }),
  },
];

/** Shows the view the hash names; focus goes to its heading, as on the load of a page. */
function showRoute() {
  const hash = location.hash;
  const route = ROUTES.find(({ pattern }) => pattern.test(hash));
  if (!route) {
    location.replace("#/");
    return;
  }
  document.title = `${route.title} · Tidings`;
  for (const link of navigation.querySelectorAll("a")) {
    link.toggleAttribute("aria-current", false);
    if (link.dataset.route === route.name) {
      link.setAttribute("aria-current", "page");
    }
  }
  view.replaceChildren(route.build(route.pattern.exec(hash)[1]));
  if (routeBefore !== undefined && routeBefore !== hash) {
    view.querySelector("h1").focus();
    window.scrollTo(0, 0);
  }
  routeBefore = hash;
}

/** Asks for the key; what stands behind is kept for when the same caller comes back. */
function askForKey(notice) {
  view.hidden = true;
  navigation.hidden = true;
  session.hidden = true;
  gate.hidden = false;
  gate.replaceChildren(h("tidings-sign-in", { notice }));
  document.title = "Sign in · Tidings";
}

function enter({ caller: name, operator, test }) {
  const fromGate = !gate.hidden;
  const returned = caller === name && view.firstChild && routeBefore === location.hash;
  if (caller !== undefined && caller !== name) {
    compose = undefined;
  }
  caller = name;
  document.getElementById("caller").textContent = test ? `${name} (test)` : name;
  gate.hidden = true;
  gate.replaceChildren();
  view.hidden = false;
  navigation.hidden = false;
  session.hidden = false;
  for (const link of navigation.querySelectorAll("a[data-for=operators]")) {
    link.hidden = !operator;
  }
  if (!returned) {
    showRoute();
  }
  if (fromGate) {
    // The focused field has just gone with the gate.
    view.querySelector("h1").focus();
  }
}

async function leave() {
  await signOut().catch(() => undefined);
  caller = undefined;
  compose = undefined;
  view.replaceChildren();
  askForKey("You are signed out.");
}

async function begin() {
  const answer = answerOfProvider();
  try {
    if (answer) {
      await finishSignOn(answer);
    }
    enter(await currentSession());
  } catch (problem) {
    askForKey(
      problem.status === 401 ? "Tidings sends SMS and tells what became of each." : problem.message,
    );
  }
}

window.addEventListener("hashchange", () => {
  if (caller !== undefined && gate.hidden) {
    showRoute();
  }
});
window.addEventListener("tidings:signed-in", ({ detail }) => enter(detail));
window.addEventListener("tidings:session-ended", () => {
  if (gate.hidden) {
    askForKey("The session has ended. Sign in to go on.");
  }
});
window.addEventListener("tidings:sent", ({ detail }) => {
  compose = undefined;
  location.hash = `#/r/${detail}`;
});
document.getElementById("sign-out").addEventListener("click", leave);
document.querySelector(".skip").addEventListener("click", (event) => {
  // The hash belongs to the routes, so the jump is made here.
  event.preventDefault();
  document.getElementById("main").focus();
});

void begin();
