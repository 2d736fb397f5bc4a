import { expect, test } from "vitest";
import { logGamma, regularizedBeta } from "../../../evals/statistics/beta.ts";
import { binomialCdf } from "../../../evals/statistics/binomial.ts";
import { normalCdf, normalQuantile } from "../../../evals/statistics/normal.ts";
import { studentCdf, studentQuantile, studentTwoSidedP } from "../../../evals/statistics/student-t.ts";

/** The same to 12 significant digits. */
function expectSame(value: number, expected: number): void {
  expect(Math.abs(value - expected)).toBeLessThanOrEqual(1e-12 * Math.abs(expected));
}

test.each([
  [0.8, 0.8416212335729143],
  [0.9, 1.2815515655446004],
  [0.975, 1.959963984540054],
  [0.995, 2.5758293035489004],
  [0.9999, 3.719016485455709],
  [1e-10, -6.361340902404056],
  [1e-300, -37.0470962993612],
])("the normal quantile of %d is scipy's norm.ppf", (probability, expected) => {
  expectSame(normalQuantile(probability), expected);
});

test("the normal quantile of ½ is 0, and its ends are infinite", () => {
  expect(normalQuantile(0.5)).toBeCloseTo(0, 15);
  expect(normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY);
  expect(normalQuantile(1)).toBe(Number.POSITIVE_INFINITY);
});

test.each([
  [-8, 6.22096057427174e-16],
  [-3.5, 0.00023262907903552502],
  [-2.9, 0.0018658133003840375],
  [-1, 0.15865525393145707],
  [0, 0.5],
  [0.5, 0.6914624612740131],
  [1.96, 0.9750021048517795],
  [5, 0.9999997133484281],
])("Φ(%d) is scipy's norm.cdf", (x, expected) => {
  expectSame(normalCdf(x), expected);
});

// Fisher and Yates' table gives 12.706, 4.303, 3.182, 2.571, 2.228, 2.042, 1.980 for 0.975; the rest is scipy's t.ppf.
test.each([
  [1, { at975: 12.706204736174694, at9995: 636.6192487687897, at60: 0.32491969623290634 }],
  [2, { at975: 4.302652729749462, at9995: 31.599054576445365, at60: 0.2886751345948128 }],
  [3, { at975: 3.1824463052837078, at9995: 12.923978636687961, at60: 0.2766706623326898 }],
  [5, { at975: 2.5705818356363146, at9995: 6.868826625881276, at60: 0.2671808657041451 }],
  [10, { at975: 2.228138851986274, at9995: 4.586893858702708, at60: 0.2601848294920803 }],
  [30, { at975: 2.0422724563012378, at9995: 3.6459586350420627, at60: 0.2556053649519128 }],
  [120, { at975: 1.9799304050824402, at9995: 3.373453768562533, at60: 0.25390952321492877 }],
  [1.5, { at975: 6.016663104427929, at9995: 82.84744670366369, at60: 0.30074539256979543 }],
  [4.7, { at975: 2.62072607535317, at9995: 7.266542375825276, at60: 0.2680827195410317 }],
])("t quantiles with %d degrees of freedom", (degrees, { at975, at9995, at60 }) => {
  expect(studentQuantile(0.975, degrees) / at975).toBeCloseTo(1, 10);
  expect(studentQuantile(0.9995, degrees) / at9995).toBeCloseTo(1, 10);
  expect(studentQuantile(0.6, degrees) / at60).toBeCloseTo(1, 10);
  expect(studentQuantile(0.025, degrees)).toBe(-studentQuantile(0.975, degrees));
});

test.each([
  [2, 5, 0.10193947882985835],
  [0.1, 1, 0.936548965138893],
  [12, 3, 0.0012450158007893362],
  [40, 30, 1.3726045194406417e-27],
])("the two-sided p of t = %d with %d degrees of freedom is scipy's 2 * t.sf", (t, degrees, expected) => {
  expect(studentTwoSidedP(t, degrees) / expected).toBeCloseTo(1, 10);
  expect(studentTwoSidedP(-t, degrees) / expected).toBeCloseTo(1, 10);
});

test("a t without bound or without degrees of freedom has its limits", () => {
  expect(studentTwoSidedP(Number.POSITIVE_INFINITY, 5)).toBe(0);
  expect(studentQuantile(0.975, 0)).toBe(Number.POSITIVE_INFINITY);
  expect(studentCdf(0, 3)).toBeCloseTo(0.5, 14);
  expect(studentCdf(-2, 5) + studentCdf(2, 5)).toBeCloseTo(1, 14);
});

test("Γ and the incomplete beta function have known values", () => {
  expectSame(logGamma(10), Math.log(362_880));
  expectSame(logGamma(0.5), Math.log(Math.sqrt(Math.PI)));
  // I_x(2, 3) = x² (6 − 8x + 3x²)
  expectSame(regularizedBeta(0.3, 2, 3), 0.3483);
  expect([regularizedBeta(0, 2, 3), regularizedBeta(1, 2, 3)]).toEqual([0, 1]);
});

test("P(X ≤ 2) of ten throws of a coin is 56 / 1024", () => {
  expectSame(binomialCdf(2, 10, 0.5), 56 / 1024);
});
