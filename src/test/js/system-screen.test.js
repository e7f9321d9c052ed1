import { setSession } from "/js/session.js";
import "/js/elements/system-screen.js";
import "/js/elements/trouble-band.js";
import { equal, test } from "./runner.js";
import { eventually, settled } from "./fakes.js";

const AT = "2026-11-29T00:49:21Z";

const WELL = {
  state: "ok",
  troubles: [],
  at: AT,
  submitting: { submitting: true, nodes: 1, pausedNodes: 0 },
  outbox: { waiting: 0, oldestSeconds: 0, scheduled: 2 },
  unknownOutcomes: { messages: 0 },
  reports: { lastAt: AT, refusedHours: 6, refused: [] },
  logs: { callsPerMinute: 100, nextAt: AT, lateSeconds: 0 },
  streams: { open: 3 },
  nodes: [node({ here: true })],
  database: {
    version: "17.2",
    schema: "25",
    bytes: 12_000_000,
    connections: 8,
    mostConnections: 100,
  },
  retention: [
    { what: "messages", keptFor: "PT9600H", oldestAt: AT, nextAt: AT },
    { what: "audit" },
  ],
};

const REFUSED = {
  ...WELL,
  state: "broken",
  troubles: [
    {
      code: "submit-refused",
      broken: true,
      since: AT,
      values: { status: 401, waiting: 4, oldestSeconds: 9 },
    },
  ],
  submitting: {
    submitting: false,
    cause: "blocked",
    reason: "Infobip answered 401",
    status: 401,
    since: AT,
    nextProbeAt: AT,
    nodes: 1,
    pausedNodes: 1,
  },
};

function node(more) {
  return {
    id: "1",
    name: "one",
    version: "0.1.0",
    here: false,
    gone: false,
    startedAt: AT,
    lastSeenAt: "2026-11-29T00:49:19Z",
    clockSkewMillis: 4,
    databaseMillis: 2,
    connections: 1,
    streams: 3,
    submitting: true,
    ...more,
  };
}

/** Answers every call with what it is given now. */
class Answers {
  body;
  asked = [];
  #real = window.fetch;

  constructor(body, status = 200) {
    this.body = body;
    this.status = status;
    window.fetch = (path) => {
      this.asked.push(path);
      const type = this.status === 200 ? "application/json" : "application/problem+json";
      const headers = { "Content-Type": type };
      return Promise.resolve(
        new Response(JSON.stringify(this.body), { status: this.status, headers }),
      );
    };
  }

  end() {
    window.fetch = this.#real;
  }
}

async function withScreen(answer, check) {
  const answers = new Answers(answer);
  const screen = document.createElement("tidings-system-screen");
  document.body.append(screen);
  try {
    await eventually(() => screen.querySelectorAll(".system-card").length === 9, "nine cards");
    await check(screen, answers);
  } finally {
    screen.remove();
    answers.end();
  }
}

const card = (screen, name) => screen.querySelector(`[data-card="${name}"]`);

test("each card tells that all is well, with a line of what to do", async () => {
  await withScreen(WELL, (screen) => {
    const cards = [...screen.querySelectorAll(".system-card")];
    equal(new Set(cards.map(({ dataset }) => dataset.state)), new Set(["ok"]));
    equal(
      cards.filter((each) => each.querySelector(".system-advice").textContent.length < 5),
      [],
    );
    equal(screen.textContent.includes("{"), false);
    equal(screen.textContent.includes("undefined"), false);
    equal(card(screen, "nodes").querySelector("tbody th").textContent, "one (answers you)");
    equal(card(screen, "retention").querySelector("tbody td").textContent, "400 days");
    equal(card(screen, "database").textContent.includes("12 MB"), true);
  });
});

test("the card that a trouble is about says what is wrong and what to do", async () => {
  await withScreen(REFUSED, (screen) => {
    const submitting = card(screen, "submitting");
    equal(submitting.dataset.state, "broken");
    equal(submitting.querySelector("h2").textContent, "Submitting: broken");
    equal(submitting.textContent.includes("Infobip answered 401. 4 messages wait"), true);
    equal(submitting.querySelector(".system-advice").textContent.includes("API key"), true);
    equal(card(screen, "streams").dataset.state, "ok");
  });
});

test("while nothing is submitted no card says that what is due leaves, or that all nodes do their work", async () => {
  const paused = {
    ...REFUSED,
    outbox: { waiting: 4, oldestSeconds: 9, scheduled: 0 },
    nodes: [node({ here: true, submitting: false })],
  };
  await withScreen(paused, (screen) => {
    equal(card(screen, "outbox").dataset.state, "warning");
    equal(
      card(screen, "outbox").querySelector(".system-advice").textContent,
      "It waits for Submitting, and leaves as soon as that goes on.",
    );
    equal(card(screen, "nodes").dataset.state, "warning");
  });
});

test("an outcome that nobody has known for hours is worth a look, and so is a node that is gone", async () => {
  const odd = {
    ...WELL,
    unknownOutcomes: { messages: 2, oldestSubmittedAt: "2026-11-28T20:00:00Z" },
    troubles: [{ code: "node-gone", broken: false, since: AT, values: { node: "two" } }],
    nodes: [node({ here: true }), node({ name: "two", gone: true })],
  };
  await withScreen(odd, (screen) => {
    equal(card(screen, "unknownOutcomes").dataset.state, "warning");
    equal(card(screen, "nodes").dataset.state, "warning");
    equal(card(screen, "nodes").querySelectorAll("tbody tr").length, 2);
    equal(card(screen, "nodes").querySelectorAll("tbody tr")[1].children[1].textContent, "gone");
  });
});

async function withBand(answer, scopes, check) {
  const announcer = document.createElement("div");
  announcer.id = "announcer";
  const navigation = document.createElement("nav");
  navigation.id = "navigation";
  const band = document.createElement("tidings-troubles");
  document.body.append(announcer, navigation, band);
  const answers = new Answers(answer.body, answer.status);
  setSession({ caller: "c", team: "default", scopes });
  band.begin();
  try {
    await eventually(() => answers.asked.length > 0 || scopes.length === 0, "a question");
    await settled();
    await settled();
    await check(band.querySelector(".band"), answers, band);
  } finally {
    band.end();
    setSession();
    [announcer, navigation, band].forEach((each) => each.remove());
    answers.end();
  }
}

test("a band says on every screen that nothing is submitted, and leads operators to System", async () => {
  await withBand({ body: REFUSED }, ["read", "operate"], (band, answers, element) => {
    equal(band.hidden, false);
    equal(band.dataset.kind, "broken");
    equal(
      band.textContent.includes("Infobip answered 401. 4 messages wait, the oldest 9 s."),
      true,
    );
    equal(band.querySelector("a").hidden, false);
    equal(answers.asked, ["api/state"]);
    element.end();
    equal(band.hidden, true);
  });
});

test("a caller is told of the own messages, and is led nowhere", async () => {
  await withBand({ body: REFUSED }, ["read"], (band) => {
    equal(band.textContent.includes("4 of your messages wait"), true);
    equal(band.querySelector("a").hidden, true);
  });
});

test("while all is well there is no band, and who may not read asks for nothing", async () => {
  await withBand({ body: WELL }, ["read"], (band) => equal(band.hidden, true));
  await withBand({ body: WELL }, [], (band, answers) => {
    equal(band.hidden, true);
    equal(answers.asked, []);
  });
});

test("who may operate and not read is told by the other call", async () => {
  await withBand({ body: REFUSED }, ["operate"], (band, answers) => {
    equal(answers.asked, ["api/system"]);
    equal(band.hidden, false);
  });
});

test("a server whose database is away says so itself", async () => {
  const body = { type: "https://tidings.io/problems/store-unavailable", title: "Away" };
  await withBand({ body, status: 503 }, ["read"], (band) => {
    equal(band.dataset.kind, "broken");
    equal(band.textContent.startsWith("The database has been away since"), true);
  });
});
