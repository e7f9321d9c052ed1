import { StreamLeader } from "/js/stream-leader.js";
import { FakeClock, FakeEventSource } from "./fakes.js";
import { equal, test } from "./runner.js";

/** A leader, and what it told all tabs. */
class Leading {
  told = [];
  clock = new FakeClock();
  leader = new StreamLeader((message) => this.told.push(message));

  constructor() {
    FakeEventSource.install();
  }

  /** Tabs that want something, each with where it stands, and a stream that answers. */
  async follows(...wants) {
    wants.forEach(([tab, correlationId, position]) =>
      this.leader.want(tab, correlationId, position),
    );
    await this.clock.pass(50);
    FakeEventSource.newest.answers();
    this.told = [];
  }

  get urls() {
    return FakeEventSource.all.map(({ url }) => url);
  }
}

test("tabs that open together share one stream from where the last of them stands", async () => {
  const leading = new Leading();
  leading.leader.want("one", "a", 7);
  leading.leader.want("two", "b", 5);
  await leading.clock.pass(49);
  equal(leading.urls, []);
  await leading.clock.pass(1);
  equal(leading.urls, ["api/events?lastEventId=5&correlationId=a&correlationId=b"]);
  FakeEventSource.newest.answers();
  equal(leading.told, [{ type: "state", state: "live" }]);
});

test("what is about one send request is told of that one, what is about all of each", async () => {
  const leading = new Leading();
  await leading.follows(["one", "a", 5], ["two", "b", 5]);
  const { newest } = FakeEventSource;
  newest.tells("status", { correlationId: "b", seq: 6 }, "6");
  newest.tells("attempt", { correlationId: "a", seq: 7 }, "7");
  newest.tells("snapshot", { correlationId: "a" }, "8");
  newest.tells("reset");
  newest.tells("replayed");
  equal(
    leading.told.map(({ name, correlationIds }) => [name, correlationIds]),
    [
      ["status", ["b"]],
      ["attempt", ["a"]],
      ["snapshot", ["a"]],
      ["reset", ["a", "b"]],
      ["replayed", ["a", "b"]],
    ],
  );
  equal(leading.told[0].data, JSON.stringify({ correlationId: "b", seq: 6 }));
});

test("a tab that wants what is followed, and stands no further back, only hears how it stands", async () => {
  const leading = new Leading();
  await leading.follows(["one", "a", 5]);
  leading.leader.want("two", "a", 6);
  await leading.clock.pass(1000);
  equal([leading.urls.length, leading.told], [1, [{ type: "state", state: "live" }]]);
});

test("a tab that stands further back has the stream opened anew from there", async () => {
  const leading = new Leading();
  await leading.follows(["one", "a", 5]);
  FakeEventSource.newest.tells("status", { correlationId: "a", seq: 9 }, "9");
  leading.leader.want("two", "a", 7);
  await leading.clock.pass(50);
  equal(leading.urls[1], "api/events?lastEventId=7&correlationId=a");
  equal(FakeEventSource.open.length, 1);
});

test("another send request has the stream opened anew from where the stream stands", async () => {
  const leading = new Leading();
  await leading.follows(["one", "a", 5]);
  FakeEventSource.newest.tells("status", { correlationId: "a", seq: 9 }, "9");
  leading.leader.want("two", "b", 20);
  await leading.clock.pass(50);
  equal(leading.urls[1], "api/events?lastEventId=9&correlationId=a&correlationId=b");
});

test("a cut that the browser mends is told and mended on the same stream", async () => {
  const leading = new Leading();
  await leading.follows(["one", "a", 5]);
  FakeEventSource.newest.isCut();
  FakeEventSource.newest.answers();
  equal(
    leading.told.map(({ state }) => state),
    ["reconnecting", "live"],
  );
  equal(leading.urls.length, 1);
});

test("a stream that is refused is everybody's to want again", async () => {
  const leading = new Leading();
  await leading.follows(["one", "a", 5], ["two", "b", 5]);
  FakeEventSource.newest.isRefused();
  equal(leading.told, [{ type: "state", state: "refused" }]);
  equal([leading.leader.knows("one"), leading.leader.knows("two")], [false, false]);
  await leading.clock.pass(120_000);
  equal(leading.urls.length, 1);
  leading.leader.want("two", "b", 6);
  await leading.clock.pass(50);
  equal(leading.urls[1], "api/events?lastEventId=6&correlationId=b");
});

test("a refusal of a stream that was replaced is no refusal", async () => {
  const leading = new Leading();
  await leading.follows(["one", "a", 5]);
  const before = FakeEventSource.newest;
  await leading.follows(["two", "b", 5]);
  before.isRefused();
  equal([leading.told, FakeEventSource.open.length], [[], 1]);
});

test("the stream is closed with the last send request that anybody wants", async () => {
  const leading = new Leading();
  await leading.follows(["one", "a", 5], ["two", "a", 5]);
  leading.leader.unwant("one", "a");
  equal(FakeEventSource.open.length, 1);
  leading.leader.unwant("two", "a");
  equal(FakeEventSource.open.length, 0);
});

test("a tab that has gone wants nothing more", async () => {
  const leading = new Leading();
  await leading.follows(["one", "a", 5]);
  leading.leader.forget("one");
  equal([FakeEventSource.open.length, leading.leader.knows("one")], [0, false]);
});

test("what was wanted and let go before the stream was opened opens none", async () => {
  const leading = new Leading();
  leading.leader.want("one", "a", 5);
  leading.leader.unwant("one", "a");
  await leading.clock.pass(1000);
  equal(leading.urls, []);
});

test("the end of the stream is told to all, and what is wanted later opens another", async () => {
  const leading = new Leading();
  await leading.follows(["one", "a", 5]);
  FakeEventSource.newest.tells("end");
  equal(
    leading.told.map(({ name, correlationIds }) => [name, correlationIds]),
    [["end", ["a"]]],
  );
  equal(FakeEventSource.open, []);
  leading.leader.unwant("one", "a");
  leading.leader.want("one", "b", 12);
  await leading.clock.pass(50);
  equal(leading.urls[1], "api/events?lastEventId=12&correlationId=b");
});
