/** Places in a text that each recipient has a value for, `{{name}}`, and the columns with the values. */

const PLACEHOLDER = /\{\{[^\S\n]*([\p{L}\p{Nd}_]{1,40})[^\S\n]*\}\}/gu;
const NOT_IN_A_NAME = /[^\p{L}\p{Nd}_]+/gu;
const LONGEST_NAME = 40;

/** Whether somebody means the text to have placeholders, as the API sees it. */
export function isTemplate(text) {
  return text.includes("{{");
}

/** The names in a text, each once. */
export function namesIn(text) {
  return [...new Set([...text.matchAll(PLACEHOLDER)].map(([, name]) => name))];
}

/** What can be filled in from a table, `{ name, column }`: its columns but that with the numbers. */
export function columnsOf(table) {
  if (!table || table.column === "all") return [];
  const taken = new Set();
  return Array.from({ length: table.width }, (_, column) => column)
    .filter((column) => column !== table.column)
    .map((column) => ({ column, name: free(nameOf(table.heading, column), taken) }));
}

function nameOf(heading, column) {
  const words = (heading?.cells[column] ?? "").normalize("NFC").replace(NOT_IN_A_NAME, "_");
  const name = [...words.replace(/^_+|_+$/g, "")].slice(0, LONGEST_NAME).join("");
  return name === "" ? `column_${column + 1}` : name;
}

function free(name, taken) {
  let chosen = name;
  for (let more = 2; taken.has(chosen); more++) {
    const end = `_${more}`;
    chosen = `${[...name].slice(0, LONGEST_NAME - end.length).join("")}${end}`;
  }
  taken.add(chosen);
  return chosen;
}

/** A recipient as a send request has it, with the values that the text has places for. */
export function recipientOf({ number, typed, cells }, columns, names) {
  const to = number ?? typed;
  const filled = columns.filter(({ name }) => names.includes(name));
  return filled.length === 0
    ? to
    : {
        to,
        values: Object.fromEntries(filled.map((each) => [each.name, cells[each.column] ?? ""])),
      };
}

/** How many recipients have nothing for a name that the text has a place for. */
export function withoutValue(entries, columns, names) {
  const filled = columns.filter(({ name }) => names.includes(name));
  return entries.filter(({ cells }) =>
    filled.some(({ column }) => (cells?.[column] ?? "").trim() === ""),
  ).length;
}
