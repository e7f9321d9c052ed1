import { announce } from "../announcer.js";
import { preview } from "../api.js";
import { characterName, codePoint, isInvisible, replacementWords } from "../characters.js";
import { h, setText } from "../dom.js";
import { count } from "../format.js";
import { isTemplate } from "../placeholders.js";
import { say } from "../say.js";

const TYPING_PAUSE = 250;
const MOST_SEGMENTS = 25;

const ENCODING = new Map([
  ["GSM_7", "GSM-7"],
  ["UCS_2", "UCS-2"],
]);

const LANGUAGES = ["TR", "ES", "PT"];

/**
 * Tells while someone types what a text will become: its encoding, segments and the characters left,
 * and marks those that force UCS-2. Where it saves a segment it offers the text with plain characters,
 * in `tidings:plain`, and the tables of a language, which it then counts with.
 */
export class SegmentMeter extends HTMLElement {
  #line = h("p", { class: "meter-line" });
  #total = h("p", { class: "meter-total" });
  #tables = h("p", { class: "meter-tables", hidden: true });
  #unicode = h("div", { class: "meter-unicode", hidden: true });
  #language;
  #text = "";
  #recipients = 0;
  #filled;
  #segments = 0;
  #pause;
  #abort = new AbortController();

  connectedCallback() {
    this.replaceChildren(this.#line, this.#total, this.#tables, this.#unicode);
    this.measure(this.#text);
  }

  disconnectedCallback() {
    clearTimeout(this.#pause);
    this.#abort.abort();
  }

  /** Asks for the segments of the text once the typing rests. */
  measure(text) {
    this.#text = text;
    clearTimeout(this.#pause);
    this.#abort.abort();
    if (text === "") {
      this.#language = undefined;
      this.#showEmpty();
    } else {
      this.#pause = setTimeout(() => this.#ask(text), TYPING_PAUSE);
    }
  }

  /** The language whose tables the text is to be written with, as a send request has it. */
  get language() {
    return this.#language;
  }

  /** Counts with the tables of that language from now on. */
  use(language) {
    if (language?.languageCode === this.#language?.languageCode) return;
    this.#language = language;
    this.measure(this.#text);
  }

  /** What a text with placeholders becomes, as a preview tells; undefined while that is not known. */
  set filled(filled) {
    this.#filled = filled;
    this.#showTotal();
  }

  set recipients(number) {
    this.#recipients = number;
    this.#showTotal();
  }

  async #ask(text) {
    this.#abort = new AbortController();
    try {
      this.#show(await preview(text, this.#language, this.#abort.signal));
    } catch (problem) {
      if (problem.name !== "AbortError") {
        this.#showUnknown(problem.message);
      }
    }
  }

  #show(answer) {
    const { encoding, segments, charactersRemaining } = answer;
    const before = `${this.dataset.encoding} ${this.dataset.segments}`;
    this.dataset.encoding = encoding;
    this.dataset.segments = segments;
    this.dataset.charactersRemaining = charactersRemaining;
    this.#segments = segments;
    const words = sizeWords({ encoding, segments });
    setText(this.#line, `${words} · ${say("segments.left", { n: charactersRemaining })}`);
    this.#showTotal();
    this.#showTables(answer.language);
    this.#showUnicode(answer);
    if (before !== `${encoding} ${segments}`) {
      announce(words);
    }
  }

  #showEmpty() {
    for (const name of ["encoding", "segments", "charactersRemaining"]) {
      delete this.dataset[name];
    }
    this.#segments = 0;
    setText(this.#line, say("segments.empty"));
    this.#showTotal();
    this.#tables.hidden = true;
    this.#showUnicode({});
  }

  #showUnknown(words) {
    this.#segments = 0;
    setText(this.#line, say("segments.notCounted", { why: words }));
    this.#showTotal();
    this.#tables.hidden = true;
    this.#showUnicode({});
  }

  #showTotal() {
    const tooLong = !this.#isTemplate() && this.#segments > MOST_SEGMENTS;
    this.toggleAttribute("data-too-long", tooLong);
    if (tooLong) {
      setText(this.#total, say("segments.tooLong", { most: MOST_SEGMENTS }));
    } else if (this.#isTemplate()) {
      setText(this.#total, this.#filledWords());
    } else if (this.#segments > 0 && this.#recipients > 0) {
      setText(
        this.#total,
        say("segments.total", {
          each: this.#segments,
          recipients: say("recipients.good", { n: this.#recipients }),
          all: say("segments.count", { n: this.#segments * this.#recipients }),
        }),
      );
    } else {
      setText(this.#total, "");
    }
  }

  #isTemplate() {
    return isTemplate(this.#text);
  }

  #filledWords() {
    const { least, most, total } = this.#filled ?? {};
    if (total === undefined) return "";
    const all = say("segments.count", { n: total });
    return least === most
      ? say("segments.eachSame", { least, all })
      : say("segments.each", { least, most, all });
  }

  /** A language that the text no longer needs is let go, unless values may need it. */
  #showTables({ languageCode }) {
    const needed = LANGUAGES.includes(languageCode);
    this.#tables.hidden = !needed;
    if (needed) {
      const language = say(`segments.language.${languageCode}`);
      this.#tables.replaceChildren(
        `${say("segments.written", { language })} `,
        offer("no-language", say("segments.noTable", { language }), () =>
          this.#useLanguage(undefined),
        ),
      );
    } else if (!this.#isTemplate()) {
      this.#language = undefined;
    }
    this.dispatchEvent(new CustomEvent("tidings:tables"));
  }

  #useLanguage(language) {
    this.#language = language;
    this.measure(this.#text);
    this.dispatchEvent(new CustomEvent("tidings:language"));
  }

  #showUnicode({
    unicodeCharacters: characters = [],
    segments,
    transliterated,
    withLanguage,
    text,
  }) {
    this.#unicode.hidden = characters.length === 0;
    if (characters.length === 0) {
      this.#unicode.replaceChildren();
      return;
    }
    this.#unicode.replaceChildren(
      h("p", {}, say("segments.unicode", { n: characters.length })),
      h("ul", { class: "characters", role: "list" }, characters.map(characterEntry)),
      this.#languageOffer(withLanguage),
      this.#plainOffer(segments, transliterated),
      h("p", { class: "hint" }, say("segments.where")),
      h(
        "p",
        { class: "marked-text" },
        markedText(text ?? this.#text, new Set(characters.map(({ character }) => character))),
      ),
    );
  }

  #languageOffer(withLanguage) {
    const code = withLanguage?.language.languageCode;
    return LANGUAGES.includes(code)
      ? offer(
          "use-language",
          `${say("segments.useTable", { language: say(`segments.language.${code}`) })}: ${sizeWords(withLanguage)}`,
          () => this.#useLanguage(withLanguage.language),
        )
      : "";
  }

  #plainOffer(segments, withPlain) {
    // Plain characters might change a name between the braces.
    return !this.#isTemplate() && withPlain.segments < segments
      ? offer("use-plain", `${say("segments.usePlain")}: ${sizeWords(withPlain)}`, () =>
          this.dispatchEvent(new CustomEvent("tidings:plain", { detail: withPlain.text })),
        )
      : "";
  }
}

function offer(id, words, take) {
  return h("button", { type: "button", id, class: "button quiet small", onclick: take }, words);
}

function sizeWords({ encoding, segments }) {
  return `${ENCODING.get(encoding) ?? encoding} · ${say("segments.count", { n: segments })}`;
}

function characterEntry({ character, count: times, replacement }) {
  return h(
    "li",
    { "data-character": codePoint(character) },
    mark(character),
    ` ${characterName(character)} `,
    h("code", {}, codePoint(character)),
    times > 1 ? ` × ${count(times)}` : "",
    replacement === undefined
      ? ""
      : h("span", { class: "plain-form" }, ` → ${replacementWords(replacement)}`),
  );
}

function markedText(text, characters) {
  const parts = [];
  let plain = "";
  for (const character of text) {
    if (characters.has(character)) {
      parts.push(plain, mark(character));
      plain = "";
    } else {
      plain += character;
    }
  }
  return [...parts, plain].filter((part) => part !== "");
}

function mark(character) {
  return h("mark", { title: characterName(character) }, isInvisible(character) ? "␣" : character);
}

customElements.define("tidings-segments", SegmentMeter);
