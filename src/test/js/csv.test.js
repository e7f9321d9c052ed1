import { csvOf } from "/js/csv.js";
import { equal, test } from "./runner.js";

const COLUMNS = [
  { name: "Number", value: ({ to }) => to },
  { name: "Text", value: ({ text }) => text },
];

test("a table has a heading and a line for each row", () => {
  equal(
    csvOf(COLUMNS, [{ to: "+385911111101", text: "Hello" }, { to: "…101" }]),
    "Number,Text\r\n+385911111101,Hello\r\n…101,\r\n",
  );
});

test("commas, quotes and line breaks stay inside their cell", () => {
  equal(
    csvOf(COLUMNS, [{ to: 1, text: 'So, "now"\nthen' }]),
    'Number,Text\r\n1,"So, ""now""\nthen"\r\n',
  );
});

test("no cell is a formula, and numbers stay as they are", () => {
  const cells = ["=1+1", "+A1", "-A1", "@A1", "\tA1", "-3.5", "+385911111101"];
  equal(
    cells.map((text) => csvOf([COLUMNS[1]], [{ text }]).split("\r\n")[1]),
    ["'=1+1", "'+A1", "'-A1", "'@A1", "'\tA1", "-3.5", "+385911111101"],
  );
});
