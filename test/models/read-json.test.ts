import fc from "fast-check";
import { expect, test } from "vitest";
import { createAnswerShape } from "../../models/answer-shape.ts";
import { readJson } from "../../models/read-json.ts";
import { claimsSchema, malformedAnswers } from "./malformed-answers.ts";

const { validate } = createAnswerShape(claimsSchema);
const anyValue = () => undefined;

function withoutNote(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, part) => (key === "note" ? undefined : part)));
}

test("reads at least 99 % of the malformed answers, each as the value it holds", () => {
  const answers = malformedAnswers();
  const wrong = answers.filter(({ text, value }) => {
    const read = readJson(text, validate);
    return read.kind !== "read" || JSON.stringify(withoutNote(read.value)) !== JSON.stringify(value);
  });
  expect(answers.length).toBeGreaterThanOrEqual(200);
  expect(wrong.map(({ rule, text }) => `${rule}: ${text.slice(0, 300)}`).slice(0, 20)).toEqual([]);
});

test("no beginning of an answer is ever read as an answer", () => {
  for (const { text, value, rule } of malformedAnswers().filter((_, at) => at % 7 === 0)) {
    const length = text.lastIndexOf("}");
    for (let cut = 1; cut <= length; cut += Math.max(1, Math.floor(length / 150))) {
      const read = readJson(text.slice(0, cut), validate);
      if (read.kind === "read")
        expect(JSON.stringify(withoutNote(read.value)), rule).toBe(JSON.stringify(value));
    }
  }
});

test("a beginning of any JSON object gives no value, even when every value would do", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }), fc.nat(), (value, at) => {
      const json = JSON.stringify(value);
      expect(readJson(json.slice(0, 1 + (at % (json.length - 1))), anyValue).kind).toBe("unreadable");
      expect(readJson(json, anyValue)).toEqual({ kind: "read", value: JSON.parse(json) });
    }),
    { numRuns: 300 },
  );
});

test("any text ends in a value or in words of what is wrong", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.constantFrom(
          '"',
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          "a",
          "1",
          "\\",
          "'",
          "\n",
          "<think>",
          "</think>",
          "//",
        ),
        { maxLength: 60 },
      ),
      (parts) => {
        expect(["read", "invalid", "unreadable"]).toContain(readJson(parts.join(""), validate).kind);
      },
    ),
    { numRuns: 500 },
  );
});

test.each([
  ["the schema itself", JSON.stringify(claimsSchema), "unreadable", /repeats the JSON Schema/],
  ["thoughts that never end", '<think>so {"claims": []}', "unreadable", /only thoughts/],
  ["no JSON", "I cannot see any claims.", "unreadable", /no JSON/],
  ["an unclosed list", '{"claims": [{"text": "a", "ids": []}', "unreadable", /not closed/],
  [
    "two answers that both fit",
    '{"claims": []}\n{"claims": [{"text": "a", "ids": []}]}',
    "unreadable",
    /several/,
  ],
  ["a broken value before one that fits", '{"claims": [x]} {"claims": []}', "unreadable", /broken/],
  ["a missing field", '{"claims": [{"text": "a"}]}', "invalid", /claims\[0\]\.ids/],
])("%s is told", (...[, text, kind, problem]) => {
  expect(readJson(text, validate)).toMatchObject({ kind, problem: expect.stringMatching(problem) });
});

test("the same answer twice is one answer", () => {
  expect(readJson('{"claims": []}\n\nAgain:\n{"claims": []}', validate)).toEqual({
    kind: "read",
    value: { claims: [] },
  });
});

test("quotes within a string are kept where their place is clear", () => {
  const text = '{"claims": [{"text": "He said "yes" to it", "ids": ["s1"]}]}';
  expect(readJson(text, validate)).toEqual({
    kind: "read",
    value: { claims: [{ text: 'He said "yes" to it', ids: ["s1"] }] },
  });
});

test("deep nesting and long runs of brackets end quickly", () => {
  const startedMs = performance.now();
  for (const text of [
    "[".repeat(200_000),
    '{"a":'.repeat(50_000),
    `{"a":${"[".repeat(5_000)}${"]".repeat(5_000)},}`,
  ]) {
    expect(readJson(text, validate).kind).not.toBe("read");
  }
  expect(performance.now() - startedMs).toBeLessThan(3_000);
});
