import { expect, test } from "vitest";
import { splitVariance, varianceOfMean } from "../../../evals/statistics/variance-components.ts";

const toValues = (groups: readonly (readonly number[])[]): { group: string; value: number }[] =>
  groups.flatMap((values, group) => values.map((value) => ({ group: String(group), value })));

// P. E. Shrout and J. L. Fleiss 1979, tables 2 to 4: between-targets mean square 11.24, within 6.26, ICC(1,1) .17.
test("splits Shrout and Fleiss' ratings: four judges of six targets", () => {
  const split = splitVariance(
    toValues([
      [9, 2, 5, 8],
      [6, 1, 3, 2],
      [8, 4, 6, 8],
      [7, 1, 2, 6],
      [10, 5, 6, 9],
      [6, 2, 4, 7],
    ]),
  );
  expect(split.meanSquareBetween).toBeCloseTo(11.2416666667, 9);
  expect(split.meanSquareWithin).toBeCloseTo(6.2638888889, 9);
  expect(split.intraclassCorrelation).toBeCloseTo(0.1657417684, 9);
  expect(split.between).toBeCloseTo(1.2444444444, 9);
  expect([split.within, split.groupSize]).toEqual([split.meanSquareWithin, 4]);
});

test("unequal groups: mean squares are those of scipy's f_oneway, F = 7.254545454545455", () => {
  const split = splitVariance(
    toValues([
      [1, 2, 3],
      [4, 6],
      [5, 5, 7, 9],
      [2, 2],
    ]),
  );
  expect(split.meanSquareBetween / split.meanSquareWithin).toBeCloseTo(7.254545454545455, 10);
  expect(split.groupSize).toBeCloseTo(2.6666666667, 9);
  expect(split.between).toBeCloseTo(5.025974026, 9);
});

test("groups that differ less than chance have no variance between them", () => {
  const split = splitVariance(
    toValues([
      [0, 1],
      [0, 1],
      [1, 0],
    ]),
  );
  expect([split.between, split.within, split.intraclassCorrelation]).toEqual([0, 0.5, 0]);
});

test("more samples lower only the sampling part of a mean's variance", () => {
  const parts = { between: 0.09, within: 0.16 };
  expect(varianceOfMean(parts, { groups: 100, samples: 1 })).toBeCloseTo(0.0025, 12);
  expect(varianceOfMean(parts, { groups: 100, samples: 4 })).toBeCloseTo(0.0013, 12);
});

test("one sample a row cannot be split", () => {
  expect(() => splitVariance(toValues([[1], [2]]))).toThrow(/cannot be split/);
});
