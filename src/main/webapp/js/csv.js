/** Tables as files that a spreadsheet opens. */

// A spreadsheet takes what begins so for a formula; numbers, such as recipients, are none.
const FORMULA = /^[=+\-@\t\r\n]/;
const NUMBER = /^[+-]?\d+(\.\d+)?$/;

// Without it Excel takes UTF-8 for something else.
const BYTE_ORDER_MARK = "\uFEFF";

/**
 * A table of rows after RFC 4180 with a heading.
 *
 * @param columns `{ name, value }` each: what stands above it, and what `value(row)` is in a row
 */
export function csvOf(columns, rows) {
  const lines = [
    columns.map(({ name }) => name),
    ...rows.map((row) => columns.map(({ value }) => value(row))),
  ];
  return lines.map((cells) => `${cells.map(cell).join(",")}\r\n`).join("");
}

/** Saves a text as a file, as a download does. */
export function saveAs(name, text, type = "text/csv") {
  const content = type === "text/csv" ? [BYTE_ORDER_MARK, text] : [text];
  saveBlob(name, new Blob(content, { type: `${type};charset=utf-8` }));
}

export function saveBlob(name, blob) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser has taken what it needs once the click has been worked off.
  setTimeout(() => URL.revokeObjectURL(link.href));
}

function cell(value) {
  const text = value === undefined || value === null ? "" : String(value);
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
