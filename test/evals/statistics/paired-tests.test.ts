import { expect, test } from "vitest";
import { benjaminiHochbergAdjust, holmAdjust } from "../../../evals/statistics/adjusted-p.ts";
import { mcNemarTest } from "../../../evals/statistics/mcnemar.ts";
import { signFlipTest } from "../../../evals/statistics/sign-flip.ts";

// 1 and 7: M. W. Fagerland et al. 2013, table 2 (airway hyper-responsiveness): exact 0.0703, mid-p 0.0391,
// asymptotic 0.034. The rest: scipy's binomtest and binom, statsmodels' mcnemar(exact=False, correction=False).
test.each([
  [1, 7, { exact: 0.0703125, midP: 0.0390625, asymptotic: 0.033894853524689295 }],
  [7, 1, { exact: 0.0703125, midP: 0.0390625, asymptotic: 0.033894853524689295 }],
  [10, 2, { exact: 0.03857421875, midP: 0.0224609375, asymptotic: 0.020921335337794035 }],
  [0, 6, { exact: 0.03125, midP: 0.015625, asymptotic: 0.014305878435429641 }],
  [5, 5, { exact: 1, midP: 1, asymptotic: 1 }],
  [0, 0, { exact: 1, midP: 1, asymptotic: 1 }],
  [59, 6, { exact: 4.964650327128616e-12, midP: 2.7258031986068867e-12, asymptotic: 4.9033614331951344e-11 }],
])("McNemar's test of %d against %d", (leftOnly, rightOnly, { exact, midP, asymptotic }) => {
  const result = mcNemarTest(leftOnly, rightOnly);
  expect(result.exactP / exact).toBeCloseTo(1, 9);
  expect(result.midP / midP).toBeCloseTo(1, 9);
  expect(result.asymptoticP / asymptotic).toBeCloseTo(1, 9);
});

test("counts that are none are refused", () => {
  expect(() => mcNemarTest(-1, 3)).toThrow("-1 and 3 are no counts. Give two whole numbers from 0 up.");
});

// R. A. Fisher 1935, The Design of Experiments, section 21: of 32,768 sign patterns of Darwin's fifteen pairs of
// maize, 863 have a sum of 314 or more.
test("Darwin's maize: 863 of 32,768 sums reach the one seen", () => {
  const { greaterP, twoSidedP } = signFlipTest([49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48]);
  expect(greaterP).toBe(863 / 32_768);
  expect(twoSidedP).toBe(0.05267333984375);
});

test("each side is scipy's permutation_test(permutation_type='samples') of all patterns", () => {
  const result = signFlipTest([0.1, 0.2, -0.05, 0.3, 0.12, 0, 0.07, -0.02]);
  expect(result).toEqual({ twoSidedP: 0.078125, greaterP: 0.0390625, lessP: 0.9765625 });
});

test("six recordings all won are the fewest that can differ at 0.05", () => {
  expect(signFlipTest([1, 2, 3, 4, 5]).twoSidedP).toBe(0.0625);
  expect(signFlipTest([1, 2, 3, 4, 5, 6]).twoSidedP).toBe(0.03125);
});

test("no difference anywhere gives 1, and too many are refused", () => {
  expect(signFlipTest([0, 0, 0]).twoSidedP).toBe(1);
  expect(() => signFlipTest(Array.from({ length: 21 }, () => 1))).toThrow(/^21 differences have too many/);
});

// Y. Benjamini and Y. Hochberg 1995, section 3.2; adjusted values by statsmodels' multipletests.
const thrombolysis = [
  0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
  0.759, 1,
];

test("Holm finds three of Benjamini and Hochberg's fifteen, their own way four", () => {
  const holm = holmAdjust(thrombolysis);
  const hochberg = benjaminiHochbergAdjust(thrombolysis);
  expect(holm.filter((p) => p <= 0.05)).toHaveLength(3);
  expect(hochberg.filter((p) => p <= 0.05)).toHaveLength(4);
  const holmExpected = [0.0015, 0.0056, 0.0247, 0.114, 0.2211, 0.278, 0.278, 0.278, 0.3213, 1, 1, 1, 1, 1, 1];
  const hochbergExpected = [
    0.0015, 0.003, 0.0095, 0.035625, 0.0603, 0.06385714285714286, 0.06385714285714286, 0.0645, 0.0765, 0.486,
    0.5811818181818182, 0.714875, 0.7532307692307693, 0.8132142857142857, 1,
  ];
  for (const [index, expected] of holmExpected.entries()) expect(holm[index]).toBeCloseTo(expected, 12);
  for (const [index, expected] of hochbergExpected.entries())
    expect(hochberg[index]).toBeCloseTo(expected, 12);
});

test("adjusted values keep the order given, ties too (statsmodels)", () => {
  const close = (values: readonly number[]) => values.map((value) => expect.closeTo(value, 12));
  expect(holmAdjust([0.04, 0.01, 0.03, 0.005, 0.03])).toEqual(close([0.09, 0.04, 0.09, 0.025, 0.09]));
  expect(benjaminiHochbergAdjust([0.04, 0.01, 0.03, 0.005, 0.03])).toEqual(
    close([0.04, 0.025, 0.0375, 0.025, 0.0375]),
  );
  expect([holmAdjust([]), benjaminiHochbergAdjust([])]).toEqual([[], []]);
});
