import { expect, test } from "vitest";
import { OnrecordError } from "../../errors.ts";
import { renderJson } from "../../report/render-json.ts";
import { makeAnalysis, makeVerification } from "./sample-input.ts";

test("gives back what was put in", () => {
  expect(JSON.parse(renderJson(makeAnalysis()))).toEqual(makeAnalysis());
  expect(JSON.parse(renderJson(makeVerification()))).toEqual(makeVerification());
});

test("writes the same bytes whatever order the keys came in", () => {
  const analysis = makeAnalysis();
  const turned = Object.fromEntries(Object.entries(analysis).reverse()) as typeof analysis;
  expect(renderJson(turned)).toBe(renderJson(analysis));
});

test("writes the scores of a verdict in the order of the verdicts", () => {
  const verification = makeVerification();
  const first = verification.items[0];
  if (first?.kind !== "quote") throw new Error("The first item is a quote.");
  const scores = Object.fromEntries(
    Object.entries(first.check.scores).reverse(),
  ) as typeof first.check.scores;
  const turned = { ...first, check: { ...first.check, scores } };
  const items = [turned, ...verification.items.slice(1)];
  expect(renderJson({ ...verification, items })).toBe(renderJson(verification));
});

test("is indented by two and ends in one newline", () => {
  const written = renderJson(makeAnalysis());
  expect(written.startsWith('{\n  "schema": "onrecord/analysis@1",\n  "transcript": {\n    "id"')).toBe(true);
  expect(written.endsWith("\n}\n")).toBe(true);
});

test("refuses a value that does not pass its schema, and says where", () => {
  const broken = { ...makeAnalysis(), coverage: { ...makeAnalysis().coverage, citedShare: 1.5 } };
  expect(() => renderJson(broken)).toThrowError(OnrecordError);
  expect(() => renderJson(broken)).toThrowError(/coverage\.citedShare/);
});
