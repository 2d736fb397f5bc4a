import fc from "fast-check";
import { expect, test } from "vitest";
import { columnsOf, wrapText } from "../../report/wrap-text.ts";

test("breaks at blanks", () => {
  expect(wrapText("one two  three\nfour", 10)).toEqual(["one two", "three four"]);
});

test("cuts a word that is longer than a line", () => {
  expect(wrapText("abcdefghijklmno", 10)).toEqual(["abcdefghij", "klmno"]);
});

test("counts wide letters twice and combining marks not at all", () => {
  expect(columnsOf("日本")).toBe(4);
  expect(columnsOf("e\u0301")).toBe(1);
});

test("no line is wider than asked and no letter is lost", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.integer({ min: 10, max: 60 }), (text, width) => {
      const lines = wrapText(text, width);
      expect(lines.every((line) => columnsOf(line) <= width)).toBe(true);
      expect(lines.join("").replace(/\s/g, "")).toBe(text.replace(/\s/g, ""));
    }),
    { numRuns: 100 },
  );
});
