import { expect, test } from "vitest";
import { wilsonInterval } from "../../../evals/statistics/wilson.ts";

// R. G. Newcombe 1998, Statistics in Medicine 17, table I, method 3, with statsmodels' further digits
// (proportion_confint(k, n, method="wilson")).
test.each<[number, number, [number, number]]>([
  [81, 263, [0.2552885198782742, 0.36620957698280004]],
  [15, 148, [0.06238639953073628, 0.16048724172330803]],
  [0, 20, [0, 0.1611251580528194]],
  [1, 29, [0.006113214292762667, 0.17175521879320294]],
  [29, 29, [0.8830302015002592, 1]],
  [7, 10, [0.39677814746114537, 0.8922087325936989]],
  [500, 1000, [0.4690696003681042, 0.5309303996318958]],
])("%d of %d", (successes, trials, [lower, upper]) => {
  const interval = wilsonInterval(successes, trials);
  expect(interval.lower).toBeCloseTo(lower, 12);
  expect(interval.upper).toBeCloseTo(upper, 12);
});

test("a level of 0.99 is wider (statsmodels, alpha=.01)", () => {
  const interval = wilsonInterval(7, 10, 0.99);
  expect(interval.lower).toBeCloseTo(0.32002467920110256, 12);
  expect(interval.upper).toBeCloseTo(0.9204336834769342, 12);
});

test("no trials say nothing, and more successes than trials are refused", () => {
  expect(wilsonInterval(0, 0)).toEqual({ lower: 0, upper: 1 });
  expect(() => wilsonInterval(3, 2)).toThrow("3 of 2 is no share. Give 0 to 2 successes.");
});
