/** What the cards of the screen System show, from the answer of `GET /api/system`. */

import { number } from "./overview-format.js";
import { locale, say } from "./say.js";
import { moment, span, troubleWords } from "./troubles.js";
import { refusalWords } from "./words.js";

const LONG = 3600;

/** The card that each trouble is about. */
const CARD_OF = new Map([
  ["submit-refused", "submitting"],
  ["submit-unpaid", "submitting"],
  ["submit-unreachable", "submitting"],
  ["submit-throttled", "submitting"],
  ["outbox-late", "outbox"],
  ["reports-silent", "reports"],
  ["reports-refused", "reports"],
  ["clock-skew", "nodes"],
  ["node-gone", "nodes"],
  ["database-slow", "database"],
  ["database-away", "database"],
]);

/** @type {Map<string, (card: any, system: any, now: any) => any>} */
const CONTENT = new Map([
  ["submitting", submitting],
  ["outbox", outbox],
  ["unknownOutcomes", unknownOutcomes],
  ["reports", reports],
  ["logs", logs],
  ["streams", streams],
  ["nodes", nodes],
  ["database", database],
  ["retention", retention],
]);

/**
 * All cards in their order: `{ name, state, facts: [{ label, value, at }], table, advice }`. `at` is the
 * exact moment behind a value, `table` has `head` and `rows`.
 */
export function systemCards(system, now) {
  return [...CONTENT].map(([name, content]) => {
    const troubles = system.troubles.filter(({ code }) => CARD_OF.get(code) === name);
    const { facts = [], table, doubt } = content(system[name], system, now);
    return { name, facts, table, ...judged(name, troubles, doubt) };
  });
}

/** `doubt` is a code of ours where no trouble is told of what is odd all the same. */
function judged(name, troubles, doubt) {
  if (troubles.length > 0) {
    const state = troubles.some(({ broken }) => broken) ? "broken" : "warning";
    const told = troubles.map((trouble) => troubleWords(trouble, true));
    return { state, told, advice: say(`system.do.${troubles[0].code}`) };
  }
  return doubt
    ? { state: "warning", told: [], advice: say(`system.do.${doubt}`) }
    : { state: "ok", told: [], advice: say(`system.fine.${name}`) };
}

function submitting({ submitting: goesOn, reason, since, nextProbeAt, nodes: all, pausedNodes }) {
  const submits = all - pausedNodes;
  const facts = [fact("submits", say("system.ofNodes", { some: submits, n: all }))];
  if (goesOn) return { facts };
  const cause = [fact("reason", reason), time("since", since)];
  return { facts: [...facts, ...cause, time("probe", nextProbeAt)] };
}

function outbox({ waiting, oldestSeconds, scheduled }, { submitting: { submitting: goesOn } }) {
  return {
    doubt: !goesOn && waiting > 0 ? "outbox" : undefined,
    facts: [
      fact("waiting", number(waiting)),
      fact("oldest", waiting > 0 ? span(oldestSeconds) : "–"),
      fact("scheduled", number(scheduled)),
    ],
  };
}

function unknownOutcomes({ messages, oldestSubmittedAt }, _, now) {
  const old = oldestSubmittedAt && (now - Date.parse(oldestSubmittedAt)) / 1000;
  return {
    facts: [fact("messages", number(messages)), time("oldestSubmitted", oldestSubmittedAt)],
    doubt: old > LONG ? "unknown" : undefined,
  };
}

function reports({ lastAt, silence, refusedHours, refused }) {
  const facts = [time("lastReport", lastAt)];
  if (silence) facts.push(fact("silence", silence));
  const calls = refused.reduce((sum, each) => sum + each.calls, 0);
  facts.push({ label: say("system.refused", { n: refusedHours }), value: number(calls) });
  return {
    facts,
    table: refused.length > 0 && {
      head: ["refusedWhy", "refusedCalls", "refusedLast"].map(label),
      rows: refused.map((each) => [
        refusalWords(each.reason),
        number(each.calls),
        moment(each.lastAt),
      ]),
    },
  };
}

function logs({ callsPerMinute, lastAskedAt, lateSeconds }) {
  return {
    facts: [
      fact("budget", say("system.perMinute", { n: callsPerMinute })),
      time("lastAsked", lastAskedAt),
      fact("late", lateSeconds > 0 ? span(lateSeconds) : say("system.notLate")),
    ],
    doubt: lateSeconds > LONG ? "logs" : undefined,
  };
}

function streams({ open }, { nodes: all }) {
  const each = all
    .filter(({ gone }) => !gone)
    .map((node) => ({ label: node.name, value: number(node.streams) }));
  return { facts: [fact("open", number(open)), ...(each.length > 1 ? each : [])] };
}

function nodes(all, _, now) {
  const columns = ["node", "state", "version", "started", "seen", "clock", "answer"];
  return {
    table: { head: columns.map(label), rows: all.map((node) => nodeRow(node, now)) },
    doubt: all.some((node) => nodeState(node) === "paused") ? "nodes" : undefined,
  };
}

function nodeRow(node, now) {
  return [
    node.here ? say("system.here", { name: node.name }) : node.name,
    say(`system.state.${nodeState(node)}`),
    node.version,
    moment(node.startedAt),
    say("system.ago", {
      time: span(Math.max(0, Math.round((now - Date.parse(node.lastSeenAt)) / 1000))),
    }),
    `${node.clockSkewMillis > 0 ? "+" : ""}${number(node.clockSkewMillis)} ms`,
    `${number(node.databaseMillis)} ms`,
  ];
}

function nodeState({ gone, submitting: goesOn }) {
  if (gone) return "gone";
  return goesOn ? "submits" : "paused";
}

function database({ version, schema, bytes, connections, mostConnections }) {
  return {
    facts: [
      fact("postgres", version),
      fact("schema", schema),
      fact("size", size(bytes)),
      fact("connections", say("system.ofConnections", { some: connections, n: mostConnections })),
    ],
  };
}

function retention(parts) {
  return {
    table: {
      head: ["what", "keptFor", "oldestKept", "next"].map(label),
      rows: parts.map(({ what, keptFor, oldestAt, nextAt }) => [
        say(`system.kept.${what}`),
        keptFor ? age(keptFor) : say("system.forEver"),
        oldestAt ? moment(oldestAt) : "–",
        nextAt ? moment(nextAt) : "–",
      ]),
    },
  };
}

function label(name) {
  return say(`system.${name}`);
}

function fact(name, value) {
  return { label: label(name), value };
}

function time(name, at) {
  return { label: label(name), value: at ? moment(at) : "–", at };
}

/** Of an ISO 8601 duration as Java writes it. */
function age(iso) {
  const [, hours = 0, minutes = 0, seconds = 0] =
    /^PT(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?$/.exec(iso) ?? [];
  const days = Number(hours) / 24;
  if (days >= 2 && Number.isInteger(days)) return unit("day", days);
  return span(Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds));
}

function size(bytes) {
  const large = bytes >= 1e9;
  return unit(large ? "gigabyte" : "megabyte", bytes / (large ? 1e9 : 1e6));
}

function unit(name, value) {
  return new Intl.NumberFormat(locale(), {
    style: "unit",
    unit: name,
    unitDisplay: name === "day" ? "long" : "short",
    maximumFractionDigits: 1,
  }).format(value);
}
