import { compareRows } from "../../../evals/statistics/comparison.ts";
import { normalQuantile } from "../../../evals/statistics/normal.ts";
import type { ScoredRow } from "../../../evals/statistics/paired-difference.ts";
import { createRandom, type Random } from "../../../evals/statistics/random.ts";
import { judgeComparisons } from "../../../evals/statistics/verdict.ts";

/** How many rows each recording has. */
export type Sizes = "equal" | "mixed" | "skewed";

/** A world to draw runs of models from. */
export interface World {
  readonly recordings: number;
  /** Rows of a recording on average. */
  readonly rows: number;
  readonly sizes: Sizes;
  /** How much rows of one recording go together, of what a model has of its own; 0 to 1. */
  readonly clustering: number;
  /** Each model's chance to be right, or mean score. */
  readonly models: readonly number[];
  readonly scores: "right_or_wrong" | "graded";
}

/** A standard normal number. */
export function drawNormal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/**
 * One run of every model over the same rows. Rows are hard or easy for all models; on top, each model has luck of its
 * own with each recording and each row.
 */
export function drawRuns(world: World, seed: number): ScoredRow[][] {
  const random = createRandom(seed);
  const runs = world.models.map((): ScoredRow[] => []);
  for (let recording = 0; recording < world.recordings; recording += 1) {
    const cluster = `r${recording}`;
    const hardRecording = drawNormal(random);
    const luck = world.models.map(() => drawNormal(random));
    const rows = drawSize(world, random, recording);
    for (let row = 0; row < rows; row += 1) {
      const hard = hardRecording * 0.5 + drawNormal(random) * Math.sqrt(0.75);
      for (const [model, mean] of world.models.entries()) {
        const own =
          (luck[model] ?? 0) * Math.sqrt(world.clustering) +
          drawNormal(random) * Math.sqrt(1 - world.clustering);
        const value = toScore(world, mean, hard * Math.SQRT1_2 + own * Math.SQRT1_2);
        runs[model]?.push({ id: `${cluster}-${row}`, cluster, value });
      }
    }
  }
  return runs;
}

function drawSize(world: World, random: Random, recording: number): number {
  if (world.sizes === "equal") return world.rows;
  if (world.sizes === "mixed") return 1 + Math.floor(random() * 2 * world.rows);
  // Every fourth recording has most rows, as in data sets with a few long meetings.
  const size = recording % 4 === 0 ? 2.8 * world.rows : 0.4 * world.rows;
  return Math.max(1, Math.round(size * (0.5 + random())));
}

function toScore(world: World, mean: number, latent: number): number {
  if (world.scores === "graded") return mean + 0.15 * latent;
  return latent < normalQuantile(mean) ? 1 : 0;
}

/** In how many of so many worlds of equal models any of them is called better than another, all pairs together. */
export function countFalseFindings(world: World, worlds: number): number {
  let found = 0;
  for (let seed = 0; seed < worlds; seed += 1) {
    const runs = drawRuns(world, seed * 104_729 + 7);
    const comparisons = runs.flatMap((left, index) =>
      runs.slice(index + 1).map((right) => compareRows(left, right)),
    );
    if (judgeComparisons(comparisons).some(({ verdict }) => verdict === "better")) found += 1;
  }
  return found;
}
