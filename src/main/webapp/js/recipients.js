import { addressing } from "./api.js";
import { isBlank } from "./characters.js";
import { say } from "./say.js";
import { readTable } from "./table.js";

/** Cuts what someone typed or pasted into recipients, and knows what the API says of each. */

// A space parts two numbers only where the next begins with a plus; a dash before the plus belongs to it.
const SEPARATORS =
  /[\n\u2028\u2029,;]+|(?<=\p{Nd}[^\p{L}\p{Nd}\n]*?) (?=[\p{Cf}\p{Pd}(]*[+\uff0b\ufe62])/u;
const SPACES = /[^\S\n\u2028\u2029]+/g;

const DIALLED = /(?<=^[^\p{L}\p{Nd}+]*)00/u;

// The API reads a body of 64 KB, and a character takes up to 3 bytes.
const MOST_CHARACTERS = 15_000;
const MOST_REMEMBERED = 50_000;

/**
 * The entries of a text in their order, `{ typed, line, raw, cells }`; and the table they stand in, if there is one.
 * A column says which values of a table to take; "all" means that it is to be read as a list.
 */
export function readRecipients(text, column) {
  const table = readTable(text);
  if (!table || column === "all") {
    return { table: table && { ...table, column: "all" }, entries: listed(text) };
  }
  const taken = column ?? table.column;
  const entries = table.rows.map(({ cells, raw, line }) => ({
    typed: cells[taken] ?? "",
    raw,
    line,
    cells,
  }));
  return { table: { ...table, column: taken }, entries };
}

function listed(text) {
  return text
    .replace(SPACES, " ")
    .split(SEPARATORS)
    .map((entry) => entry.trim().replace(/^"(.*)"$/, "$1"))
    .filter((entry) => !isBlank(entry))
    .map((typed) => ({ typed, raw: typed }));
}

/** What the API says of entries: `{ number }` or `{ wrong }`; asked once for each writing. */
export class KnownNumbers {
  #known = new Map([["", { wrong: say("recipients.noNumber") }]]);

  /** Undefined where the API was not asked yet. */
  verdict(typed) {
    return this.#known.get(typed);
  }

  async learn(writings, signal) {
    const unknown = [...new Set(writings)].filter((typed) => !this.#known.has(typed));
    this.#forget();
    for (const recipients of portions(unknown)) {
      const { recipients: numbers, violations } = await addressing({ recipients }, signal);
      const wrong = new Map(violations.map(({ field, message }) => [field, message]));
      recipients.forEach((typed, place) => {
        const number = numbers[place] ?? undefined;
        this.#known.set(typed, number ? { number } : { wrong: wrong.get(`recipients[${place}]`) });
      });
    }
  }

  #forget() {
    if (this.#known.size > MOST_REMEMBERED) {
      this.#known = new Map([...this.#known].slice(0, 1));
    }
  }
}

function portions(writings) {
  const all = [];
  let room = 0;
  for (const typed of writings) {
    room -= typed.length + 3;
    if (room < 0) {
      all.push([]);
      room = MOST_CHARACTERS - typed.length;
    }
    all.at(-1).push(typed);
  }
  return all;
}

/** Numbers that stand there more than once, with how often. */
export function repeated(entries) {
  const times = new Map();
  for (const { number } of entries.filter((entry) => entry.number)) {
    times.set(number, (times.get(number) ?? 0) + 1);
  }
  return [...times].filter(([, often]) => often > 1).map(([number, often]) => ({ number, often }));
}

/** Entries that would be numbers with a plus for what is dialled in much of the world. */
export function withZeros(entries) {
  return entries.filter(({ typed, wrong }) => wrong && DIALLED.test(typed));
}

/** The text with a plus in the place of those zeros. */
export function withPluses({ table, entries }) {
  const zeros = new Set(withZeros(entries));
  const plus = ({ typed }) => typed.replace(DIALLED, "+");
  return joined(
    table,
    entries.map((entry) =>
      zeros.has(entry) ? entry.raw.replace(entry.typed, () => plus(entry)) : entry.raw,
    ),
  );
}

/** The text with each number only where it stands first. */
export function withoutRepeats({ table, entries }) {
  const seen = new Set();
  const kept = entries.filter(({ number }) => !number || (!seen.has(number) && seen.add(number)));
  return joined(
    table,
    kept.map(({ raw }) => raw),
  );
}

function joined(table, lines) {
  const heading = table?.heading && table.column !== "all" ? [table.heading.raw] : [];
  return [...heading, ...lines].join("\n");
}
