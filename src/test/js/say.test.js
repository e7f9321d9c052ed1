import { hasWords, language, locale, say, sentenceOf } from "/js/say.js";
import { SENTENCES } from "/js/words/de-sentences.js";
import { WORDS as GERMAN } from "/js/words/de.js";
import { WORDS as ENGLISH } from "/js/words/en.js";
import { equal, test } from "./runner.js";

const forms = (words) => (typeof words === "string" ? [words] : Object.values(words));

const placeholders = (words) =>
  [...new Set(forms(words).flatMap((form) => form.match(/\{\w+\}/g) ?? []))].sort();

test("words are those of the browser's language, where there are any", () => {
  equal([language(), locale().startsWith("en")], ["en", true]);
  equal(say("app.signOut"), "Sign out");
});

test("values are put into their places, numbers as people read them", () => {
  equal(say("app.testCaller", { name: "front-desk" }), "front-desk (test)");
  equal(say("app.testCaller", { name: 12345 }), "12,345 (test)");
  equal(say("app.testCaller"), "{name} (test)");
});

test("a key without words is shown as it is", () => {
  equal([say("no.such"), hasWords("no.such"), hasWords("app.signOut")], ["no.such", false, true]);
});

test("a sentence with a cause is told with it, and one without words as it is", () => {
  const waits = "It waits: nothing can be handed to Infobip at the moment";
  const german = "Sie wartet: Im Moment kann Infobip nichts übergeben werden";
  equal(sentenceOf(SENTENCES, `${waits}.`), `${german}.`);
  equal(sentenceOf(SENTENCES, `${waits} (it said $& (401)).`), `${german} (it said $& (401)).`);
  equal(sentenceOf(SENTENCES, "Nobody knows (why)."), "Nobody knows (why).");
});

test("languages have the same keys", () => {
  equal(Object.keys(GERMAN).sort(), Object.keys(ENGLISH).sort());
});

test("languages have the same placeholders", () => {
  for (const [key, words] of Object.entries(ENGLISH)) {
    equal(placeholders(GERMAN[key] ?? ""), placeholders(words), key);
  }
});

test("words of counts have a form for one and one for others", () => {
  for (const words of [...Object.values(ENGLISH), ...Object.values(GERMAN)]) {
    if (typeof words !== "string") equal(Object.keys(words).sort(), ["one", "other"]);
  }
});
