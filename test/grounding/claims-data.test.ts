import { expect, test } from "vitest";
import { createDocuments, hasData } from "./claims-data.ts";
import { measureEvidence, measureQuestions, measureVerdicts, refitWeights } from "./measure-claims.ts";

if (!hasData) test("left out: ../shared/data is absent", () => expect(hasData).toBe(false));

const documents = createDocuments();

test.runIf(hasData)("tells supported claims from the rest on the development data", () => {
  const { accuracy, surest, edits } = measureVerdicts(documents);
  expect(accuracy[0]).toBeGreaterThanOrEqual(0.71);
  expect(surest[0]).toBeGreaterThanOrEqual(0.78);
  expect(edits.find(({ kind }) => kind === "attribution")?.caught).toBeGreaterThanOrEqual(0.9);
});

test.runIf(hasData)("holds on documents that the weights were not fitted on", () => {
  expect(refitWeights(documents).grouped[0]).toBeGreaterThanOrEqual(0.69);
});

test.runIf(hasData)("finds the marked evidence of claims and the passages of questions", () => {
  const [first, third, fifth] = measureEvidence(documents);
  expect(first).toBeGreaterThanOrEqual(0.7);
  expect(third).toBeGreaterThanOrEqual(0.82);
  expect(fifth).toBeGreaterThanOrEqual(0.87);
  const { hits, abstention, who, when } = measureQuestions(documents);
  expect(hits[0]).toBeGreaterThanOrEqual(0.53);
  expect(hits[1]).toBeGreaterThanOrEqual(0.76);
  expect(abstention).toBeGreaterThanOrEqual(0.785);
  expect([who, when]).toEqual([1, 1]);
});
