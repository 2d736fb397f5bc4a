import { clusteredMean } from "../../../evals/statistics/clustered-interval.ts";
import { clusteredProportion } from "../../../evals/statistics/clustered-proportion.ts";
import { compareRows } from "../../../evals/statistics/comparison.ts";
import { estimateCorpusScore } from "../../../evals/statistics/corpus-comparison.ts";
import { judgeGate } from "../../../evals/statistics/gate.ts";
import type { Interval } from "../../../evals/statistics/interval.ts";
import { macroRecall } from "../../../evals/statistics/macro-recall.ts";
import type { ScoredRow } from "../../../evals/statistics/paired-difference.ts";
import { createRandom } from "../../../evals/statistics/random.ts";
import { recordingsNeeded } from "../../../evals/statistics/sample-size.ts";
import { judgeComparisons } from "../../../evals/statistics/verdict.ts";
import { countFalseFindings, drawRuns, type World } from "./simulation.ts";

// Run by hand: npx tsx test/evals/statistics/simulation-figures.ts [trials]
const trials = Number(process.argv[2] ?? 400);
const percent = (count: number, of = trials): string => `${((100 * count) / of).toFixed(1)} %`.padStart(8);
const print = (line: string): boolean => process.stdout.write(`${line}\n`);
const holds = (interval: Interval, truth: number): number =>
  interval.lower <= truth && truth <= interval.upper ? 1 : 0;

const worlds: World[] = [];
for (const scores of ["right_or_wrong", "graded"] as const)
  for (const sizes of ["equal", "mixed", "skewed"] as const)
    for (const recordings of [6, 12, 30])
      for (const clustering of [0.2, 0.6])
        worlds.push({ recordings, rows: 8, sizes, clustering, models: [0.8, 0.8], scores });

const describe = ({ scores, sizes, recordings, clustering }: World): string =>
  `${scores.padEnd(14)} ${sizes.padEnd(6)} G ${String(recordings).padEnd(3)} clustering ${clustering}`;

function countTrials(world: World, count: (runs: ScoredRow[][], trial: number) => number): number {
  let sum = 0;
  for (let trial = 0; trial < trials; trial += 1) sum += count(drawRuns(world, trial * 7919 + 1), trial);
  return sum;
}

/** Two labels, each row of one by its place; the mean of both recalls is the models' chance to be right. */
function recallHolds([run = []]: ScoredRow[][], truth: number): number {
  const rows = run.map(({ cluster, value }, index) => {
    const expected = index % 3 === 0 ? "no" : "yes";
    return { cluster, expected, predicted: value === 1 ? expected : "other" };
  });
  return holds(macroRecall(rows).interval, truth);
}

/** Counts that grow with the row's length, as n-gram counts do; their ratio is the corpus score. */
function corpusHolds([run = []]: ScoredRow[][], { truth, seed }: { truth: number; seed: number }): number {
  const random = createRandom(seed);
  const rows = run.map(({ id, cluster, value }) => {
    const length = 5 + Math.floor(random() * 30);
    return { id, cluster, counts: [length * value, length] };
  });
  const score = ([matches = 0, total = 1]: readonly number[]): number => matches / total;
  return holds(
    estimateCorpusScore(rows, score, { random, resamples: 500, bounds: { lower: 0, upper: 1 } }).interval,
    truth,
  );
}

print(
  "false better of null pairs | any of six models | difference covered | mean | macro-recall | corpus bootstrap",
);
for (const world of worlds) {
  const pairs = countFalseFindings(world, trials);
  const sixes = countFalseFindings({ ...world, models: Array.from({ length: 6 }, () => 0.8) }, trials / 2);
  const differences = countTrials(world, ([left = [], right = []]) =>
    holds(compareRows(left, right).difference.interval, 0),
  );
  const means = countTrials(world, ([run = []]) =>
    holds(world.scores === "graded" ? clusteredMean(run).interval : clusteredProportion(run).interval, 0.8),
  );
  const recalls =
    world.scores === "graded" ? "" : percent(countTrials(world, (runs) => recallHolds(runs, 0.8)));
  const corpora = countTrials(world, (runs, seed) => corpusHolds(runs, { truth: 0.8, seed }));
  print(
    `${describe(world)} ${percent(pairs)} ${percent(sixes, trials / 2)} ${percent(differences)} ${percent(means)} ${recalls.padStart(8)} ${percent(corpora)}`,
  );
}

print(
  "true gaps found where the plan says 80 % | gate passes a true loss of its margin, 0.05 | passes an equal",
);
for (const base of worlds.filter(({ recordings, clustering }) => recordings === 30 && clustering === 0.2)) {
  const models = [0.86, 0.8];
  const [left = [], right = []] = drawRuns({ ...base, models, recordings: 3_000 }, 5);
  const { standardError, degreesOfFreedom } = compareRows(left, right).difference;
  const recordings = recordingsNeeded({
    difference: 0.06,
    standardError,
    degreesOfFreedom,
    recordings: 3_000,
  });
  const found = countTrials({ ...base, models, recordings }, ([one = [], other = []]) =>
    judgeComparisons([compareRows(one, other)])[0]?.verdict === "better" ? 1 : 0,
  );
  const passes = (truth: readonly number[]): number =>
    countTrials({ ...base, models: truth }, ([one = [], other = []]) =>
      judgeGate(compareRows(one, other), { margin: 0.05 }).outcome === "pass" ? 1 : 0,
    );
  print(
    `${describe({ ...base, recordings })} ${percent(found)} | G 30 ${percent(passes([0.75, 0.8]))} ${percent(passes([0.8, 0.8]))}`,
  );
}
