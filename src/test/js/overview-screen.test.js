import "/js/elements/overview-screen.js";
import { setSession } from "/js/session.js";
import { FakeApi, FakeClock, eventually, json, lookAway, problem } from "./fakes.js";
import { equal, test } from "./runner.js";

const OUTCOMES = { pending: 3, sent: 2, delivered: 90, failed: 10, cancelled: 0 };

const TOTAL = {
  accepted: 105,
  outcomes: OUTCOMES,
  segments: 140,
  cost: [
    { currency: "EUR", amount: 4.2 },
    { currency: "USD", amount: 1 },
  ],
  deliveredShare: 0.9,
  toHandset: { p50: 2.4, p90: 130, p99: 4000 },
};

const EMPTY = {
  accepted: 0,
  outcomes: { pending: 0, sent: 0, delivered: 0, failed: 0, cancelled: 0 },
  segments: 0,
  cost: [],
  deliveredShare: null,
  toHandset: null,
};

const MINUTES = Array.from({ length: 60 }, (_, minute) => ({
  at: new Date(Date.UTC(2026, 10, 29, 10, minute)).toISOString(),
  accepted: minute,
  submitted: 2,
  reported: 1,
}));

/** The screen on an API whose figures the test can change. */
class Shown {
  clock = new FakeClock();
  total = TOTAL;
  month = TOTAL;
  late = [];
  /** @type {Record<string, any[]>} */
  rows = { country: [{ key: "DE", name: "Germany", ...TOTAL }] };
  api = new FakeApi((call) => this.#answer(call));
  screen = document.createElement("tidings-overview-screen");

  async begin(days) {
    if (days) this.screen.setAttribute("days", days);
    document.getElementById("main").replaceChildren(this.screen);
    await this.clock.pass(0);
  }

  end() {
    this.screen.remove();
  }

  async drawn() {
    await eventually(() => this.screen.querySelector(".lines canvas"), "the lines are drawn");
  }

  find(selector) {
    return this.screen.querySelector(selector);
  }

  text(selector) {
    return this.find(selector).textContent;
  }

  asked(by) {
    return this.api.asked.filter(({ path }) => path.includes(by));
  }

  #answer({ path }) {
    const url = new URL(path, location.href);
    if (url.pathname.endsWith("/minutes")) return json({ minutes: MINUTES });
    if (url.pathname.endsWith("/lateness")) return json({ late: this.late });
    const by = url.searchParams.get("by");
    const total = by === "outcome" ? this.month : this.total;
    return json({ by, upTo: new Date(Date.now()).toISOString(), total, rows: this.rows[by] ?? [] });
  }
}

test("six figures are shown, with the messages they are about", async () => {
  const shown = new Shown();
  await shown.begin();
  const value = (name) => shown.text(`[data-figure=${name}]`);
  equal(["accepted", "delivered", "failed", "waiting", "toHandset", "cost"].map(value), [
    "105",
    "90%",
    "10%",
    "5",
    "2.4 sec",
    "€4.20",
  ]);
  const now = new Date(shown.clock.now);
  const month = String(now.getMonth() + 1).padStart(2, "0");
  const from = `${now.getFullYear()}-${month}-${String(now.getDate()).padStart(2, "0")}T00%3A00`;
  equal(
    shown.find("[data-figure=failed]").getAttribute("href"),
    `#/messages?outcome=failed&from=${from}`,
  );
  equal(
    [...shown.screen.querySelectorAll(".figure-note")].map(({ textContent }) => textContent),
    [
      "140 segments",
      "90 messages",
      "10 messages",
      "3 pending, 2 sent",
      "median; 90 of 100 within 2 min 10 sec",
      "and $1.00",
    ],
  );
  shown.end();
});

test("where nothing has ended there is a dash in the place of a share", async () => {
  const shown = new Shown();
  shown.total = { ...EMPTY, accepted: 2, outcomes: { ...EMPTY.outcomes, pending: 2 } };
  await shown.begin();
  equal(
    ["delivered", "failed", "toHandset", "cost"].map((name) => shown.text(`[data-figure=${name}]`)),
    ["–", "–", "–", "–"],
  );
  shown.end();
});

test("a longer span asks from the midnight it begins with, and is told in the address", async () => {
  const shown = new Shown();
  await shown.begin("7");
  const now = new Date(shown.clock.now);
  const since = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 6).toISOString();
  equal(
    shown.asked("by=country")[0].path,
    `api/statistics?${new URLSearchParams({ by: "country", since })}`,
  );
  equal(shown.find("[data-days='7']").getAttribute("aria-current"), "true");
  equal(shown.screen.querySelectorAll(".bar-column").length, 7);
  shown.end();
});

test("figures are asked for every ten seconds and lines every five, while they are seen", async () => {
  const shown = new Shown();
  await shown.begin();
  await shown.drawn();
  await shown.clock.pass(5_100);
  equal([shown.asked("by=country").length, shown.asked("minutes").length], [1, 2]);
  await shown.clock.pass(5_000);
  equal([shown.asked("by=country").length, shown.asked("minutes").length], [2, 3]);
  lookAway(true);
  await shown.clock.pass(60_000);
  equal([shown.asked("by=country").length, shown.asked("minutes").length], [2, 3]);
  lookAway(false);
  await shown.clock.pass(0);
  equal([shown.asked("by=country").length, shown.asked("minutes").length], [3, 4]);
  shown.end();
  await shown.clock.pass(60_000);
  equal(shown.asked("by=country").length, 3, "who has gone asks nothing");
});

test("changed figures take the place of what they were, in the same elements", async () => {
  const shown = new Shown();
  await shown.begin();
  const [figure, name] = [shown.find("[data-figure=accepted]"), shown.find(".figure-name")];
  name.focus();
  shown.rows = {
    country: [
      { key: "DE", ...TOTAL, accepted: 106 },
      { key: "FR", ...TOTAL, accepted: 900 },
    ],
  };
  shown.total = { ...TOTAL, accepted: 106 };
  await shown.clock.pass(10_100);
  equal(figure.textContent, "106");
  equal(document.activeElement === name, true, "the focus stays");
  const names = () =>
    [...shown.find("[by=country]").querySelectorAll(".figure-name")].map(
      ({ textContent }) => textContent,
    );
  equal(names(), ["Germany", "France"], "nothing moves while somebody is there");
  name.blur();
  await shown.clock.pass(10_100);
  equal(names(), ["France", "Germany"]);
  shown.end();
});

test("a table without rows has nothing to save", () => {
  const table = document.createElement("tidings-figure-table");
  table.setAttribute("by", "country");
  document.getElementById("main").replaceChildren(table);
  const csv = table.querySelector("header button");
  equal(csv.hasAttribute("disabled"), true);
  table.show([{ key: "DE", name: "Germany", ...TOTAL }], "2026-11-29T00:00:00Z");
  equal(csv.hasAttribute("disabled"), false);
  table.show([], "2026-11-29T00:00:00Z");
  equal(csv.hasAttribute("disabled"), true);
});

test("a table shows few rows, and all of them when asked to", async () => {
  const shown = new Shown();
  const sender = (_, at) => ({ key: `S${at}`, ...TOTAL, accepted: 100 - at });
  shown.rows = { sender: Array.from({ length: 20 }, sender) };
  await shown.begin();
  const table = shown.find("[by=sender]");
  equal(table.querySelectorAll("tbody tr").length, 8);
  table.querySelector("[aria-expanded]").click();
  equal(table.querySelectorAll("tbody tr").length, 20);
  equal(table.querySelector("[aria-expanded]").textContent, "Show fewer");
  shown.end();
});

test("what fails is told by its words, with a link to its messages", async () => {
  const shown = new Shown();
  const failed = (count) => ({ ...TOTAL, outcomes: { ...OUTCOMES, failed: count } });
  shown.rows = {
    error: [
      { key: "27", name: "The phone was off or out of reach.", ...failed(10) },
      { key: "NO_REPORT", ...failed(4) },
    ],
  };
  await shown.begin();
  const rows = [...shown.find("[by=error]").querySelectorAll("tbody tr")];
  equal(
    rows.map((row) => [row.querySelector("a").textContent, row.querySelector("td").textContent]),
    [
      ["The phone was off or out of reach.", "10"],
      ["NO_REPORT", "4"],
    ],
  );
  equal(
    rows.map((row) => row.querySelector("a").getAttribute("href").split("&from=")[0]),
    ["#/messages?error=27", "#/messages?outcome=failed"],
  );
  shown.end();
});

test("a sender that may be a number leads nowhere", async () => {
  const shown = new Shown();
  shown.rows = {
    sender: [
      { key: "Tidings", ...TOTAL },
      { key: "*******3443", ...TOTAL },
    ],
  };
  await shown.begin();
  equal(
    [...shown.find("[by=sender]").querySelectorAll(".figure-name")].map((link) =>
      link.hasAttribute("href"),
    ),
    [true, false],
  );
  shown.end();
});

test("what is late is one line that opens", async () => {
  const shown = new Shown();
  shown.late = [
    { by: "country", key: "DE", messages: 80, p90: 300, usual: 12, missing: 3 },
    {
      by: "network",
      key: "21901",
      name: "T-Mobile",
      messages: 40,
      p90: null,
      usual: 9,
      missing: 40,
    },
  ];
  await shown.begin();
  const slow =
    "Germany is slow: 90 of 100 messages within 5 min (usually 12 sec). 3 messages are overdue.";
  equal(shown.text(".late summary"), `${slow} And 1 more`);
  equal(
    [...shown.screen.querySelectorAll(".late li")].map(({ textContent }) => textContent),
    [
      slow,
      "T-Mobile is silent: no delivery (usually 90 of 100 messages within 9 sec). 40 messages are overdue.",
    ],
  );
  shown.end();
});

test("lines are drawn by a library that comes with the first of them, and once", async () => {
  const shown = new Shown();
  await shown.begin();
  await shown.drawn();
  shown.end();
  document.getElementById("main").append(shown.screen);
  await shown.drawn();
  equal(document.querySelectorAll("script[src$='uPlot.iife.min.js']").length, 1);
  shown.end();
});

test("bars and lines have their tables", async () => {
  const shown = new Shown();
  const hour = new Date(new Date(shown.clock.now).setHours(0, 0, 0, 0)).toISOString();
  shown.rows = { hour: [{ key: hour, ...TOTAL }] };
  await shown.begin();
  const first = shown.find("tidings-bars tbody tr");
  equal(
    [...first.querySelectorAll("td")].map(({ textContent }) => textContent),
    ["105", "90", "10", "2", "3", "0", "€4.20 + $1.00"],
  );
  equal(shown.screen.querySelectorAll("tidings-lines tbody tr").length, 60);
  equal(
    shown.find(".lines").getAttribute("aria-label"),
    "The last hour: 1,770 accepted, 120 handed over, 60 reported",
  );
  shown.end();
});

test("the height of a bar's parts is their share of the axis", async () => {
  const shown = new Shown();
  const hour = new Date(new Date(shown.clock.now).setHours(0, 0, 0, 0)).toISOString();
  shown.rows = { hour: [{ key: hour, ...TOTAL }] };
  await shown.begin();
  const height = (outcome) => shown.find(`.bar [data-outcome=${outcome}]`).style.height;
  equal([height("delivered"), height("failed"), height("cancelled")], ["60%", "6.66667%", "0%"]);
  shown.end();
});

test("who has sent nothing yet is shown the first step, and nothing else", async () => {
  const shown = new Shown();
  setSession({ caller: "app", scopes: ["send", "read"] });
  [shown.total, shown.month] = [EMPTY, EMPTY];
  await shown.begin();
  equal(shown.text(".welcome h2"), "Nothing has been sent yet");
  equal(shown.find(".welcome a").getAttribute("href"), "#/compose");
  equal(shown.find(".overview").hidden, true);
  [shown.total, shown.month] = [TOTAL, TOTAL];
  await shown.clock.pass(10_100);
  equal([shown.find(".welcome").hidden, shown.find(".overview").hidden], [true, false]);
  shown.end();
});

test("who has a test key is told that tests are not counted", async () => {
  const shown = new Shown();
  setSession({ caller: "app", scopes: ["send", "read"], test: true });
  [shown.total, shown.month] = [EMPTY, EMPTY];
  await shown.begin();
  equal(shown.text(".welcome h2"), "Tests are not counted");
  shown.end();
});

test("where a message went is not always known, and then there is no link", async () => {
  const shown = new Shown();
  shown.rows = { country: [{ key: "unknown", ...TOTAL }], sender: [{ key: "unknown", ...TOTAL }] };
  await shown.begin();
  const [country, sender] = ["country", "sender"].map((by) =>
    shown.find(`[by=${by}] .figure-name`),
  );
  equal([country.textContent, country.hasAttribute("href")], ["Unknown", false]);
  equal([sender.textContent, sender.hasAttribute("href")], ["unknown", true]);
  shown.end();
});

test("a quiet day offers the month to who may not send", async () => {
  const shown = new Shown();
  setSession({ caller: "app", scopes: ["read"] });
  shown.total = EMPTY;
  await shown.begin();
  equal(shown.text(".welcome h2"), "Nothing was sent in this time");
  equal(
    [...shown.screen.querySelectorAll(".welcome a")].map((link) => link.getAttribute("href")),
    ["#/?days=30"],
  );
  equal(shown.find(".overview").hidden, false);
  shown.end();
});

test("an API that cannot be asked is told in words, the figures stay, and one can try again", async () => {
  const shown = new Shown();
  await shown.begin();
  shown.api.answers(() => problem(503, "busy", { detail: "Come back later." }));
  await shown.clock.pass(10_100);
  equal(shown.text(".notice p"), "Come back later.");
  equal(shown.find(".notice").hidden, false);
  equal(shown.text("[data-figure=accepted]"), "105");
  shown.api.answers(({ path }) =>
    path.endsWith("minutes")
      ? json({ minutes: MINUTES })
      : json({ late: [], total: TOTAL, rows: [], upTo: new Date(Date.now()).toISOString() }),
  );
  shown.find(".notice button").click();
  await shown.clock.pass(0);
  await eventually(() => shown.find(".notice").hidden, "the notice goes");
  shown.end();
});

test("nothing is asked for once the session has ended, until somebody has signed in", async () => {
  const shown = new Shown();
  await shown.begin();
  await shown.drawn();
  shown.api.answers(() => problem(401, "unauthorized"));
  await shown.clock.pass(10_100);
  const asked = shown.api.asked.length;
  await shown.clock.pass(60_000);
  equal(shown.api.asked.length, asked);
  shown.api.answers(({ path }) =>
    path.endsWith("minutes")
      ? json({ minutes: MINUTES })
      : json({ late: [], total: TOTAL, rows: [], upTo: new Date(Date.now()).toISOString() }),
  );
  window.dispatchEvent(new CustomEvent("tidings:signed-in", { detail: {} }));
  await shown.clock.pass(0);
  equal(shown.api.asked.length > asked, true);
  equal(shown.find(".notice").hidden, true);
  shown.end();
});
