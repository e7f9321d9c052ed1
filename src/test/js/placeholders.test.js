import { columnsOf, isTemplate, namesIn, recipientOf, withoutValue } from "/js/placeholders.js";
import { readRecipients } from "/js/recipients.js";
import { equal, test } from "./runner.js";

const TABLE = "First name;Mobile;Table no.;Table no\nAna;+385911111101;7;a\nIvo;+385911111102;;b\n";

test("columns beside that with the numbers can be filled in, each by a name of its own", () => {
  const { table } = readRecipients(TABLE);

  equal(columnsOf(table), [
    { column: 0, name: "First_name" },
    { column: 2, name: "Table_no" },
    { column: 3, name: "Table_no_2" },
  ]);
});

test("without a heading columns are counted, and a list has none", () => {
  equal(
    columnsOf(readRecipients("Ana;+385911111101\nIvo;+385911111102").table).map(({ name }) => name),
    ["column_1"],
  );
  equal(columnsOf(readRecipients("+385911111101").table), []);
  equal(columnsOf(readRecipients(TABLE, "all").table), []);
});

test("names are read as the API reads them", () => {
  equal(namesIn("{{a}} {{ größe }} {{a}} {{b c}} {d}"), ["a", "größe"]);
  equal([isTemplate("{a}"), isTemplate("{{a}}"), isTemplate("}}")], [false, true, false]);
});

test("a recipient has the values that the text has places for", () => {
  const { table, entries } = readRecipients(TABLE);
  const columns = columnsOf(table);
  const names = ["First_name", "Table_no", "other"];

  equal(recipientOf({ ...entries[1], number: "+385911111102" }, columns, names), {
    to: "+385911111102",
    values: { First_name: "Ivo", Table_no: "" },
  });
  equal(recipientOf(entries[0], columns, []), "+385911111101");
  equal(withoutValue(entries, columns, names), 1);
  equal(withoutValue(entries, columns, ["First_name"]), 0);
});
