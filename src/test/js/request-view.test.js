import {
  FakeApi,
  FakeClock,
  FakeEventSource,
  forbidSharing,
  foreign,
  json,
  lookAway,
  problem,
  setOnline,
  settled,
} from "./fakes.js";
import { equal, test } from "./runner.js";

forbidSharing();
await import("/js/elements/request-view.js");

const SENT = {
  id: "a",
  to: "+385911111101",
  status: "PENDING_ENROUTE",
  outcome: "sent",
  final: false,
  corrected: false,
  explanation: { text: "It is on its way." },
};
const DELIVERED = { ...SENT, status: "DELIVERED_TO_HANDSET", outcome: "delivered", final: true };

function request(message = SENT, logPosition = 5) {
  return {
    correlationId: "c",
    createdAt: "2026-11-20T10:00:00Z",
    text: "Hello",
    logPosition,
    messages: [message],
  };
}

function delivering(seq) {
  const { id, to, ...stands } = DELIVERED;
  return {
    ...stands,
    seq,
    correlationId: "c",
    messageId: id,
    verdict: "APPLIED",
    at: "2026-11-20T10:00:09Z",
  };
}

/** The view of one send request, open and live, on an API that answers as it should. */
class Shown {
  clock = new FakeClock();
  api = new FakeApi(() => json(request()));
  view = document.createElement("tidings-request");

  static async live() {
    FakeEventSource.install();
    setOnline(true);
    lookAway(false);
    const shown = new Shown();
    shown.view.setAttribute("correlation-id", "c");
    document.getElementById("main").replaceChildren(shown.view);
    await settled();
    FakeEventSource.newest.answers();
    await shown.clock.pass(50);
    equal(shown.state, "live");
    return shown;
  }

  get state() {
    return this.view.querySelector("tidings-lamp").dataset.state;
  }

  get words() {
    return this.view.querySelector(".lamp-word").textContent;
  }

  get outcome() {
    return this.view.querySelector("tidings-message").dataset.outcome;
  }

  async isRefused(answer) {
    this.api.answers(answer);
    FakeEventSource.newest.isRefused();
    await this.clock.pass(0);
  }
}

for (const status of [200, 204, 401, 404, 502, 503]) {
  test(`a foreign ${status} in the place of the stream is waited for`, async () => {
    const shown = await Shown.live();
    await shown.isRefused(() => foreign(status));
    equal([shown.state, shown.words], ["reconnecting", "Reconnecting in 1 s"]);
    await shown.clock.pass(7000);
    equal(shown.words, "Reconnecting in 8 s");
    shown.api.answers(() => json({ events: [] }));
    await shown.clock.pass(8000);
    FakeEventSource.newest.answers();
    equal(shown.state, "live");
  });
}

test("a server that refuses with its own words is waited for, too", async () => {
  const shown = await Shown.live();
  await shown.isRefused(() => problem(503, "store-unavailable"));
  equal(shown.words, "Reconnecting in 1 s");
});

test("a send request that is gone ends the view", async () => {
  const shown = await Shown.live();
  await shown.isRefused(() => problem(404, "not-found"));
  equal([shown.state, shown.words], ["not-found", "Not found any more"]);
  equal(
    shown.view.querySelector("[role=alert] p").textContent,
    "There is no send request with this correlationId.",
  );
  await shown.clock.pass(120_000);
  equal(FakeEventSource.open, []);
});

test("a key that is gone ends the stream until somebody has signed in", async () => {
  const shown = await Shown.live();
  let ended = 0;
  window.addEventListener("tidings:session-ended", () => (ended += 1), { once: true });
  await shown.isRefused(() => problem(401, "unauthorized"));
  equal([shown.state, ended], ["signed-out", 1]);
  await shown.clock.pass(120_000);
  equal(FakeEventSource.open, []);
  shown.api.answers(() => json(request(SENT, 9)));
  window.dispatchEvent(new CustomEvent("tidings:signed-in"));
  await settled();
  equal(FakeEventSource.newest.url, "api/messages/c/events?lastEventId=9");
  FakeEventSource.newest.answers();
  equal(shown.state, "live");
});

test("a stream of which nothing is left to tell (204) is complete once the page knows it all", async () => {
  const shown = await Shown.live();
  await shown.isRefused(() => json({ events: [] }));
  equal(shown.state, "connecting", "all was well, so the stream is tried again");
  shown.api.answers(({ path }) =>
    json(path.includes("/history") ? { events: [] } : request(DELIVERED, 7)),
  );
  FakeEventSource.newest.isRefused();
  await shown.clock.pass(1050);
  equal([shown.state, shown.outcome], ["complete", "delivered"]);
  equal(FakeEventSource.open, []);
});

test("a message that is final ends the stream before the server does", async () => {
  const shown = await Shown.live();
  FakeEventSource.newest.tells("status", delivering(6));
  await shown.clock.pass(50);
  equal([shown.state, shown.outcome, FakeEventSource.open], ["complete", "delivered", []]);
});

test("what was missed in a cut is counted once, however often it is told", async () => {
  const shown = await Shown.live();
  const missed = {
    ...delivering(6),
    ...{ status: "PENDING_ACCEPTED", outcome: "sent", final: false },
  };
  FakeEventSource.newest.isCut();
  FakeEventSource.newest.answers();
  FakeEventSource.newest.tells("status", missed);
  FakeEventSource.newest.tells("status", missed);
  FakeEventSource.newest.tells("status", { ...missed, seq: 7 });
  FakeEventSource.newest.tells("replayed");
  equal(shown.view.querySelector(".lamp-ago").textContent, "2 missed changes were replayed");
});

test("after a reset the view catches up by the snapshot that follows", async () => {
  const shown = await Shown.live();
  FakeEventSource.newest.tells("reset");
  equal(shown.state, "catching-up");
  FakeEventSource.newest.tells("snapshot", request(DELIVERED, 3));
  await shown.clock.pass(50);
  equal([shown.state, shown.outcome], ["live", "delivered"]);
});

test("events that come together are shown together", async () => {
  const shown = await Shown.live();
  FakeEventSource.newest.tells("status", delivering(6));
  await shown.clock.pass(49);
  equal(shown.outcome, "sent");
  await shown.clock.pass(1);
  equal(shown.outcome, "delivered");
});
