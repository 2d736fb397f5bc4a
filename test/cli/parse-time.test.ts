import { expect, test } from "vitest";
import { parseTime } from "../../cli/parse-time.ts";

test.each([
  ["754", 754],
  ["0", 0],
  ["12.5", 12.5],
  ["12:34", 754],
  ["1:02:03", 3723],
  ["00:00:07.250", 7.25],
  ["100:00:00", 360000],
])("reads %s as %d seconds", (text, seconds) => {
  expect(parseTime(text)).toBe(seconds);
});

test.each(["", "soon", "-5", "1:60", "1:99:00", "1:2:3:4", "12:", "1e3", " 5"])("refuses %j", (text) => {
  expect(() => parseTime(text)).toThrow("Give seconds or a clock time: 754, 12:34 or 1:02:03.");
});
