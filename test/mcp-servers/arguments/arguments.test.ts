import { expect, test } from "vitest";
import { z } from "zod";
import { checkedItems } from "../../../mcp-servers/arguments/checked-items.ts";
import { cursorArgument } from "../../../mcp-servers/arguments/cursor-argument.ts";
import { moment } from "../../../mcp-servers/arguments/moment.ts";
import { optionalArgument } from "../../../mcp-servers/arguments/optional-argument.ts";
import { responseFormat } from "../../../mcp-servers/arguments/response-format.ts";
import { wholeNumber } from "../../../mcp-servers/arguments/whole-number.ts";

test.each([
  [754, 754],
  ["754", 754],
  ["754.5", 754.5],
  ["12:34", 754],
  ["1:02:03", 3723],
  ["01:02:03,500", 3723.5],
  ["[12:34]", 754],
  [' "12:34" ', 754],
  ["90:00", 5400],
  ["12m34s", 754],
  ["1h 2m", 3720],
  ["2 min", 120],
  ["S0123", "s0123"],
])("a moment %j is %j, and stays it when read again", (given, read) => {
  expect(moment.parse(given)).toBe(read);
  expect(moment.parse(read)).toBe(read);
});

test.each(["", "noon", "1:60", "1:2:3:4", "-5", -5, Number.NaN, Number.POSITIVE_INFINITY, null, "s1"])(
  "%j is no moment",
  (given) => {
    expect(moment.safeParse(given).success).toBe(false);
  },
);

const limit = wholeNumber({ fallback: 10, least: 2, most: 5000 });

test.each([
  [undefined, 10],
  [null, 10],
  ["", 10],
  [3, 3],
  ["3", 3],
  ['"3"', 3],
  ["3.0", 3],
  ["3,000", 3000],
  [999_999, 5000],
])("a whole number %j is %j", (given, read) => {
  expect(limit.parse(given)).toBe(read);
  expect(limit.parse(read)).toBe(read);
});

test.each([1, -3, 3.5, "three", "1e3", true, [3]])("%j is no whole number in range", (given) => {
  expect(limit.safeParse(given).success).toBe(false);
});

test.each([
  [123456789012345, "123456789012345"],
  ["123456789012345", "123456789012345"],
  ["'123456789012345'", "123456789012345"],
  ["123456789012345.0", "123456789012345"],
  [null, undefined],
  [" ", undefined],
])("a cursor %j is %j", (given, read) => {
  expect(cursorArgument.parse(given)).toBe(read);
});

test("an absent argument may be null or blank", () => {
  const schema = z.strictObject({ name: optionalArgument(z.string()), format: responseFormat });
  expect(schema.parse({ name: null, format: null })).toEqual({ name: undefined, format: "concise" });
  expect(schema.parse({ name: "  ", format: " Detailed " })).toEqual({ name: undefined, format: "detailed" });
  expect(schema.parse({})).toEqual({ format: "concise" });
});

const quotes = checkedItems("quote");
const words = { text: "so it was" };

test.each([
  [[words], [words]],
  [["so it was"], [words]],
  ["so it was", [words]],
  [words, [words]],
  [{ quote: "so it was" }, [words]],
  ['[{"text":"so it was","speaker":"Ada"}]', [{ ...words, speaker: "Ada" }]],
  ["[so it was", [{ text: "[so it was" }]],
  [[{ text: "so it was", speaker: null }], [words]],
  [["42"], [{ text: "42" }]],
])("quotes %j are read as a list of objects", (given, read) => {
  expect(quotes.parse(given)).toEqual(read);
  expect(quotes.parse(read)).toEqual(read);
});

test.each([undefined, null, 42, [42], [], [{}], [{ text: "" }], [{ text: "a", who: "Ada" }]])(
  "%j is no list of quotes",
  (given) => {
    expect(quotes.safeParse(given).success).toBe(false);
  },
);
