/** One labelled row: its features in a fixed order, whether it is positive, and what it weighs. */
export interface LogisticRow {
  readonly features: readonly number[];
  readonly positive: boolean;
  readonly weight: number;
}

/** Weights on the features as they come, the bias last. */
export type LogisticModel = readonly number[];

const rounds = 400;
const step = 1.6;

/**
 * Fits a logistic regression by plain gradient descent on standardised features; no randomness. `not_negative` keeps
 * every weight at 0 or above, for features that are known to speak for a row: noise in few rows cannot turn them.
 */
export function fitLogistic(
  rows: readonly LogisticRow[],
  l2: number,
  weights: "any" | "not_negative" = "any",
): LogisticModel {
  const count = rows[0]?.features.length ?? 0;
  const means = Array.from({ length: count }, (_none, at) => mean(rows.map((row) => row.features[at] ?? 0)));
  const spreads = means.map(
    (middle, at) => Math.sqrt(mean(rows.map((row) => ((row.features[at] ?? 0) - middle) ** 2))) || 1,
  );
  const standard = rows.map((row) =>
    row.features.map((value, at) => (value - (means[at] ?? 0)) / (spreads[at] ?? 1)),
  );
  const model = new Array<number>(count + 1).fill(0);
  for (let round = 0; round < rounds; round++)
    descend({ model, rows, standard, l2, least: weights === "any" ? Number.NEGATIVE_INFINITY : 0 });
  const raw = model.slice(0, count).map((weight, at) => weight / (spreads[at] ?? 1));
  const shift = raw.reduce((sum, weight, at) => sum + weight * (means[at] ?? 0), 0);
  return [...raw, (model[count] ?? 0) - shift];
}

function descend(fit: {
  readonly model: number[];
  readonly rows: readonly LogisticRow[];
  readonly standard: readonly (readonly number[])[];
  readonly l2: number;
  readonly least: number;
}): void {
  const { model, rows, standard, l2, least } = fit;
  const count = model.length - 1;
  const slope = new Array<number>(count + 1).fill(0);
  for (const [number, row] of rows.entries()) {
    const values = [...(standard[number] ?? []), 1];
    const error = (sigmoid(values, model) - Number(row.positive)) * row.weight;
    for (const [at, value] of values.entries()) slope[at] = (slope[at] ?? 0) + error * value;
  }
  const total = rows.reduce((sum, { weight }) => sum + weight, 0);
  for (const [at, weight] of model.entries()) {
    const pull = at < count ? l2 * weight : 0;
    const next = weight - (step * ((slope[at] ?? 0) + pull)) / total;
    model[at] = at < count ? Math.max(least, next) : next;
  }
}

function sigmoid(values: readonly number[], model: LogisticModel): number {
  const sum = values.reduce((total, value, at) => total + value * (model[at] ?? 0), 0);
  return 1 / (1 + Math.exp(-sum));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/** Probability that a row is positive. */
export function predictLogistic(model: LogisticModel, features: readonly number[]): number {
  return sigmoid([...features, 1], model);
}
