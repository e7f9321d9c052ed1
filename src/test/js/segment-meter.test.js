import "/js/elements/segment-meter.js";
import { FakeApi, FakeClock, json, problem } from "./fakes.js";
import { equal, test } from "./runner.js";

const PLAIN = {
  encoding: "GSM_7",
  language: { languageCode: "NONE" },
  segments: 1,
  charactersRemaining: 155,
  text: "Hello",
};

const COSTLY = {
  encoding: "UCS_2",
  language: { languageCode: "NONE" },
  segments: 2,
  charactersRemaining: 30,
  text: "Çok güzel ’",
  unicodeCharacters: [
    { character: "’", count: 2, replacement: "'" },
    { character: "ğ", count: 1 },
  ],
  transliterated: { encoding: "GSM_7", segments: 1, text: "Cok guzel '" },
  withLanguage: { encoding: "GSM_7", segments: 1, language: { languageCode: "TR" } },
};

/** A meter on an API that answers what it is told to. */
class Metered {
  clock = new FakeClock();
  api = new FakeApi(() => json(PLAIN));
  meter = document.createElement("tidings-segments");

  constructor() {
    document.getElementById("main").replaceChildren(this.meter);
  }

  async types(text) {
    this.meter.measure(text);
    await this.clock.pass(250);
  }

  words(selector) {
    return [...this.meter.querySelectorAll(selector)].map(({ textContent }) => textContent);
  }

  get line() {
    return this.words(".meter-line")[0];
  }

  get total() {
    return this.words(".meter-total")[0];
  }
}

test("a text is asked about once the typing rests", async () => {
  const metered = new Metered();
  metered.meter.measure("H");
  await metered.clock.pass(249);
  metered.meter.measure("Hello");
  await metered.clock.pass(249);
  equal(metered.api.asked, []);
  await metered.clock.pass(1);
  equal(
    metered.api.asked.map(({ path, body }) => [path, body]),
    [["api/messages/preview", { text: "Hello", transliteration: "NON_UNICODE" }]],
  );
  equal(metered.line, "GSM-7 · 1 segment · 155 characters left");
  equal(
    { ...metered.meter.dataset },
    { encoding: "GSM_7", segments: "1", charactersRemaining: "155" },
  );
});

test("an answer about an older text is not shown", async () => {
  const metered = new Metered();
  const answers = [];
  metered.api.answers(() => new Promise((done) => answers.push(done)));
  await metered.types("Hello");
  await metered.types("Hello you");
  answers[1](json({ ...PLAIN, charactersRemaining: 151 }));
  await metered.clock.pass(0);
  answers[0](json(PLAIN));
  await metered.clock.pass(1000);
  equal(metered.line, "GSM-7 · 1 segment · 151 characters left");
});

test("an empty text has no segments and asks nothing", async () => {
  const metered = new Metered();
  await metered.types("Hello");
  await metered.types("");
  equal(metered.api.asked.length, 1);
  equal(metered.line, "160 characters fit into one segment, 70 if any is outside GSM-7.");
  equal({ ...metered.meter.dataset }, {});
});

test("segments and recipients make what is to pay for", async () => {
  const metered = new Metered();
  metered.meter.recipients = 3;
  equal(metered.total, "");
  metered.api.answers(() => json({ ...PLAIN, segments: 2 }));
  await metered.types("Hello");
  equal(metered.total, "2 × 3 recipients = 6 segments to pay for");
  metered.meter.recipients = 0;
  equal(metered.total, "");
});

test("a text that Infobip does not take is told so", async () => {
  const metered = new Metered();
  metered.api.answers(() => json({ ...PLAIN, segments: 26 }));
  await metered.types("Hello");
  equal(metered.total, "Too long: Infobip takes at most 25 segments.");
  equal(metered.meter.hasAttribute("data-too-long"), true);
  metered.api.answers(() => json({ ...PLAIN, segments: 25 }));
  await metered.types("Hello again");
  equal(metered.meter.hasAttribute("data-too-long"), false);
});

test("an API that cannot be asked is told in words, and nothing is to pay for", async () => {
  const metered = new Metered();
  metered.meter.recipients = 3;
  await metered.types("Hello");
  metered.api.answers(() => problem(503, "busy", { detail: "Come back later." }));
  await metered.types("Hello again");
  equal([metered.line, metered.total], ["Segments not counted: Come back later.", ""]);
});

test("an encoding of tomorrow is shown as it is", async () => {
  const metered = new Metered();
  metered.api.answers(() => json({ ...PLAIN, encoding: "UTF_9" }));
  await metered.types("Hello");
  equal(metered.line, "UTF_9 · 1 segment · 155 characters left");
});

test("characters that force UCS-2 are named and marked, with what may replace them", async () => {
  const metered = new Metered();
  metered.api.answers(() => json(COSTLY));
  await metered.types(COSTLY.text);
  equal(metered.words(".characters li"), [
    "’ curly apostrophe U+2019 × 2 → '",
    "ğ g with breve U+011F",
  ]);
  equal(metered.words(".marked-text mark"), ["’"]);
  equal(metered.words(".marked-text"), [COSTLY.text]);
});

test("plain characters are offered where they save a segment, and only there", async () => {
  const metered = new Metered();
  const taken = [];
  metered.meter.addEventListener("tidings:plain", ({ detail }) => taken.push(detail));
  metered.api.answers(() => json(COSTLY));
  await metered.types(COSTLY.text);
  metered.meter.querySelector("#use-plain").click();
  equal(taken, ["Cok guzel '"]);
  metered.api.answers(() => json({ ...COSTLY, segments: 1 }));
  await metered.types("Çok");
  equal(metered.meter.querySelector("#use-plain"), null);
});

test("a language that is taken is asked with, until the text no longer needs it", async () => {
  const metered = new Metered();
  metered.api.answers(() => json(COSTLY));
  await metered.types(COSTLY.text);
  metered.meter.querySelector("#use-language").click();
  equal(metered.meter.language, { languageCode: "TR" });
  metered.api.answers(() => json({ ...PLAIN, language: { languageCode: "TR" } }));
  await metered.clock.pass(250);
  equal(metered.api.asked.at(-1).body.language, { languageCode: "TR" });
  equal(metered.words("#no-language"), ["Do not use the Turkish table"]);
  metered.api.answers(() => json({ ...PLAIN, language: { languageCode: "NONE" } }));
  await metered.types("Hello");
  equal(metered.meter.language, undefined);
});

test("a language that the page does not know is not offered", async () => {
  const metered = new Metered();
  const withLanguage = { ...COSTLY.withLanguage, language: { languageCode: "XX" } };
  metered.api.answers(() => json({ ...COSTLY, withLanguage }));
  await metered.types(COSTLY.text);
  equal(metered.meter.querySelector("#use-language"), null);
});
