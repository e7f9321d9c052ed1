import { announce } from "../announcer.js";
import { preview } from "../api.js";
import { characterName, codePoint, isInvisible, replacementWords } from "../characters.js";
import { h, setText } from "../dom.js";
import { count, counted } from "../format.js";

const TYPING_PAUSE = 250;
const MOST_SEGMENTS = 25;

const ENCODING = new Map([
  ["GSM_7", "GSM-7"],
  ["UCS_2", "UCS-2"],
]);

const LANGUAGE = new Map([
  ["TR", "Turkish"],
  ["ES", "Spanish"],
  ["PT", "Portuguese"],
]);

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
    setText(this.#line, `${words} · ${counted(charactersRemaining, "character")} left`);
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
    setText(this.#line, "160 characters fit into one segment, 70 if any is outside GSM-7.");
    this.#showTotal();
    this.#tables.hidden = true;
    this.#showUnicode({});
  }

  #showUnknown(words) {
    this.#segments = 0;
    setText(this.#line, `Segments not counted: ${words}`);
    this.#showTotal();
    this.#tables.hidden = true;
    this.#showUnicode({});
  }

  #showTotal() {
    const tooLong = this.#segments > MOST_SEGMENTS;
    this.toggleAttribute("data-too-long", tooLong);
    if (tooLong) {
      setText(this.#total, `Too long: Infobip takes at most ${MOST_SEGMENTS} segments.`);
    } else if (this.#segments > 0 && this.#recipients > 0) {
      const all = counted(this.#segments * this.#recipients, "segment");
      setText(
        this.#total,
        `${count(this.#segments)} × ${counted(this.#recipients, "recipient")} = ${all} to pay for`,
      );
    } else {
      setText(this.#total, "");
    }
  }

  /** A language that the text no longer needs is let go. */
  #showTables({ languageCode }) {
    const language = LANGUAGE.get(languageCode);
    this.#tables.hidden = !language;
    if (!language) {
      this.#language = undefined;
      return;
    }
    this.#tables.replaceChildren(
      `Written with the ${language} table. `,
      offer("no-language", `Do not use the ${language} table`, () => this.#useLanguage(undefined)),
    );
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
      h(
        "p",
        {},
        `${counted(characters.length, "character")} outside GSM-7 ${characters.length === 1 ? "makes" : "make"} this text UCS-2:`,
      ),
      h("ul", { class: "characters", role: "list" }, characters.map(characterEntry)),
      this.#languageOffer(withLanguage),
      this.#plainOffer(segments, transliterated),
      h("p", { class: "hint" }, "Where they stand:"),
      h(
        "p",
        { class: "marked-text" },
        markedText(text ?? this.#text, new Set(characters.map(({ character }) => character))),
      ),
    );
  }

  #languageOffer(withLanguage) {
    const name = LANGUAGE.get(withLanguage?.language.languageCode);
    return name
      ? offer(
          "use-language",
          `Use the ${name} table, nothing is replaced: ${sizeWords(withLanguage)}`,
          () => this.#useLanguage(withLanguage.language),
        )
      : "";
  }

  #plainOffer(segments, withPlain) {
    return withPlain.segments < segments
      ? offer("use-plain", `Use plain characters: ${sizeWords(withPlain)}`, () =>
          this.dispatchEvent(new CustomEvent("tidings:plain", { detail: withPlain.text })),
        )
      : "";
  }
}

function offer(id, words, take) {
  return h("button", { type: "button", id, class: "button quiet small", onclick: take }, words);
}

function sizeWords({ encoding, segments }) {
  return `${ENCODING.get(encoding) ?? encoding} · ${counted(segments, "segment")}`;
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
