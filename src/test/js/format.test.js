import { ago, hiddenNumber, preciseTime, price, shortTime, shownText } from "/js/format.js";
import { equal, test } from "./runner.js";

test("how long ago is told in the largest unit that is full, and never in the future", () => {
  equal([-5000, 0, 59_499, 60_000, 3_599_000, 3_600_000, 90_000_000].map(ago), [
    "0 s ago",
    "0 s ago",
    "59 s ago",
    "1 min ago",
    "59 min ago",
    "1 h ago",
    "25 h ago",
  ]);
});

test("a text that was deleted says since when", () => {
  const words = shownText({ text: null, textDeletedAt: "2026-11-20T10:00:00Z" });
  equal(words.startsWith("Text deleted on "), true);
  equal(words.includes("2026"), true);
});

test("a text or a number that is hidden says so, and one that is not is shown", () => {
  equal(
    [
      shownText({ text: null, textHidden: true }),
      shownText({ text: "Your table is ready." }),
      hiddenNumber("…101"),
      hiddenNumber("+385911111101"),
    ],
    [
      "Text hidden: your key may not read it",
      "Your table is ready.",
      "Number hidden: your key may not read it",
      "",
    ],
  );
});

test("fractions of a cent are shown, and currencies that are none are told as they are", () => {
  equal(price({ amount: 0.00325, currency: "EUR" }).includes("0.00325"), true);
  equal(price({ amount: 3, currency: "credits" }), "3 credits");
});

test("moments have their day beyond today, and their year beyond this one", () => {
  const now = new Date();
  const lastYear = new Date(now.getFullYear() - 1, now.getMonth(), 1, 12);
  equal(shortTime(now.toISOString()).includes(String(now.getFullYear())), false);
  for (const words of [shortTime, preciseTime]) {
    equal(words(lastYear.toISOString()).includes(String(lastYear.getFullYear())), true);
  }
  const day = (moment) => /[A-Z][a-z]{2} \d/.test(preciseTime(moment.toISOString()));
  equal([day(now), day(new Date(now.getTime() - 86_400_000))], [false, true]);
});
