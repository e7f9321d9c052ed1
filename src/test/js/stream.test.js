import {
  FakeClock,
  FakeEventSource,
  forbidSharing,
  lookAway,
  setOnline,
  settled,
} from "./fakes.js";
import { equal, test } from "./runner.js";

forbidSharing();
const { Stream } = await import("/js/stream.js");

/** A stream of "c" that is followed from position 5 on; `stands` is what the API says of it. */
class Followed {
  states = [];
  heard = [];
  asked = [];
  position = 5;
  clock = new FakeClock();
  stands = async () => "wait";
  stream = new Stream("c", {
    position: () => this.position,
    onState: (state, at) => this.states.push(at ? `${state} ${at - this.clock.now}` : state),
    onReset: () => this.heard.push("reset"),
    onSnapshot: (snapshot) => this.heard.push(snapshot),
    onStatus: (event) => this.heard.push(event),
    onReplayed: () => this.heard.push("replayed"),
    onRefused: (again) => {
      this.asked.push(again);
      return this.stands();
    },
  });

  constructor() {
    FakeEventSource.install();
    setOnline(true);
    lookAway(false);
    this.stream.open();
  }

  get source() {
    return FakeEventSource.newest;
  }

  /** Refused, and what is asked at once is answered. */
  async isRefused() {
    this.source.isRefused();
    await this.clock.pass(0);
  }

  newStates() {
    return this.states.splice(0);
  }
}

/** The test is over when its stream is, so that it hears nothing of the next one's browser. */
function follow(behaviour, body) {
  test(behaviour, async () => {
    const followed = new Followed();
    try {
      await body(followed);
    } finally {
      followed.stream.close();
    }
  });
}

follow("a stream is opened where the page stands and is live once it answers", (followed) => {
  equal(
    FakeEventSource.all.map(({ url }) => url),
    ["api/messages/c/events?lastEventId=5"],
  );
  equal(followed.newStates(), ["connecting"]);
  followed.source.answers();
  equal(followed.newStates(), ["live"]);
});

follow(
  "what a stream tells is handed on as it comes, attempts as entries of the log",
  (followed) => {
    followed.source.answers();
    followed.source.tells("snapshot", { logPosition: 5 });
    followed.source.tells("status", { seq: 6 });
    followed.source.tells("attempt", { seq: 7 });
    followed.source.tells("reset");
    followed.source.tells("replayed");
    followed.source.tells("a-word-of-tomorrow", { seq: 8 });
    equal(followed.heard, [{ logPosition: 5 }, { seq: 6 }, { seq: 7 }, "reset", "replayed"]);
  },
);

follow("a cut is the browser's to mend: nobody else tries or asks", async (followed) => {
  followed.source.answers();
  followed.newStates();
  followed.source.isCut();
  await followed.clock.pass(120_000);
  equal(followed.newStates(), ["reconnecting"]);
  equal([FakeEventSource.all.length, followed.asked], [1, []]);
  followed.source.answers();
  equal(followed.newStates(), ["live"]);
});

follow("a cut without a network is told as offline until there is one", (followed) => {
  followed.source.answers();
  followed.newStates();
  setOnline(false);
  followed.source.isCut();
  equal(followed.newStates(), ["offline"]);
  setOnline(true);
  equal(followed.newStates(), ["reconnecting"]);
});

follow("a network that comes back disturbs no stream that is open", (followed) => {
  followed.source.answers();
  followed.newStates();
  setOnline(true);
  equal([followed.newStates(), followed.asked, FakeEventSource.all.length], [[], [], 1]);
});

follow(
  "a refusal is asked about at once, and the stream goes on where the page stands",
  async (followed) => {
    followed.stands = async () => "well";
    followed.source.answers();
    followed.position = 9;
    followed.newStates();
    await followed.isRefused();
    equal(followed.asked, [false]);
    equal(followed.newStates(), ["reconnecting", "reconnecting", "connecting"]);
    equal(
      FakeEventSource.open.map(({ url }) => url),
      ["api/messages/c/events?lastEventId=9"],
    );
  },
);

follow(
  "while all is to wait for, it is asked again after 1, 2, 4, 8, 16, 30 and 30 s",
  async (followed) => {
    await followed.isRefused();
    followed.newStates();
    for (const [number, seconds] of [1, 2, 4, 8, 16, 30, 30].entries()) {
      await followed.clock.pass(seconds * 1000 - 1);
      equal(followed.asked.length, number + 1, `before ${seconds} s are over`);
      await followed.clock.pass(1);
      equal(followed.asked.length, number + 2, `after ${seconds} s`);
    }
    equal(followed.newStates(), [
      "reconnecting",
      "reconnecting 2000",
      "reconnecting",
      "reconnecting 4000",
      "reconnecting",
      "reconnecting 8000",
      "reconnecting",
      "reconnecting 16000",
      "reconnecting",
      "reconnecting 30000",
      "reconnecting",
      "reconnecting 30000",
      "reconnecting",
      "reconnecting 30000",
    ]);
    equal(FakeEventSource.open, []);
  },
);

follow("a stream that was live begins its back-off anew", async (followed) => {
  await followed.isRefused();
  await followed.clock.pass(1000);
  followed.stands = async () => "well";
  await followed.clock.pass(2000);
  followed.source.answers();
  followed.stands = async () => "wait";
  followed.newStates();
  await followed.isRefused();
  equal(followed.newStates(), ["reconnecting", "reconnecting", "reconnecting 1000"]);
});

follow(
  "refused although all is well, it waits longer each time and says so when asking",
  async (followed) => {
    followed.stands = async () => "well";
    await followed.isRefused();
    await followed.isRefused();
    equal(followed.asked, [false], "the second time not at once");
    await followed.clock.pass(1000);
    equal(followed.asked, [false, true]);
    followed.source.answers();
    await followed.isRefused();
    equal(followed.asked, [false, true, false], "after it was live");
  },
);

for (const end of ["complete", "not-found", "signed-out"]) {
  follow(
    `a refusal because it is ${end} ends the stream, and nothing wakes it`,
    async (followed) => {
      followed.source.answers();
      followed.newStates();
      followed.stands = async () => end;
      await followed.isRefused();
      equal(followed.newStates(), ["reconnecting", "reconnecting", end]);
      setOnline(true);
      lookAway(true);
      lookAway(false);
      await followed.clock.pass(120_000);
      equal([followed.newStates(), followed.asked.length, FakeEventSource.open], [[], 1, []]);
    },
  );
}

follow(
  "the end that the server tells closes the stream before the browser comes back",
  async (followed) => {
    followed.source.answers();
    followed.newStates();
    followed.source.tells("end");
    await followed.clock.pass(120_000);
    equal([followed.newStates(), followed.asked, FakeEventSource.open], [["complete"], [], []]);
  },
);

follow("an answer that comes after the stream was closed is forgotten", async (followed) => {
  const answers = [];
  followed.stands = () => new Promise((done) => answers.push(done));
  await followed.isRefused();
  followed.stream.close();
  followed.newStates();
  answers[0]("well");
  await settled();
  equal([followed.newStates(), FakeEventSource.open], [[], []]);
});

follow("of two questions only the answer to the later one counts", async (followed) => {
  const answers = [];
  followed.stands = () => new Promise((done) => answers.push(done));
  await followed.isRefused();
  setOnline(true);
  await settled();
  equal(answers.length, 2);
  answers[0]("not-found");
  await settled();
  equal(followed.states.includes("not-found"), false);
  answers[1]("well");
  await settled();
  equal(FakeEventSource.open.length, 1);
});

follow("a refusal of a stream that was replaced is no refusal", async (followed) => {
  followed.stands = async () => "well";
  const [before] = FakeEventSource.all;
  await followed.isRefused();
  followed.source.answers();
  followed.newStates();
  before.isRefused();
  await followed.clock.pass(120_000);
  equal([followed.newStates(), followed.asked, FakeEventSource.open.length], [[], [false], 1]);
});

follow("who waits asks at once when the network comes back", async (followed) => {
  await followed.isRefused();
  await followed.clock.pass(3000);
  equal(followed.asked.length, 3);
  followed.stands = async () => "well";
  setOnline(true);
  await settled();
  equal([followed.asked.length, FakeEventSource.open.length], [4, 1]);
});

follow("who waits asks at once when the tab is looked at", async (followed) => {
  await followed.isRefused();
  lookAway(true);
  followed.stands = async () => "well";
  lookAway(false);
  await settled();
  equal([followed.asked.length, FakeEventSource.open.length], [2, 1]);
});

follow(
  "a tab that is hidden for 30 s gives its connection back and takes it when looked at",
  async (followed) => {
    followed.source.answers();
    followed.newStates();
    lookAway(true);
    await followed.clock.pass(29_999);
    equal([followed.newStates(), FakeEventSource.open.length], [[], 1]);
    await followed.clock.pass(1);
    equal([followed.newStates(), FakeEventSource.open.length], [["paused"], 0]);
    setOnline(true);
    equal(followed.newStates(), [], "a network is no reason to wake");
    followed.position = 8;
    lookAway(false);
    equal(followed.newStates(), ["connecting"]);
    equal(followed.source.url, "api/messages/c/events?lastEventId=8");
  },
);

follow("a tab that is hidden for a moment keeps its stream", async (followed) => {
  followed.source.answers();
  followed.newStates();
  lookAway(true);
  await followed.clock.pass(20_000);
  lookAway(false);
  await followed.clock.pass(120_000);
  equal([followed.newStates(), FakeEventSource.all.length], [[], 1]);
});
