import { WORDS as ENGLISH } from "/js/words/en.js";
import { moment, span, troubleWords } from "/js/troubles.js";
import { equal, test } from "./runner.js";

const NOW = new Date();
const AT = new Date(NOW.getFullYear(), NOW.getMonth(), NOW.getDate(), 0, 49).toISOString();

function trouble(code, values = {}, broken = false) {
  return { code, broken, since: AT, values };
}

test("that nothing is submitted is told with the cause and what waits", () => {
  const refused = trouble("submit-refused", { status: 401, waiting: 4, oldestSeconds: 9 }, true);
  equal(
    troubleWords(refused, true),
    `Nothing is submitted since ${moment(AT)}: Infobip answered 401. 4 messages wait, the oldest 9 s.`,
  );
  equal(
    troubleWords(refused, false),
    `Nothing is submitted since ${moment(AT)}: Infobip answered 401. 4 of your messages wait, the oldest 9 s.`,
  );
});

test("where nothing waits there is nothing to tell of it", () => {
  equal(
    troubleWords(trouble("submit-unpaid", { waiting: 0, oldestSeconds: 0 }, true), true),
    `Nothing is submitted since ${moment(AT)}: the account at Infobip has no credit.`,
  );
});

test("while another node submits that is not said of all", () => {
  equal(
    troubleWords(trouble("submit-unreachable", { nodes: 1, ofNodes: 2 }), true),
    `Not every node submits, since ${moment(AT)}: Infobip cannot be reached.`,
  );
  equal(
    troubleWords(trouble("submit-throttled"), true),
    `Nothing is submitted since ${moment(AT)}: Infobip asked to wait.`,
  );
});

test("each trouble of operators has its figures in words, and no mark is left open", () => {
  const figures = { node: "one", millis: -3000, calls: 12, reason: "wrong-token" };
  const codes = ["reports-silent", "reports-refused", "clock-skew", "node-gone", "database-slow"];
  const told = codes.map((code) => troubleWords(trouble(code, figures), true));
  equal(
    told.filter((words) => words.includes("{") || words.includes("undefined")),
    [],
  );
  equal(told[2], `The clock of one has been off by 3 s since ${moment(AT)}.`);
  equal(new Set(told).size, 5);
});

test("without figures, and for codes that the page does not know, it is said that something is wrong", () => {
  const other = troubleWords(trouble("node-gone"), false);
  equal(other, ENGLISH["trouble.other"].replace("{since}", moment(AT)));
  equal(troubleWords(trouble("comet-near", { km: 3 }), true), other);
  equal(
    troubleWords(trouble("outbox-late", { waiting: 1, oldestSeconds: 75 }), false),
    `Messages leave late since ${moment(AT)}. 1 of your messages waits, for ${span(75)}.`,
  );
});

test("a moment of another day has its day", () => {
  equal(moment("2020-03-02T09:15:00Z").includes("2"), true);
  equal(moment("2020-03-02T09:15:00Z").includes("Mar"), true);
});

test("what goes in another year is told with it", () => {
  const later = new Date(NOW.getFullYear() + 2, 0, 3, 12, 48);
  equal(moment(later.toISOString()).includes(String(later.getFullYear())), true);
});
