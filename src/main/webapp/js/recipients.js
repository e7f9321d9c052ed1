/** Reads the recipients someone typed or pasted, and says which cannot be numbers. */

const SEPARATORS = /[\n,;]+|\s+(?=\+)/;
const DECORATION = /[\s().\-\/\u00a0\u2010-\u2013]/g;
const E164 = /^\+[1-9]\d{6,14}$/;

/** Entries in the order typed: `{ typed, number, wrong }`, wrong being words or undefined. */
export function readRecipients(text) {
  return text
    .split(SEPARATORS)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "")
    .map(readRecipient);
}

function readRecipient(typed) {
  const number = typed.replace(DECORATION, "").replace(/^00/, "+");
  return { typed, number, wrong: E164.test(number) ? undefined : whatIsWrong(number) };
}

function whatIsWrong(number) {
  if (!/^\+?\d+$/.test(number)) return "is not a phone number";
  if (!number.startsWith("+")) return "needs + and the country code in front, as in +385…";
  if (number.startsWith("+0")) return "has no country code: none starts with 0";
  return number.length < 8 ? "is too short" : "is too long";
}

/** Numbers that stand there more than once, with how often. */
export function repeated(entries) {
  const times = new Map();
  for (const { number } of entries) {
    times.set(number, (times.get(number) ?? 0) + 1);
  }
  return [...times].filter(([, often]) => often > 1).map(([number, often]) => ({ number, often }));
}
