import { expect, test } from "vitest";
import { fitByNewton } from "../../../evals/grounding/fit-by-newton.ts";
import { solveLinear } from "../../../evals/grounding/solve-linear.ts";

const row = (feature: number, positive: boolean, weight = 1) => ({ features: [feature], positive, weight });
const quarters = [row(0, true), row(0, false, 3), row(1, true, 3), row(1, false)];

test("without a ridge the fit gives each cell its own share", () => {
  const [weight = 0, bias = 0] = fitByNewton(quarters, 0);
  expect(bias).toBeCloseTo(Math.log(1 / 3), 6);
  expect(weight).toBeCloseTo(Math.log(9), 6);
});

test("a ridge pulls the weight, not the bias of balanced rows", () => {
  const [weight = 0, bias = 0] = fitByNewton(quarters, 5);
  expect(weight).toBeGreaterThan(0.1);
  expect(weight).toBeLessThan(2);
  expect(bias + weight / 2).toBeCloseTo(0, 6);
});

test("rows that can be told apart without error end in finite weights", () => {
  const [weight = Number.NaN] = fitByNewton([row(0, false), row(1, true)], 1);
  expect(Number.isFinite(weight)).toBe(true);
});

test("solves equations in any order, and leaves an unknown that none holds at 0", () => {
  expect([...solveLinear(Float64Array.from([0, 2, 6, 4, 1, 7]), 2)]).toEqual([1, 3]);
  expect([...solveLinear(Float64Array.from([2, 0, 4, 0, 0, 0]), 2)]).toEqual([2, 0]);
});
