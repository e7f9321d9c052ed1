import { kindOf } from "/js/find.js";
import { grouped, numberCriterion } from "/js/numbers.js";
import { equal, test } from "./runner.js";

test("a number is read in groups behind its country", () => {
  equal(
    ["+385911111101", "+14155550123", "+4915112345678", "+35799123456", "+88216123456789012"].map(
      grouped,
    ),
    [
      "+385 91 111 1101",
      "+1 415 555 0123",
      "+49 151 1234 5678",
      "+357 99 123 456",
      "+88216123456789012",
    ],
  );
});

test("what is hidden or erased stays as it is", () => {
  equal(["…101", "erased-1", ""].map(grouped), ["…101", "erased-1", ""]);
});

test("a number may be written in any way", () => {
  equal(
    ["+385 91 111-1101", "00385 91 111 1101", "+385(91)1111101", "091/111-1101", "1101"].map(
      numberCriterion,
    ),
    [
      { recipient: "+385911111101" },
      { recipient: "+385911111101" },
      { recipient: "+385911111101" },
      { recipientEndsWith: "911111101" },
      { recipientEndsWith: "1101" },
    ],
  );
});

test("too few digits, or letters among them, are no number", () => {
  equal(["110", "order 4711", "", "+", "0123"].map(numberCriterion), [
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

test("what is typed is an id, a number or a reference", () => {
  equal(["019ab0c4-8d1e-7c52-b7d5-1f0a6f0a9e01 ", "+385911111101", "order 4711"].map(kindOf), [
    "id",
    "number",
    "reference",
  ]);
});
