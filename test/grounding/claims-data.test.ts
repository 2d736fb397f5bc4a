import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { measureClaimFigures } from "../../evals/grounding/claim-figures.ts";
import type { Measured } from "../../evals/grounding/figure.ts";
import { measureQuestionFigures } from "../../evals/grounding/question-figures.ts";
import { hasData } from "./claims-data.ts";

const data = fileURLToPath(new URL("../../../shared/data", import.meta.url));

if (!hasData) test("left out: ../shared/data is absent", () => expect(hasData).toBe(false));

function read({ figures }: Measured, name: string): number {
  const found = figures.find(({ figure }) => figure === name);
  return found?.value ?? Number.NaN;
}

test.runIf(hasData)(
  "tells supported claims from the rest on the development data",
  { timeout: 120_000 },
  () => {
    const measured = measureClaimFigures(data);
    const least: readonly (readonly [string, number])[] = [
      ["claims: supported against the rest, mean of both sets", 0.73],
      ["claims: the same on the surest half", 0.82],
      ["claims: weights of one set on the other", 0.66],
      ["claims: weights fitted without a claim's recording, in five parts", 0.74],
      ["claims: evidence among the first 1", 0.75],
      ["claims: evidence among the first 3", 0.85],
      ["claims: evidence among the first 5", 0.89],
      ["claims: wrong speaker caught", 0.95],
      ["claims: changed number not called supported", 0.75],
    ];
    for (const [figure, value] of least) expect(read(measured, figure), figure).toBeGreaterThanOrEqual(value);
    expect(read(measured, "llamacon: the made-up expansion called supported")).toBe(0);
  },
);

test.runIf(hasData)("finds the passages of questions on the development data", { timeout: 120_000 }, () => {
  const measured = measureQuestionFigures(data);
  expect(read(measured, "questions: evidence among the first 1")).toBeGreaterThanOrEqual(0.53);
  expect(read(measured, "questions: evidence among the first 3")).toBeGreaterThanOrEqual(0.76);
  expect(read(measured, "questions: answering against declining")).toBeGreaterThanOrEqual(0.79);
  expect(read(measured, "questions: who said it")).toBe(1);
  expect(read(measured, "questions: when")).toBe(1);
});
