import { expect, test } from "vitest";
import {
  designEffect,
  detectableDifference,
  powerOf,
  recordingsNeeded,
  rowsNeeded,
} from "../../../evals/statistics/sample-size.ts";

// (z_{1−α/2} + z_power)² is 7.8489 for 0.05 and 0.8, 10.5074 for 0.05 and 0.9 (any table; here scipy's norm.ppf).
test.each([
  [{ difference: 0.05, variance: 0.25 }, 785],
  [{ difference: 0.03, variance: 0.16, power: 0.9 }, 1868],
  [{ difference: 0.05, variance: 0.25, designEffect: 2 }, 1570],
  [{ difference: -0.05, variance: 0.25 }, 785],
  [{ difference: 0.03, variance: 1 / 9 }, 969],
])("rows needed for %j", (plan, rows) => {
  expect(rowsNeeded(plan)).toBe(rows);
});

test("with K samples a row, Miller's formula takes ω² + σ_A²/K_A + σ_B²/K_B", () => {
  const variance = 1 / 9 + 1 / 6 / 2 + 1 / 6 / 2;
  expect(rowsNeeded({ difference: 0.1, variance })).toBe(219);
});

test("the detectable difference of the rows needed is the one planned for", () => {
  expect(detectableDifference(784.8879734349086, { variance: 0.25 })).toBeCloseTo(0.05, 12);
});

test("power is 1 − β of the normal approximation (scipy: 0.8508387683270561)", () => {
  expect(powerOf(0.3, 0.1)).toBeCloseTo(0.8508387683270561, 12);
  expect(powerOf(0, 0.1)).toBeCloseTo(0.05, 12);
});

test("a design effect is 1 + (m − 1) ρ, and more for unequal recordings", () => {
  expect(designEffect({ rowsPerRecording: 20, intraclassCorrelation: 0.05 })).toBeCloseTo(1.95, 12);
  expect(designEffect({ rowsPerRecording: 20, intraclassCorrelation: 0.05, sizeVariation: 0.5 })).toBeCloseTo(
    2.2,
    12,
  );
});

// statsmodels' TTestPower().solve_power(effect_size, alpha=.05, power=.8): 198.15, 33.37 and 14.30.
test.each([
  [0.2, 199],
  [0.5, 34],
  [0.8, 15],
])("recordings for an effect of %d standard deviations", (difference, recordings) => {
  expect(recordingsNeeded({ difference, standardError: 0.1, recordings: 100 })).toBe(recordings);
});

test("fewer degrees of freedom than recordings cost more recordings", () => {
  const plan = { difference: 0.5, standardError: 0.1, recordings: 100 };
  expect(recordingsNeeded({ ...plan, degreesOfFreedom: 30 })).toBe(38);
});

test("no number of rows shows a difference of 0", () => {
  expect(recordingsNeeded({ difference: 0, standardError: 1, recordings: 9 })).toBe(Number.POSITIVE_INFINITY);
  expect(() => rowsNeeded({ difference: 0, variance: 1 })).toThrow(/difference of 0/);
});
