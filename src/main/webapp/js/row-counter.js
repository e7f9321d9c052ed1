/** Counts what a stream of bytes has brought so far: lines of a table, or messages as JSON lines. */

const QUOTE = 34;
const LINE_FEED = 10;
const MESSAGE = /^\{"kind":"message"/;

export class CsvCounter {
  #quoted = false;
  #lines = 0;

  count(bytes) {
    for (const byte of bytes) {
      // A line break inside a cell ends no row.
      if (byte === QUOTE) this.#quoted = !this.#quoted;
      else if (byte === LINE_FEED && !this.#quoted) this.#lines += 1;
    }
  }

  /** Without the heading. */
  get rows() {
    return Math.max(0, this.#lines - 1);
  }

  /** A table does not say where it ends. */
  get isWhole() {
    return true;
  }
}

export class LinesCounter {
  rows = 0;
  isWhole = false;
  #decoder = new TextDecoder();
  #rest = "";

  count(bytes) {
    const lines = (this.#rest + this.#decoder.decode(bytes, { stream: true })).split("\n");
    this.#rest = lines.pop();
    for (const line of lines) {
      if (MESSAGE.test(line)) this.rows += 1;
      this.isWhole ||= line.startsWith('{"kind":"end"');
    }
  }
}
