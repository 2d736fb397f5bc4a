import { expect, test } from "vitest";
import { clusteredKappa, cohenKappa, type LabelPair } from "../../../evals/statistics/cohen-kappa.ts";
import { judgeAgreement } from "../../../evals/statistics/judge-agreement.ts";

function fromTable(table: readonly (readonly number[])[]): LabelPair[] {
  return table.flatMap((row, left) =>
    row.flatMap((count, right) =>
      Array.from({ length: count }, () => ({ left: String(left), right: String(right) })),
    ),
  );
}

const three = [
  [53, 5, 2],
  [11, 14, 5],
  [1, 6, 3],
];

// statsmodels' cohens_kappa(table): kappa, std_kappa, kappa_low, kappa_upp.
test.each([
  [
    [
      [20, 5],
      [10, 15],
    ],
    [0.4, 0.12699606293110033, 0.151092290476661, 0.6489077095233389],
  ],
  [three, [0.4285714285714285, 0.0759588315346638, 0.27969485445574205, 0.5774480026871149]],
])("kappa of %j", (table, [value = 0, error = 0, lower = 0, upper = 0]) => {
  const kappa = cohenKappa(fromTable(table));
  expect(kappa?.value).toBeCloseTo(value, 12);
  expect(kappa?.standardError).toBeCloseTo(error, 12);
  expect(kappa?.interval.lower).toBeCloseTo(lower, 12);
  expect(kappa?.interval.upper).toBeCloseTo(upper, 12);
});

test.each([
  ["linear" as const, 0.4923076923076922, 0.07172694274347052],
  ["quadratic" as const, 0.5666666666666667, 0.07872409321944325],
])("kappa with %s weights is statsmodels'", (weights, value, error) => {
  const kappa = cohenKappa(fromTable(three), { weights });
  expect(kappa?.value).toBeCloseTo(value, 12);
  expect(kappa?.standardError).toBeCloseTo(error, 12);
});

test("ordered labels are weighed by their place (scikit-learn's cohen_kappa_score)", () => {
  const [left, right] = ["aabbccabca", "abbbcaabcc"];
  const pairs = [...left].map((label, index) => ({ left: label, right: right[index] ?? "" }));
  expect(cohenKappa(pairs)?.value).toBeCloseTo(0.5522388059701492, 12);
  expect(cohenKappa(pairs, { weights: "linear" })?.value).toBeCloseTo(0.4318181818181819, 12);
  const labels = ["a", "b", "c"];
  expect(cohenKappa(pairs, { weights: "quadratic", labels })?.value).toBeCloseTo(0.3076923076923077, 12);
});

test("kappa is absent where both gave one label to all, and 1 where they agree on several", () => {
  expect(cohenKappa([{ left: "a", right: "a" }])).toBeUndefined();
  expect(
    cohenKappa([
      { left: "a", right: "a" },
      { left: "b", right: "b" },
    ])?.value,
  ).toBe(1);
  expect(() => cohenKappa([])).toThrow(/no pairs/);
});

test("pairs of one recording each have nearly the same error clustered; whole recordings alike a larger one", () => {
  const pairs = fromTable(three);
  const single = clusteredKappa(pairs.map((pair, index) => ({ ...pair, cluster: String(index) })));
  expect(single?.value).toBeCloseTo(0.4285714285714285, 12);
  expect(single?.standardError).toBeCloseTo(0.0759588315346638 * Math.sqrt(100 / 99), 10);
  const grouped = clusteredKappa(pairs.map((pair, index) => ({ ...pair, cluster: String(index >> 2) })));
  expect(grouped?.standardError).toBeGreaterThan(0.1);
});

test("a judge has its agreement, sensitivity, specificity and kappa, each with an interval", () => {
  const items = ["yy", "yy", "yy", "yn", "nn", "nn", "ny", "yy", "nn", "nn"].map((pair, index) => ({
    cluster: String(index),
    human: pair[0] === "y" ? ("yes" as const) : ("no" as const),
    judge: pair[1] === "y" ? ("yes" as const) : ("no" as const),
  }));
  const agreement = judgeAgreement(items);
  expect(agreement.agreement.value).toBeCloseTo(0.8, 12);
  expect(agreement.sensitivity?.value).toBeCloseTo(0.8, 12);
  expect(agreement.specificity?.value).toBeCloseTo(0.8, 12);
  expect(agreement.kappa?.value).toBeCloseTo(0.6, 12);
  expect(agreement.specificity?.rows).toBe(5);
  expect(agreement.sensitivity?.interval.lower).toBeGreaterThan(0.2);
});

test("a figure that no item can show is absent", () => {
  const agreement = judgeAgreement([
    { cluster: "a", human: "yes", judge: "yes" },
    { cluster: "b", human: "yes", judge: "yes" },
  ]);
  expect(Object.keys(agreement)).toEqual(["agreement", "sensitivity"]);
});
