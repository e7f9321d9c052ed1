/** The tests of one file by the behaviour they show, and the one thing they say: `equal`. */

const LONGEST = 10_000;

// A test may put a clock of its own in its place.
const later = window.setTimeout.bind(window);

const tests = new Map();
const strays = [];
let told;

window.addEventListener("error", ({ message }) => strays.push(message));
window.addEventListener("unhandledrejection", ({ reason }) =>
  reason === told ? told() : strays.push(words(reason)),
);

const words = (failure) => failure?.stack ?? String(failure);

export function test(behaviour, body) {
  if (tests.has(behaviour)) throw new Error(`Two tests are named "${behaviour}".`);
  tests.set(behaviour, body);
}

export function equal(actual, expected, what = "") {
  const [is, wanted] = [readable(actual), readable(expected)];
  if (is !== wanted) throw new Error(`${what}\nexpected: ${wanted}\nbut was:  ${is}`);
}

/** Names the behaviours that a file has tests for. */
export async function behavioursOf(file) {
  await import(file);
  return [...tests.keys()];
}

/** What is wrong with a behaviour, in words; null when nothing is. */
export async function failureOf(behaviour) {
  strays.length = 0;
  const late = new Promise((_, fail) => later(fail, LONGEST, `Not over after ${LONGEST} ms.`));
  try {
    await Promise.race([late, Promise.resolve().then(tests.get(behaviour))]);
    await allTold();
  } catch (failure) {
    return words(failure);
  }
  return strays[0] ?? null;
}

/** Promises that fail without anybody waiting are told of in their order: this one is the last. */
function allTold() {
  return new Promise((done) => later(() => void Promise.reject((told = done))));
}

function readable(value) {
  return JSON.stringify(value, (_, part) => {
    if (part === undefined || Number.isNaN(part)) return `(${part})`;
    const isPlain = Object.prototype.toString.call(part) === "[object Object]";
    return isPlain ? Object.fromEntries(Object.entries(part).sort()) : part;
  });
}
