/** Reads pasted tables, with values parted by tabs, semicolons or commas, and finds the numbers in them. */

const DELIMITERS = ["\t", ";", ","];
const NOT_PART_OF_A_NUMBER = /[\s\p{Z}\p{Cf}\p{Pd}\p{DI}.()/]/gu;
const NUMBER = /^[+\uff0b\ufe62]?\p{Nd}{7,}$/u;
const ROWS_LOOKED_AT = 300;
const PLUS = /^(?:[+\uff0b\ufe62]|00)/;
const HEADING_OF_NUMBERS = /mob|gsm|cell|handy|phone|tel|number|recipient|broj|msisdn/i;

/**
 * A table, or undefined where the text is none: `{ heading, rows, column }`, each row being
 * `{ cells, raw, line }`, the heading being a row or undefined, and the column the one with the numbers.
 */
export function readTable(text) {
  for (const delimiter of DELIMITERS) {
    const table = text.includes(delimiter) ? tableOf(records(text, delimiter)) : undefined;
    if (table) return table;
  }
  return undefined;
}

function tableOf(all) {
  const width = usualWidth(all);
  if (all.length < 2 || width < 2) return undefined;
  const heading = isHeading(all[0]) ? all[0] : undefined;
  const rows = heading ? all.slice(1) : all;
  const first = rows.slice(0, ROWS_LOOKED_AT);
  const columns = Array.from({ length: width }, (_, column) =>
    first.map(({ cells }) => cells[column] ?? ""),
  );
  const column = columnOfNumbers(columns, heading);
  const isTable = column !== undefined && (heading || columns.some(isOfNames));
  return isTable ? { heading, rows, width, column } : undefined;
}

/** How many cells most rows have; 0 where too many have another number of them. */
function usualWidth(all) {
  const times = new Map();
  for (const { cells } of all) {
    times.set(cells.length, (times.get(cells.length) ?? 0) + 1);
  }
  const [width, often] = [...times].sort(([, one], [, other]) => other - one)[0] ?? [0, 0];
  return often >= all.length * 0.8 ? width : 0;
}

function isHeading({ cells }) {
  return (
    cells.some((cell) => /\p{L}/u.test(cell)) && !cells.some((cell) => /\p{Nd}{3}/u.test(cell))
  );
}

/** A list of numbers has no column without any. */
function isOfNames(cells) {
  return (
    cells.every((cell) => !isNumber(cell) && !PLUS.test(cell)) &&
    cells.filter((cell) => /\p{L}/u.test(cell)).length >= cells.length / 2
  );
}

function columnOfNumbers(columns, heading) {
  const found = columns
    .map((cells, column) => ({
      column,
      numbers: cells.filter(isNumber).length,
      full: cells.filter((cell) => isNumber(cell) && PLUS.test(bare(cell))).length,
      named: HEADING_OF_NUMBERS.test(heading?.cells[column] ?? "") ? 1 : 0,
    }))
    .filter(({ numbers }) => numbers > 0)
    .sort(
      (one, other) =>
        other.full - one.full || other.named - one.named || other.numbers - one.numbers,
    );
  return found[0]?.column;
}

function isNumber(cell) {
  return NUMBER.test(bare(cell));
}

function bare(cell) {
  return cell.replace(NOT_PART_OF_A_NUMBER, "");
}

/** The rows of a text, without blank ones; a quote that is never closed is a character like any other. */
function records(text, delimiter) {
  const { rows, open } = cut(text, delimiter, '"');
  const all = open ? cut(text, delimiter, undefined).rows : rows;
  return all.filter(({ cells }) => cells.some((cell) => cell !== ""));
}

function cut(text, delimiter, quote) {
  const rows = [];
  let [cells, cell, inside] = [[], "", false];
  let [start, line, startLine] = [0, 1, 1];
  const endCell = () => {
    cells.push(cell.trim());
    cell = "";
  };
  const endRow = (end) => {
    endCell();
    rows.push({ cells, raw: text.slice(start, end), line: startLine });
    [cells, start, startLine] = [[], end + 1, line];
  };
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === "\n") line++;
    if (inside && character === quote && text[at + 1] === quote) cell += text[at++];
    else if (character === quote && (inside || cell.trim() === "")) inside = !inside;
    else if (inside) cell += character;
    else if (character === delimiter) endCell();
    else if (character === "\n") endRow(at);
    else cell += character;
  }
  endRow(text.length);
  return { rows, open: inside };
}
