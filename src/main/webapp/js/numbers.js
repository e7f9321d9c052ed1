/** Phone numbers as people write and read them. */

const TWO_DIGITS = new Set(
  (
    "20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 " +
    "66 81 82 84 86 90 91 92 93 94 95 98"
  ).split(" "),
);

// How so many digits behind the calling code are told apart.
const GROUPS = new Map([
  [6, [3, 3]],
  [7, [3, 4]],
  [8, [2, 3, 3]],
  [9, [2, 3, 4]],
  [10, [3, 3, 4]],
  [11, [3, 4, 4]],
  [12, [4, 4, 4]],
]);

const WHOLE = /^\+\d{7,15}$/;
const WRITTEN = /^[+\d\s\p{Z}\p{Cf}\p{Pd}().\/]+$/u;
const LEAST_DIGITS = 4;

/** "+385 91 111 1101"; what is hidden, or no number, as it is. */
export function grouped(number) {
  if (!WHOLE.test(number)) {
    return number;
  }
  const digits = number.slice(1);
  const code = callingCode(digits);
  const rest = digits.slice(code.length);
  let from = 0;
  const parts = (GROUPS.get(rest.length) ?? [rest.length]).map((length) =>
    rest.slice(from, (from += length)),
  );
  return [`+${code}`, ...parts].join(" ");
}

/**
 * What to look for when somebody writes this as a number: all of it with a plus or two zeros before
 * the country, else its last digits. Undefined when it is no number, or too little of one.
 */
export function numberCriterion(text) {
  const written = text.trim();
  const digits = written.replace(/\D/g, "");
  if (!WRITTEN.test(written) || digits.length < LEAST_DIGITS) {
    return undefined;
  }
  if (written.startsWith("+")) return { recipient: `+${digits}` };
  if (digits.startsWith("00")) return { recipient: `+${digits.slice(2)}` };
  // At home a number begins with a zero that is none of its own.
  const last = digits.replace(/^0/, "").slice(-15);
  return last.length < LEAST_DIGITS ? undefined : { recipientEndsWith: last };
}

function callingCode(digits) {
  if (digits.startsWith("1") || digits.startsWith("7")) return digits[0];
  const two = digits.slice(0, 2);
  return TWO_DIGITS.has(two) ? two : digits.slice(0, 3);
}
