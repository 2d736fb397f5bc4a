import { expect, test } from "vitest";
import { clusteredInterval, clusteredMean } from "../../../evals/statistics/clustered-interval.ts";
import { meanOf, ratioOf } from "../../../evals/statistics/linear-estimate.ts";
import { millerStandardError, standardErrorOfMean } from "../../../evals/statistics/miller-standard-error.ts";

const values = [1, 0, 1, 1, 0, 1, 1, 1, 0, 0, 1, 0.5, 0.25, 1, 0, 1];
const clusters = ["a", "a", "a", "b", "b", "c", "c", "c", "c", "c", "d", "d", "e", "e", "e", "f"];
const rows = values.map((value, index) => ({ value, cluster: clusters[index] ?? "" }));

test("cr1 with t on G−1 is statsmodels' OLS(...).fit(cov_type='cluster', use_t=True)", () => {
  const mean = clusteredMean(rows, { method: "cr1" });
  expect(mean.value).toBeCloseTo(0.609375, 12);
  expect(mean.standardError).toBeCloseTo(0.055007434689265, 12);
  expect(mean.degreesOfFreedom).toBe(5);
  expect(mean.interval.lower).toBeCloseTo(0.467973887562825, 10);
  expect(mean.interval.upper).toBeCloseTo(0.750776112437176, 10);
  expect([mean.recordings, mean.rows]).toEqual([6, 16]);
});

test("cr0 is statsmodels' without its correction", () => {
  expect(clusteredMean(rows, { method: "cr0" }).standardError).toBeCloseTo(0.050214688016338, 12);
});

test("cr2 and its degrees of freedom are those of the matrices (I − H_gg)^−½ (numpy)", () => {
  const mean = clusteredMean(rows);
  expect(mean.standardError).toBeCloseTo(0.05444184365786545, 12);
  expect(mean.degreesOfFreedom).toBeCloseTo(3.990074202563363, 10);
  expect(mean.interval.lower).toBeCloseTo(0.45807180087413024, 10);
  expect(mean.interval.upper).toBeCloseTo(0.7606781991258698, 10);
});

test("where rows of a recording go together, cr2 has fewer degrees of freedom (Imbens and Kolesár's, by numpy)", () => {
  const alike = [0.9, 0.8, 0.85, 0.1, 0.2, 0.7, 0.6, 0.65, 0.5, 0.7, 0.3, 0.2, 0.4, 0.35, 0.3, 0.9];
  const mean = clusteredMean(alike.map((value, index) => ({ value, cluster: clusters[index] ?? "" })));
  expect(mean.standardError).toBeCloseTo(0.10881473697631726, 12);
  expect(mean.degreesOfFreedom).toBeCloseTo(3.0785109076118826, 10);
  expect(mean.interval.lower).toBeCloseTo(0.186770932689711, 10);
  expect(mean.interval.upper).toBeCloseTo(0.8694790673102889, 10);
});

test("cr3 is that of the matrices (I − H_gg)^−1, times 5/6 (numpy)", () => {
  expect(clusteredMean(rows, { method: "cr3" }).standardError).toBeCloseTo(0.05397939484779707, 12);
});

test("Miller's clustered standard error is the double sum over pairs of a recording (numpy)", () => {
  expect(standardErrorOfMean(values)).toBeCloseTo(0.1185167665705293, 12);
  expect(millerStandardError(rows)).toBeCloseTo(0.058304407123080826, 12);
});

test("rows of one recording each give the plain standard error with t on n−1, by every corrected method", () => {
  const single = values.map((value, index) => ({ value, cluster: String(index) }));
  for (const method of ["cr1", "cr2"] as const) {
    const mean = clusteredMean(single, { method });
    expect(mean.standardError).toBeCloseTo(0.1185167665705293, 12);
    expect(mean.degreesOfFreedom).toBeCloseTo(15, 10);
  }
  expect(millerStandardError(single)).toBeCloseTo(0.1185167665705293, 12);
});

// W. S. Gosset 1908, the sleep data as in R: t.test(extra) gives 1.58, 95 % interval (0.7001142, 2.4598858), df 9.
test("Student's sleep differences give his interval", () => {
  const gained = [1.2, 2.4, 1.3, 1.3, 0, 1, 1.8, 0.8, 4.6, 1.4];
  const mean = clusteredMean(gained.map((value, index) => ({ value, cluster: String(index) })));
  expect(mean.value).toBeCloseTo(1.58, 12);
  expect(mean.interval.lower).toBeCloseTo(0.7001142367230174, 9);
  expect(mean.interval.upper).toBeCloseTo(2.4598857632769824, 9);
});

// S. L. Lohr, Sampling: Design and Analysis, example 5.2: five of 100 dormitory suites of four students; total grades
// of a suite 12.16, 11.36, 8.96, 12.96, 11.08; mean 2.826, standard error 0.164 with the finite-population factor.
test("Lohr's one-stage cluster sample of equal sizes", () => {
  const totals = [12.16, 11.36, 8.96, 12.96, 11.08];
  const students = totals.flatMap((total, suite) =>
    Array.from({ length: 4 }, () => ({ value: total / 4, cluster: String(suite) })),
  );
  const mean = clusteredMean(students);
  expect(mean.value).toBeCloseTo(2.826, 3);
  expect(mean.standardError * Math.sqrt(1 - 5 / 100)).toBeCloseTo(0.164, 3);
  expect(mean.degreesOfFreedom).toBeCloseTo(4, 10);
});

test("a ratio of sums has the ratio estimator's error: √(G/(G−1) Σ (a − R b)²) / Σ b (numpy)", () => {
  const above = [3, 1, 4, 0, 2, 5];
  const below = [5, 2, 4, 1, 4, 6];
  const ratio = ratioOf(
    above.map((numerator, index) => ({ cluster: String(index), numerator, denominator: below[index] ?? 0 })),
  );
  const estimate = clusteredInterval(ratio, { method: "cr1" });
  expect(estimate.value).toBeCloseTo(0.6818181818181818, 12);
  expect(estimate.standardError).toBeCloseTo(0.0962907454357539, 12);
});

test("one recording says nothing of others", () => {
  const mean = clusteredMean([
    { value: 1, cluster: "a" },
    { value: 0, cluster: "a" },
  ]);
  expect(mean.value).toBe(0.5);
  expect(mean.interval).toEqual({ lower: Number.NEGATIVE_INFINITY, upper: Number.POSITIVE_INFINITY });
});

test("no rows, or numbers that are none, are refused", () => {
  expect(() => meanOf([])).toThrow(/nothing to take a mean of/);
  expect(() => meanOf([{ value: Number.NaN, cluster: "a" }])).toThrow(/finite numbers/);
});
