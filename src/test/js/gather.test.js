import { gather } from "/js/gather.js";
import { equal, test } from "./runner.js";

/** A response that comes in these pieces. */
function streamed(...pieces) {
  const encoder = new TextEncoder();
  const body = new ReadableStream({
    start(controller) {
      pieces.forEach((piece) => controller.enqueue(encoder.encode(piece)));
      controller.close();
    },
  });
  return new Response(body);
}

test("what is streamed is gathered, and its last line tells that it is whole", async () => {
  const told = [];
  const gathered = await gather(
    streamed('{"kind":"export"}\n{"kind":"mess', 'age"}\n{"kind":"end","messages":1}\n'),
    (progress) => told.push(progress),
  );

  equal(gathered.lines, 3);
  equal(gathered.end, { kind: "end", messages: 1 });
  equal(
    await gathered.blob.text(),
    '{"kind":"export"}\n{"kind":"message"}\n{"kind":"end","messages":1}\n',
  );
  equal(told, [
    { lines: 1, bytes: 31 },
    { lines: 3, bytes: gathered.bytes },
  ]);
});

for (const [what, cut] of [
  ["in the middle of a line", '{"kind":"message"}\n{"kind":"en'],
  ["before its end", '{"kind":"message"}\n'],
  ["in its last line", '{"kind":"message"}\n{"kind":"end"}'],
  ["at its very beginning", ""],
]) {
  test(`what is cut off ${what} has no end`, async () => {
    equal((await gather(streamed(cut))).end, undefined);
  });
}

test("a last line is found behind a long one that came before it", async () => {
  const long = `{"kind":"message","text":"${"x".repeat(10_000)}"}\n`;
  equal((await gather(streamed(long, '{"kind":"en', 'd"}\n'))).end, { kind: "end" });
});
