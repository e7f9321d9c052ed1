import { criteriaOf, filtersOf, isOpenEnded } from "/js/message-criteria.js";
import { againBody, canHelp, headline, obstacle, providerFacts } from "/js/message-page.js";
import { CsvCounter, LinesCounter } from "/js/row-counter.js";
import { equal, test } from "./runner.js";

const FAILED = {
  to: "+385911111101",
  clientReference: "table-9",
  outcome: "failed",
  explanation: { text: "The phone is switched off or out of coverage.", resend: "later" },
  provider: { groupId: 2, id: 9, name: "UNDELIVERABLE_NOT_DELIVERED" },
  error: { groupId: 1, id: 27, name: "EC_ABSENT_SUBSCRIBER", permanent: false },
};

const REQUEST = { text: "Hello", sender: "Tidings", flash: true, sendAt: "2026-11-23T13:00:00Z" };

test("a headline says what became of it, and why", () => {
  equal(headline(FAILED), "Not delivered: the phone is switched off or out of coverage");
  equal(
    headline({ outcome: "sent", explanation: { text: "Infobip has accepted it." } }),
    "Sent: Infobip has accepted it",
  );
});

test("sending again is offered only where it can help", () => {
  const resend = (how) => ({ ...FAILED, explanation: { text: "x", resend: how } });
  equal(
    [
      FAILED,
      resend("changed"),
      resend("never"),
      resend(undefined),
      { ...FAILED, outcome: "sent" },
    ].map(canHelp),
    [true, true, false, false, false],
  );
});

test("what is sent again is the same to those it failed for, and at once", () => {
  equal(againBody(REQUEST, [FAILED]), {
    text: "Hello",
    sender: "Tidings",
    flash: true,
    recipients: [{ to: "+385911111101", clientReference: "table-9" }],
  });
});

test("what is hidden, erased or deleted cannot be sent again", () => {
  equal(
    [
      obstacle(REQUEST, [FAILED]),
      obstacle({ ...REQUEST, textHidden: true, text: null }, [FAILED]),
      obstacle(REQUEST, [{ ...FAILED, to: "…101" }]),
      obstacle(REQUEST, [{ ...FAILED, to: "erased-1" }]),
      obstacle({ ...REQUEST, text: null }, [FAILED]),
    ],
    [
      undefined,
      "message.again.hidden",
      "message.again.hidden",
      "message.again.erased",
      "message.again.deleted",
    ],
  );
});

test("what the provider said is told with its codes, and what it did not say is left out", () => {
  equal(providerFacts(FAILED), [
    ["message.status", "2/9 UNDELIVERABLE_NOT_DELIVERED"],
    ["message.error", "1/27 EC_ABSENT_SUBSCRIBER"],
    ["message.permanent", "no"],
    ["message.resend", "can help, later"],
  ]);
});

test("filters of an address are criteria of the API, and a number is read apart", () => {
  const filters = filtersOf(
    new URLSearchParams("outcome=failed&error=27&from=2026-11-23T00:00:00Z&id="),
  );
  equal(criteriaOf(filters, "00385 91 111 1101"), {
    outcome: "failed",
    error: 27,
    from: "2026-11-23T00:00:00.000Z",
    recipient: "+385911111101",
  });
  equal(criteriaOf(filtersOf(new URLSearchParams("error=EC_ABSENT_SUBSCRIBER&to=soon")), "x"), {
    error: "EC_ABSENT_SUBSCRIBER",
    to: "soon",
    recipient: "x",
  });
});

test("an id is that of a message or of a send request by its version", () => {
  const criteria = (id) => criteriaOf(filtersOf(new URLSearchParams({ id })));
  equal(criteria("019ab0c4-8d1e-7c52-b7d5-1f0a6f0a9e01"), {
    messageId: "019ab0c4-8d1e-7c52-b7d5-1f0a6f0a9e01",
  });
  equal(criteria("6f1c7a3e-52c1-4a43-9d0c-0d3c1b7d6a11"), {
    correlationId: "6f1c7a3e-52c1-4a43-9d0c-0d3c1b7d6a11",
  });
});

test("new messages are looked for where they can come, and never by a number", () => {
  const open = (query, number = "") => isOpenEnded(filtersOf(new URLSearchParams(query)), number);
  equal(
    [open(""), open("outcome=failed"), open("to=2020-01-01"), open("", "1101"), open("id=a")],
    [true, true, false, false, false],
  );
});

test("rows of a table are counted as they come, whatever stands in their cells", () => {
  const counter = new CsvCounter();
  const bytes = (text) => new TextEncoder().encode(text);
  counter.count(bytes('to,text\r\n1,"a\r\n'));
  equal(counter.rows, 0);
  counter.count(bytes('b"\r\n2,""\r\n'));
  equal(counter.rows, 2);
});

test("JSON lines are whole when their last line has come", () => {
  const counter = new LinesCounter();
  const bytes = new TextEncoder().encode(
    '{"kind":"export"}\n{"kind":"message","to":"+385"}\n{"kind":"progress"}\n{"kind":"end"}\n',
  );
  counter.count(bytes.slice(0, 30));
  equal([counter.rows, counter.isWhole], [0, false]);
  counter.count(bytes.slice(30));
  equal([counter.rows, counter.isWhole], [1, true]);
});
