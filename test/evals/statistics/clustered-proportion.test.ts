import { expect, test } from "vitest";
import { clusteredProportion } from "../../../evals/statistics/clustered-proportion.ts";
import { wilsonInterval } from "../../../evals/statistics/wilson.ts";

/** So many right rows of ten in each recording. */
function rowsOf(right: readonly number[]): { cluster: string; value: number }[] {
  return right.flatMap((count, recording) =>
    Array.from({ length: 10 }, (_, row) => ({ cluster: String(recording), value: row < count ? 1 : 0 })),
  );
}

test("recordings that are all right or all wrong count as one row each, less what t costs", () => {
  const share = clusteredProportion(rowsOf([10, 10, 10, 0, 10, 0, 10, 10]));
  // n · (SE² / SE_c²) · (z / t)²: 8 clusters, t = 2.364624, of which the variance is 10 · 79/70 times a row's.
  const effective = (80 / ((10 * 79) / 70)) * (1.959964 / 2.364624) ** 2;
  const wilson = wilsonInterval(0.75 * effective, effective);
  expect(share.value).toBe(0.75);
  expect(share.interval.lower).toBeCloseTo(wilson.lower, 6);
  expect(share.interval.upper).toBeCloseTo(wilson.upper, 6);
});

test("recordings that are more alike than chance do not count as more rows than there are", () => {
  const share = clusteredProportion(rowsOf(Array.from({ length: 40 }, () => 5)));
  const wilson = wilsonInterval(200, 400);
  expect(share.interval.lower).toBeGreaterThanOrEqual(wilson.lower - 0.003);
  expect(share.interval.upper - share.interval.lower).toBeGreaterThanOrEqual(wilson.upper - wilson.lower);
});

test("where every row is right the interval still has a length, and it ends at 1", () => {
  const share = clusteredProportion(rowsOf([10, 10, 10, 10, 10, 10]));
  expect(share.interval.upper).toBe(1);
  expect(share.interval.lower).toBeCloseTo(0.9008, 3);
});

test("one recording says nothing of others, and scores between 0 and 1 are refused", () => {
  expect(clusteredProportion(rowsOf([10])).interval.lower).toBe(Number.NEGATIVE_INFINITY);
  expect(() => clusteredProportion([{ cluster: "a", value: 0.5 }])).toThrow(/0\.5 is not 0 or 1/);
});
