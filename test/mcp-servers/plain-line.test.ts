import fc from "fast-check";
import { expect, test } from "vitest";
import { plainLine } from "../../mcp-servers/plain-line.ts";

test.each([
  ["nothing to change", "nothing to change"],
  ["a\r\nb\tc\u0000d", "a b c d"],
  ["un\u200Bseen \u202Eturned", "un seen turned"],
  ["\uD800 half", "half"],
  ['The file "/Users/ada/talk.vtt" is gone.', 'The file "talk.vtt" is gone.'],
  ["No /Users/ada/talks/a.vtt here", "No a.vtt here"],
  ['In "/Users/ada/My talks/b c.vtt" there', 'In "b c.vtt" there'],
  ["at C:\\Users\\Ada\\a.vtt now", "at a.vtt now"],
  ["at \\\\server\\share\\a.vtt now", "at a.vtt now"],
  [
    "Read transcript://talk-1/a or https://a.example/b/c",
    "Read transcript://talk-1/a or https://a.example/b/c",
  ],
  ["2 km/h and/or 3 / 4", "2 km/h and/or 3 / 4"],
  ["application/json", "application/json"],
])("%j becomes %j", (text, line) => {
  expect(plainLine(text, 100)).toBe(line);
});

test("a long line is cut, never in the middle of a letter", () => {
  expect(plainLine("abcdef", 6)).toBe("abcdef");
  expect(plainLine("abcdefg", 6)).toBe("abcde…");
  expect(plainLine("abcd😀fg", 6)).toBe("abcd…");
});

test("any text becomes one short well-formed line", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
      const line = plainLine(text, 80);
      expect(line.length).toBeLessThanOrEqual(80);
      expect(line).not.toMatch(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u);
    }),
  );
});
