import {
  KnownNumbers,
  readRecipients,
  repeated,
  withoutRepeats,
  withPluses,
  withZeros,
} from "/js/recipients.js";
import { FakeApi, json, problem } from "./fakes.js";
import { equal, test } from "./runner.js";

// Taken before a test puts its own API in the place of fetch.
const CASES = typedCases(await (await fetch("/cases/message/typed-recipients.txt")).text());

const TABLE = "Name;Mobile\nAna;+385 91 111 1101\nIvo;00385911111102\nMia;\nAna;+385911111101";

/** The cases that the API is tried on, too: what was typed, and the number it means, if any. */
function typedCases(file) {
  return file
    .split("\n")
    .filter((line) => line.trim() !== "" && !line.startsWith("#"))
    .map((line) => [...line.matchAll(/^(.*) =>(.*)$/g)][0])
    .map(([, typed, meant]) => ({ typed: characters(typed), shown: typed, meant: meant.trim() }));
}

function characters(written) {
  return written.replace(/\\u([0-9a-f]{4})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
}

function typed(text, column) {
  return readRecipients(text, column).entries.map((entry) => entry.typed);
}

/** Entries with what an API says that knows numbers by their plus. */
async function checked(text) {
  new FakeApi(({ body }) => json(addressing(body.recipients)));
  const read = readRecipients(text);
  const known = new KnownNumbers();
  await known.learn(read.entries.map((entry) => entry.typed));
  const entries = read.entries.map((entry) => ({ ...entry, ...known.verdict(entry.typed) }));
  return { ...read, entries };
}

function addressing(recipients) {
  const isNumber = (entry) => entry.startsWith("+");
  return {
    recipients: recipients.map((entry) => (isNumber(entry) ? entry.replaceAll(" ", "") : null)),
    violations: recipients.flatMap((entry, place) =>
      isNumber(entry) ? [] : [{ field: `recipients[${place}]`, message: "begins with no plus" }],
    ),
  };
}

test("the cases of what people type are there", () => {
  equal([CASES.length > 50, CASES.some(({ meant }) => meant === "")], [true, true]);
});

for (const { typed: written, shown, meant } of CASES.filter((each) => each.meant !== "")) {
  test(`"${shown}", which means ${meant}, is one entry`, () => {
    const { table, entries } = readRecipients(written);
    equal([table, entries.length], [undefined, 1]);
    equal(entries[0].typed, written.replace(/\s+/g, " ").trim(), "with nothing taken from it");
  });
}

for (const { typed: written, shown } of CASES.filter((each) => each.meant === "")) {
  test(`"${shown}", which means no number, loses nothing but space between its entries`, () => {
    const bare = (text) => text.replace(/[\s\u200b]/g, "");
    equal(bare(typed(written).join("")), bare(written));
  });
}

test("entries are parted by lines, commas, semicolons, and spaces before a plus", () => {
  equal(typed("+1 2\n+3,+4;+5 +6\u2028+7\u2029\n\n , +8"), [
    "+1 2",
    "+3",
    "+4",
    "+5",
    "+6",
    "+7",
    "+8",
  ]);
});

test("a dash or a bracket before the plus belongs to the number that follows", () => {
  equal(typed("+1 -+2 (+3) 4"), ["+1", "-+2", "(+3) 4"]);
});

test("quotes around an entry are none of it", () => {
  equal(typed('"+1"\n"+2'), ["+1", '"+2']);
});

test("what shows nothing is no entry", () => {
  equal(typed(""), []);
  equal(typed(" \n\u200b,\u00a0;\n"), []);
});

test("a table is read by the column with the numbers", () => {
  const { table, entries } = readRecipients(TABLE);
  equal(table.column, 1);
  equal(
    entries.map(({ typed: cell, line }) => [line, cell]),
    [
      [2, "+385 91 111 1101"],
      [3, "00385911111102"],
      [4, ""],
      [5, "+385911111101"],
    ],
  );
});

test("another column can be taken, and one that a row lacks is empty in it", () => {
  equal(typed(TABLE, 0), ["Ana", "Ivo", "Mia", "Ana"]);
  equal(typed(TABLE, 7), ["", "", "", ""]);
});

test("a table can be read as a list", () => {
  const { table, entries } = readRecipients(TABLE, "all");
  equal(table.column, "all");
  equal(entries.length, 9);
});

test("numbers are asked for once in each writing, and by their place", async () => {
  const api = new FakeApi(({ body }) => json(addressing(body.recipients)));
  const known = new KnownNumbers();
  await known.learn(["+1", "0", "+1", "+1 2"]);
  await known.learn(["0", "+3"]);
  equal(
    api.asked.map(({ body }) => body.recipients),
    [["+1", "0", "+1 2"], ["+3"]],
  );
  equal(known.verdict("+1 2"), { number: "+12" });
  equal(known.verdict("0"), { wrong: "begins with no plus" });
  equal(known.verdict("+9"), undefined);
});

test("a cell without anything is wrong without asking", async () => {
  const api = new FakeApi();
  const known = new KnownNumbers();
  await known.learn([""]);
  equal([known.verdict(""), api.asked], [{ wrong: "has no number in this column" }, []]);
});

test("many numbers are asked for in portions that the API reads", async () => {
  const api = new FakeApi(({ body }) => json(addressing(body.recipients)));
  const known = new KnownNumbers();
  const writings = Array.from({ length: 3000 }, (_, number) => `+38591${number + 1_000_000}`);
  await known.learn(writings);
  equal(
    api.asked.flatMap(({ body }) => body.recipients),
    writings,
  );
  equal(api.asked.length, 4);
  equal(
    api.asked.every(({ body }) => JSON.stringify(body).length < 65_536),
    true,
  );
  equal(
    writings.map((writing) => known.verdict(writing)),
    writings.map((number) => ({ number })),
  );
});

test("an entry longer than a portion is asked for all the same", async () => {
  const api = new FakeApi(({ body }) => json(addressing(body.recipients)));
  const known = new KnownNumbers();
  await known.learn(["x".repeat(20_000), "+1"]);
  equal(api.asked.length, 2);
  equal(known.verdict("+1"), { number: "+1" });
});

test("numbers that could not be asked for stay unknown, and are asked for again", async () => {
  const api = new FakeApi(() => problem(503, "store-unavailable"));
  const known = new KnownNumbers();
  equal(await known.learn(["+1"]).catch(({ status }) => status), 503);
  equal(known.verdict("+1"), undefined);
  api.answers(({ body }) => json(addressing(body.recipients)));
  await known.learn(["+1"]);
  equal(known.verdict("+1"), { number: "+1" });
});

test("repeats are told by the number, however it is written", async () => {
  const { entries } = await checked("+1 2\n+3\n+12\nx\nx\n+12");
  equal(repeated(entries), [{ number: "+12", often: 3 }]);
});

test("without repeats each number stands where it stood first, and what is wrong stays", async () => {
  equal(withoutRepeats(await checked("+1 2\n+3\n+12\nx\nx")), "+1 2\n+3\nx\nx");
});

test("repeats leave a table with their rows, and the heading stays", async () => {
  equal(
    withoutRepeats(await checked(TABLE)),
    "Name;Mobile\nAna;+385 91 111 1101\nIvo;00385911111102\nMia;",
  );
});

test("zeros that are dialled become a plus where the entry is no number without it", async () => {
  const read = await checked("0038591\n+0012\n(00)385\nx00");
  equal(
    withZeros(read.entries).map((entry) => entry.typed),
    ["0038591", "(00)385"],
  );
  equal(withPluses(read), "+38591\n+0012\n(+)385\nx00");
});

test("in a table only the cell with the number is written anew", async () => {
  equal(
    withPluses(await checked("No;Mobile\n00;00385911111101\n01;+385911111102")).split("\n")[1],
    "00;+385911111101",
  );
});
