/** The words of the page in the reader's language. All of them stand in `words/`. */

import { WORDS as ENGLISH } from "./words/en.js";

const KEPT = "tidings.language";

/** Those there are words in, by what they call themselves. */
export const LANGUAGES = new Map([
  ["en", "English"],
  ["de", "Deutsch"],
]);

const LOADERS = new Map([
  ["de", () => Promise.all([import("./words/de.js"), import("./words/de-sentences.js")])],
]);

const chosen = choice();
const [{ WORDS: words }, { SENTENCES: sentences }] = (await LOADERS.get(chosen)?.()) ?? [
  { WORDS: ENGLISH },
  { SENTENCES: {} },
];

// Somebody in Vienna reads times and amounts as they do there.
const place = navigator.languages?.find((tag) => primary(tag) === chosen) ?? chosen;
const plurals = new Intl.PluralRules(chosen);
const numbers = new Intl.NumberFormat(place);

/** Two letters. */
export function language() {
  return chosen;
}

/** The language with its country, for times and amounts. */
export function locale() {
  return place;
}

/** Keeps the choice for this browser; it holds from the next load of the page on. */
export function chooseLanguage(tag) {
  try {
    localStorage.setItem(KEPT, tag);
  } catch {
    // A browser that keeps nothing goes by its own language.
  }
}

/**
 * The words of a key, `{name}` replaced by the value of that name. Where there are forms of number
 * `values.n` says which. A key without words is shown as it is.
 */
export function say(key, values = {}) {
  const found = words[key] ?? ENGLISH[key] ?? key;
  const form = typeof found === "string" ? found : formOf(found, values.n);
  return form.replace(/\{(\w+)\}/g, (mark, name) =>
    values[name] === undefined ? mark : shown(values[name]),
  );
}

/** What the API says of a message, a sentence in English, in the reader's language where that is known. */
export function sentence(english) {
  return sentenceOf(sentences, english);
}

/** The same in a language's sentences. A cause in brackets at the end is told as it came. */
export function sentenceOf(known, english) {
  const [, before, cause] = /^(.*?) \((.*)\)\.$/.exec(english) ?? [];
  return known[english] ?? known[`${before} (%s).`]?.replace("%s", () => cause) ?? english;
}

/** Whether there are words for a key that is made of what the API tells. */
export function hasWords(key) {
  return key in ENGLISH;
}

function formOf(forms, n) {
  return forms[plurals.select(n)] ?? forms.other;
}

function shown(value) {
  return typeof value === "number" ? numbers.format(value) : String(value);
}

function choice() {
  const wanted = [kept(), ...(navigator.languages ?? [])].map(primary);
  return wanted.find((tag) => LANGUAGES.has(tag)) ?? "en";
}

function kept() {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null;
  }
}

function primary(tag) {
  return tag?.split("-")[0].toLowerCase();
}
