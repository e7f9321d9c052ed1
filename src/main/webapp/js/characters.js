/** Names characters that a GSM-7 text may lack. */

const NAMES = new Map([
  ["\t", "tab"],
  ["`", "grave accent"],
  ["\u00a0", "no-break space"],
  ["\u00ab", "left guillemet"],
  ["\u00bb", "right guillemet"],
  ["\u00ad", "soft hyphen"],
  ["\u00b4", "acute accent"],
  ["\u2002", "en space"],
  ["\u2003", "em space"],
  ["\u2009", "thin space"],
  ["\u200b", "zero-width space"],
  ["\u200c", "zero-width non-joiner"],
  ["\u200d", "zero-width joiner"],
  ["\u2010", "hyphen"],
  ["\u2011", "no-break hyphen"],
  ["\u2013", "en dash"],
  ["\u2014", "em dash"],
  ["\u2018", "left single quote"],
  ["\u2019", "curly apostrophe"],
  ["\u201a", "low single quote"],
  ["\u201c", "left double quote"],
  ["\u201d", "right double quote"],
  ["\u201e", "low double quote"],
  ["\u2022", "bullet"],
  ["\u2026", "ellipsis"],
  ["\u202f", "narrow no-break space"],
  ["\u2122", "trade mark sign"],
  ["\u2060", "word joiner"],
  ["\ufe0e", "text variation selector"],
  ["\ufe0f", "emoji variation selector"],
  ["\ufeff", "byte order mark"],
]);

const UNREADABLE = new Map([
  ["", "nothing"],
  [" ", "space"],
  ["\n", "new line"],
]);

const MARKS = new Map([
  ["\u0300", "grave"],
  ["\u0301", "acute"],
  ["\u0302", "circumflex"],
  ["\u0303", "tilde"],
  ["\u0304", "macron"],
  ["\u0306", "breve"],
  ["\u0307", "dot above"],
  ["\u0308", "diaeresis"],
  ["\u030a", "ring"],
  ["\u030b", "double acute"],
  ["\u030c", "caron"],
  ["\u0323", "dot below"],
  ["\u0326", "comma below"],
  ["\u0327", "cedilla"],
  ["\u0328", "ogonek"],
  ["\u031b", "horn"],
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
    NAMES.get(character) ?? accentedName(character) ?? scriptName(character) ?? kindName(character)
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
  return UNREADABLE.get(replacement) ?? replacement;
}

function accentedName(character) {
  const [letter, ...marks] = character.normalize("NFD");
  const names = marks.map((mark) => MARKS.get(mark));
  if (names.length === 0 || names.includes(undefined) || !/^[A-Za-z]$/.test(letter)) {
    return undefined;
  }
  const capital = /[A-Z]/.test(letter) ? "capital " : "";
  return `${capital}${letter} with ${names.join(" and ")}`;
}

function scriptName(character) {
  if (!/^\p{L}$/u.test(character)) return undefined;
  const script = SCRIPTS.find((name) => new RegExp(`^\\p{Script=${name}}$`, "u").test(character));
  return script ? `${script} letter` : "letter";
}

function kindName(character) {
  if (/^\p{DI}$/u.test(character)) return "invisible character";
  if (/^\p{Extended_Pictographic}$/u.test(character)) return "emoji";
  if (/^[\p{Emoji_Modifier}\p{Regional_Indicator}]$/u.test(character)) return "part of an emoji";
  if (/^\p{M}$/u.test(character)) return "combining mark";
  if (/^\p{N}$/u.test(character)) return "number sign";
  if (/^\p{Z}$/u.test(character)) return "space";
  if (/^\p{C}$/u.test(character)) return "invisible character";
  return /^\p{P}$/u.test(character) ? "punctuation" : "symbol";
}
