import { noteSeen, seenAt } from "/js/webhook-badge.js";
import "/js/elements/webhook-calls.js";
import { FakeApi, FakeClock, json, problem, settled } from "./fakes.js";
import { equal, test } from "./runner.js";

const call = (id, others = {}) => ({
  id,
  receivedAt: "2026-11-20T10:00:00Z",
  accepted: true,
  remote: "192.0.2.1",
  bytes: 100,
  verdicts: { applied: 1 },
  outcomes: { delivered: 1 },
  messages: 0,
  ...others,
});

const SECRETS = {
  trustsAnyone: false,
  sources: false,
  secrets: [
    { proof: "token", set: true, lastUsedAt: "2026-11-20T10:00:00Z", previous: {} },
    { proof: "basic", set: false },
    { proof: "signature", set: false },
  ],
};

const REPORT = {
  id: "r",
  webhookCallId: "w",
  entry: 0,
  receivedAt: "2026-11-20T10:00:00Z",
  messageId: "ord-1",
  report: { status: { name: "DELIVERED_TO_HANDSET" } },
  suggestions: [
    { messageId: "m", correlationId: "c", to: "+385911110003", status: "X", outcome: "sent" },
  ],
};

/** The screen on an API that has these calls and reports. */
class Shown {
  clock = new FakeClock();
  calls = [call("2"), call("1")];
  /** What a change is answered with. @type {any} */
  change;
  api = new FakeApi((asked) => this.#answer(asked));
  screen;

  static async at(attributes = {}, others = {}) {
    const shown = Object.assign(new Shown(), others);
    shown.screen = document.createElement("tidings-webhook-calls");
    Object.entries(attributes).forEach(([name, value]) => shown.screen.setAttribute(name, value));
    document.getElementById("main").replaceChildren(shown.screen);
    await settled();
    await settled();
    return shown;
  }

  all(selector) {
    return [...this.screen.querySelectorAll(selector)];
  }

  one(selector) {
    return this.screen.querySelector(selector);
  }

  get ids() {
    return this.all("tidings-webhook-call").map(({ dataset }) => dataset.callId);
  }

  asked(method) {
    return this.api.asked.filter((asked) => asked.method === method).map(({ path }) => path);
  }

  async press(words) {
    this.all("button")
      .find(({ textContent }) => textContent === words)
      .click();
    await settled();
    await settled();
  }

  #answer({ method, path }) {
    if (path.includes("attention")) return json({ refused: 3, unmatched: 1, dismissed: 0 });
    if (path.includes("secrets")) return json(SECRETS);
    if (path.includes("unmatched")) {
      return method === "GET" ? json({ unmatchedReports: [REPORT] }) : (this.change ?? json({}));
    }
    return json({ webhookCalls: this.calls });
  }
}

test("what has come since waits for a click and moves nothing", async () => {
  const shown = await Shown.at();
  shown.calls = [call("4"), call("3"), ...shown.calls];
  await shown.clock.pass(5000);

  equal(shown.ids, ["2", "1"]);
  equal(shown.one(".newer").textContent, "2 new");
  await shown.press("2 new");
  equal(shown.ids, ["4", "3", "2", "1"]);
  equal(shown.one(".newer").hidden, true);
});

test("pills count what needs a look, and nothing else", async () => {
  const shown = await Shown.at();
  equal(
    shown.all(".pill").map(({ textContent }) => textContent),
    ["All", "Accepted", "Refused 3", "Unmatched reports 1", "Dismissed"],
  );
});

test("the rows are one stop for the tab key", async () => {
  const shown = await Shown.at();
  equal(
    shown.all("summary").map(({ tabIndex }) => tabIndex),
    [0, -1],
  );
});

test("a troubled call says so in words and a refused one why", async () => {
  const shown = await Shown.at({}, {});
  shown.calls = [
    call("9", { verdicts: { unmatched: 1 }, outcomes: {} }),
    call("8", { accepted: false, reason: "xml", verdicts: {}, outcomes: {} }),
  ];
  await shown.press("Refresh");
  equal(
    shown.all("tidings-webhook-call").map(({ dataset }) => dataset.state),
    ["troubled", "refused"],
  );
  equal(shown.one(".badge.trouble").textContent, "1 unmatched");
  equal(
    shown.all(".call-words")[1].textContent,
    "Refused: The body is XML; reports are taken as JSON.",
  );
});

test("calls of one message are asked for by its id", async () => {
  const shown = await Shown.at({ message: "m" });
  equal(shown.asked("GET").includes("api/webhook-calls?messageId=m"), true);
  equal(shown.one("#call-message").value, "m");
});

test("the secrets tell what is set and that the one before still counts", async () => {
  const shown = await Shown.at();
  equal(shown.all("[data-proof]").length, 1);
  equal(
    shown.all("[data-proof=token] dd").map(({ textContent }) => textContent.includes("used")),
    [true, true],
  );
  equal(shown.one(".badge.trouble").textContent, "previous one still right");
});

test("assigning asks first, and can be undone", async () => {
  const shown = await Shown.at({ show: "unmatched" });
  equal(shown.one(".unmatched-head a").getAttribute("href"), "#/webhooks/w");
  await shown.press("Assign");
  equal(shown.asked("POST"), []);
  equal(
    shown.one(".call-sentence").textContent,
    "Record DELIVERED_TO_HANDSET for the message to +385 91 111 0003?",
  );
  await shown.press("Yes, assign it");
  equal(shown.asked("POST"), ["api/unmatched-reports/r/assign"]);
  await shown.press("Undo");
  equal(shown.asked("DELETE"), ["api/unmatched-reports/r/assign"]);
  equal(shown.all(".suggestions button").length, 1);
});

test("an undo that is refused says why", async () => {
  const shown = await Shown.at({ show: "unmatched" });
  await shown.press("Dismiss");
  shown.change = problem(409, "already-matched", { detail: "It has its message." });
  await shown.press("Undo");
  equal(shown.one(".field-error").textContent, "It has its message.");
});

test("refused calls count from when somebody looked, and for a day at most", () => {
  localStorage.removeItem("tidings.webhooks-seen");
  const now = Date.now();
  equal(seenAt(now), new Date(now - 86_400_000).toISOString());
  noteSeen();
  equal(seenAt(now) > new Date(now - 86_400_000).toISOString(), true);
  localStorage.removeItem("tidings.webhooks-seen");
});
