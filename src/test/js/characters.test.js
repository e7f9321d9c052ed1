import {
  characterName,
  codePoint,
  isBlank,
  isInvisible,
  replacementWords,
} from "/js/characters.js";
import { equal, test } from "./runner.js";

const NAMED = new Map([
  ["\u2019", "curly apostrophe"],
  ["č", "c with caron"],
  ["Š", "capital S with caron"],
  ["ǘ", "u with diaeresis and acute"],
  ["ж", "Cyrillic letter"],
  ["漢", "Han letter"],
  ["ꙮ", "Cyrillic letter"],
  ["\u{1F44D}", "emoji"],
  ["\u{1F3FD}", "part of an emoji"],
  ["\u0301", "combining mark"],
  ["½", "number sign"],
  ["\u3000", "space"],
  ["\u{e0100}", "invisible character"],
  ["\u0007", "invisible character"],
  ["„", "low double quote"],
  ["¶", "punctuation"],
  ["∞", "symbol"],
]);

for (const [character, name] of NAMED) {
  test(`${codePoint(character)} is called ${name}`, () => {
    equal(characterName(character), name);
  });
}

test("a code point is written with at least four digits", () => {
  equal([codePoint("\t"), codePoint("\u{1F44D}")], ["U+0009", "U+1F44D"]);
});

test("what shows nothing is told from what shows something", () => {
  equal(["\u200b", "\u00a0", "\ufe0f", "a"].map(isInvisible), [true, true, true, false]);
  equal([" \n\u200b\u00ad", "", " . "].map(isBlank), [true, true, false]);
});

test("what replaces a character can be read", () => {
  equal(["", " ", "\n", "..."].map(replacementWords), ["nothing", "space", "new line", "..."]);
});
