/** Names characters that a GSM-7 text may lack. */

import { hasWords, say } from "./say.js";

const UNREADABLE = new Map([
  ["", "characters.readable.nothing"],
  [" ", "characters.readable.space"],
  ["\n", "characters.readable.line"],
]);

const SCRIPTS = [
  "Latin",
  "Cyrillic",
  "Greek",
  "Arabic",
  "Hebrew",
  "Devanagari",
  "Bengali",
  "Thai",
  "Armenian",
  "Georgian",
  "Han",
  "Hiragana",
  "Katakana",
  "Hangul",
];

/** In words what the character is, such as "curly apostrophe" or "c with caron". */
export function characterName(character) {
  return (
    wordsOf("named", character) ??
    accentedName(character) ??
    scriptName(character) ??
    say(`characters.kind.${kindOf(character)}`)
  );
}

export function codePoint(character) {
  return `U+${character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
}

/** Whether the character shows nothing by itself, so that marking it needs a stand-in. */
export function isInvisible(character) {
  return /^[\p{Z}\p{C}\p{DI}]$/u.test(character);
}

/** Whether a text shows nothing at all. */
export function isBlank(text) {
  return !/[^\s\p{Z}\p{C}\p{DI}]/u.test(text);
}

/** What is put in a character's place, as it can be read. */
export function replacementWords(replacement) {
  const key = UNREADABLE.get(replacement);
  return key ? say(key) : replacement;
}

/** Undefined where it has no name of its own. */
function wordsOf(kind, character) {
  const key = `characters.${kind}.${character.codePointAt(0).toString(16).padStart(4, "0")}`;
  return hasWords(key) ? say(key) : undefined;
}

function accentedName(character) {
  const [letter, ...accents] = character.normalize("NFD");
  const names = accents.map((mark) => wordsOf("mark", mark));
  if (names.length === 0 || names.includes(undefined) || !/^[A-Za-z]$/.test(letter)) {
    return undefined;
  }
  const marks = names.reduce((one, other) => say("characters.and", { one, other }));
  return say(/[A-Z]/.test(letter) ? "characters.capitalWith" : "characters.with", {
    letter,
    marks,
  });
}

function scriptName(character) {
  if (!/^\p{L}$/u.test(character)) return undefined;
  const script = SCRIPTS.find((name) => new RegExp(`^\\p{Script=${name}}$`, "u").test(character));
  return say(script ? `characters.script.${script}` : "characters.kind.letter");
}

function kindOf(character) {
  if (/^\p{DI}$/u.test(character)) return "invisible";
  if (/^\p{Extended_Pictographic}$/u.test(character)) return "emoji";
  if (/^[\p{Emoji_Modifier}\p{Regional_Indicator}]$/u.test(character)) return "emojiPart";
  if (/^\p{M}$/u.test(character)) return "combining";
  if (/^\p{N}$/u.test(character)) return "number";
  if (/^\p{Z}$/u.test(character)) return "space";
  if (/^\p{C}$/u.test(character)) return "invisible";
  return /^\p{P}$/u.test(character) ? "punctuation" : "symbol";
}
