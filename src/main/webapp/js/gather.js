/** Takes in what the API streams, however long it is, to be saved as a file. */

const NEW_LINE = 10;

// Larger parts go into a blob, which a browser may keep on its disk.
const LARGE = 8 << 20;

// The last line of what Tidings streams is short.
const LONGEST_END = 4096;

/**
 * Reads a response to its end.
 *
 * @param onProgress is told `{ lines, bytes }` as more comes
 * @returns `{ blob, lines, bytes, end }`, where `end` is what the last line says; without it the
 *     connection was cut, and something is missing
 */
export async function gather(response, onProgress = (_) => {}) {
  const reader = response.body.getReader();
  const gathered = new Gathered();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    gathered.add(part.value);
    onProgress({ lines: gathered.lines, bytes: gathered.bytes });
  }
  return { ...gathered, blob: gathered.blob(), end: gathered.end() };
}

class Gathered {
  lines = 0;
  bytes = 0;
  #blobs = [];
  #parts = [];
  #waiting = 0;
  #tail = new Uint8Array();

  add(part) {
    this.bytes += part.length;
    for (const byte of part) if (byte === NEW_LINE) this.lines += 1;
    this.#tail = tailOf(this.#tail, part);
    this.#parts.push(part);
    this.#waiting += part.length;
    if (this.#waiting > LARGE) this.#putAway();
  }

  blob() {
    this.#putAway();
    return new Blob(this.#blobs, { type: "application/x-ndjson" });
  }

  end() {
    const text = new TextDecoder().decode(this.#tail);
    const last = text.endsWith("\n") ? text.trimEnd().split("\n").at(-1) : "";
    try {
      const line = JSON.parse(last);
      return line.kind === "end" ? line : undefined;
    } catch {
      return undefined;
    }
  }

  #putAway() {
    this.#blobs.push(new Blob(this.#parts));
    this.#parts = [];
    this.#waiting = 0;
  }
}

function tailOf(before, part) {
  if (part.length >= LONGEST_END) return part.slice(-LONGEST_END);
  const both = new Uint8Array(before.length + part.length);
  both.set(before);
  both.set(part, before.length);
  return both.slice(-LONGEST_END);
}
