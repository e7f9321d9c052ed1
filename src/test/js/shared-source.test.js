import { canShare, SharedSource } from "/js/shared-source.js";
import { eventually, FakeEventSource } from "./fakes.js";
import { equal, test } from "./runner.js";

/** A source of its own for a send request, and what it says. */
function follow(correlationId, position = 5) {
  const said = [];
  const source = new SharedSource(correlationId, () => position);
  for (const name of ["open", "error", "reset"]) {
    source.addEventListener(name, () => said.push(name));
  }
  source.addEventListener("status", ({ data }) => said.push(JSON.parse(data)));
  return { source, said };
}

/** The stream of this tab and its kind, once it follows all of these; it answers. */
async function stream(...correlationIds) {
  const wanted = correlationIds.map((id) => `correlationId=${id}`).join("&");
  await eventually(
    () => FakeEventSource.open[0]?.url.endsWith(`&${wanted}`),
    `a stream with ${wanted}`,
  );
  FakeEventSource.newest.answers();
  return FakeEventSource.newest;
}

test("tabs can find each other here", () => {
  equal(canShare, true);
});

test("sources of one tab share a stream, and each hears what is about its own", async () => {
  FakeEventSource.install();
  const [one, other] = [follow("a"), follow("b")];
  const shared = await stream("a", "b");
  equal([one.source.readyState, one.said, other.said], [FakeEventSource.OPEN, ["open"], ["open"]]);
  shared.tells("status", { correlationId: "b", seq: 6 }, "6");
  shared.tells("reset");
  equal(one.said, ["open", "reset"]);
  equal(other.said, ["open", { correlationId: "b", seq: 6 }, "reset"]);
  one.source.close();
  other.source.close();
  equal(FakeEventSource.open, []);
});

test("a source that was closed hears nothing more, and the others go on", async () => {
  FakeEventSource.install();
  const [one, other] = [follow("c"), follow("d")];
  const shared = await stream("c", "d");
  one.source.close();
  shared.tells("reset");
  equal([one.said, other.said], [["open"], ["open", "reset"]]);
  other.source.close();
});

test("a source closed at once asks for no stream", async () => {
  FakeEventSource.install();
  const gone = follow("e");
  gone.source.close();
  const { source } = follow("f");
  await stream("f");
  equal(FakeEventSource.all.length, 1);
  equal(gone.said, []);
  source.close();
});

test("a cut and a refusal are told as an EventSource tells them", async () => {
  FakeEventSource.install();
  const { source, said } = follow("g");
  const shared = await stream("g");
  shared.isCut();
  equal([source.readyState, said], [FakeEventSource.CONNECTING, ["open", "error"]]);
  shared.answers();
  shared.isRefused();
  equal([source.readyState, said], [FakeEventSource.CLOSED, ["open", "error", "open", "error"]]);
  source.close();
});
