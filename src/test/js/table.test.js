import { readTable } from "/js/table.js";
import { equal, test } from "./runner.js";

function read(text) {
  const table = readTable(text);
  return (
    table && {
      heading: table.heading?.cells,
      column: table.column,
      rows: table.rows.map(({ cells }) => cells),
    }
  );
}

for (const [name, delimiter] of [
  ["tabs", "\t"],
  ["semicolons", ";"],
  ["commas", ","],
]) {
  test(`a table is parted by ${name}`, () => {
    equal(read("Name,Mobile\nAna,+385911111101\nIvo,+385911111102".replaceAll(",", delimiter)), {
      heading: ["Name", "Mobile"],
      column: 1,
      rows: [
        ["Ana", "+385911111101"],
        ["Ivo", "+385911111102"],
      ],
    });
  });
}

test("a table without a heading is known by its names", () => {
  equal(read("Ana,+385911111101\nIvo,+385911111102").heading, undefined);
});

for (const [what, text] of [
  ["nothing", ""],
  ["one number", "+385911111101"],
  ["one row", "Ana,+385911111101"],
  ["numbers with commas between", "+385911111101,+385911111102\n+385911111103,+385911111104"],
  ["rows of all lengths", "Ana,+385911111101\n+385911111102\n+385911111103\nIvo"],
  ["a table without numbers", "Name,City\nAna,Zagreb\nIvo,Split"],
]) {
  test(`${what} is no table`, () => {
    equal(read(text), undefined);
  });
}

test("of two columns with numbers the one with full ones is taken", () => {
  equal(read("A,B,C\nAna,0911111101,+385911111101\nIvo,0911111102,+385911111102").column, 2);
});

test("of two columns with full numbers the one that is named so is taken", () => {
  equal(read("Name,Home,Mobile\nAna,+38511111101,+385911111101").column, 2);
  equal(read("Name,Mobile,Home\nAna,+385911111101,+38511111101").column, 1);
});

test("a quoted cell may hold what parts cells and rows, and quotes", () => {
  equal(read('Name,Mobile\n"Horvat, ""Ana""\nZagreb",+385911111101\nIvo,+385911111102').rows, [
    ['Horvat, "Ana"\nZagreb', "+385911111101"],
    ["Ivo", "+385911111102"],
  ]);
});

test("a quote that is never closed is a character", () => {
  equal(read('Name,Mobile\nAna "the cook,+385911111101\n"Ivo,+385911111102').rows, [
    ['Ana "the cook', "+385911111101"],
    ['"Ivo', "+385911111102"],
  ]);
});

test("rows know their line and their text, blank ones are left out", () => {
  const { rows } = readTable('Name,Mobile\n\n"A\nB",+385911111101\n,\nIvo,+385911111102');
  equal(
    rows.map(({ line, raw }) => [line, raw]),
    [
      [3, '"A\nB",+385911111101'],
      [6, "Ivo,+385911111102"],
    ],
  );
});
