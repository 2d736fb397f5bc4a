import { expect, test } from "vitest";
import { parseCap, parseCount, parsePositive, parseWholeCap } from "../../cli/parse-number.ts";

test.each([
  [parsePositive, "0.5", 0.5],
  [parsePositive, ".5", 0.5],
  [parseCap, "0", 0],
  [parseCap, "0.00", 0],
  [parseCap, "2.5", 2.5],
  [parseWholeCap, "0", 0],
  [parseWholeCap, "12", 12],
  [parseCount, "3", 3],
])("%o reads %s", (parse, text, value) => {
  expect(parse(text)).toBe(value);
});

test.each([
  [parsePositive, "0"],
  [parsePositive, "-1"],
  [parsePositive, "1e3"],
  [parsePositive, "ten"],
  [parsePositive, "9".repeat(400)],
  [parseCap, ""],
  [parseWholeCap, "1.5"],
  [parseCount, "0"],
  [parseCount, "1.5"],
])("%o refuses %j", (parse, text) => {
  expect(() => parse(text)).toThrow(/^Give a (whole )?number/);
});
