import { OnrecordError } from "../../errors.ts";
import { openRecords } from "../comparison/record-source.ts";
import { scoreColumn } from "../comparison/score-table.ts";
import type { Example } from "../dataset.ts";
import { listDatasets } from "../datasets/index.ts";
import { sampleExamples } from "../datasets/sample.ts";
import { needManifest } from "../eval-folder.ts";
import { orderOf, planOrder } from "../run-eval.ts";
import type { EvalPlan } from "../runner/plan.ts";
import { recordsPath } from "../runner/record-file.ts";
import {
  type AllowedJudges,
  allowJudge,
  nothingAllowed,
  type PassportQuestion,
  type RefusedKind,
} from "./allowed-judges.ts";
import type { JudgeKind } from "./judge.ts";
import {
  type JudgedFigure,
  type JudgedSummary,
  judgeKeyPoints,
  judgePreference,
  judgeSentences,
  type PreferenceFigure,
  summariesOf,
} from "./judge-outputs.ts";
import type { JudgeWorld } from "./open-judge.ts";
import type { Passport } from "./passport.ts";

/** Which outputs of a folder's last eval are judged, by whom. */
export interface JudgingOrder {
  readonly folder: string;
  readonly judge: string;
  readonly kinds: readonly JudgeKind[];
  /** Candidates that are compared in pairs, where that is asked for. */
  readonly pair?: readonly [left: string, right: string];
  /** Most examples of a dataset. */
  readonly sample?: number;
  readonly storeFolder: string;
}

/** One candidate's figures on one dataset, one a kind. */
export interface JudgedCandidate {
  readonly task: string;
  readonly dataset: string;
  readonly candidate: string;
  readonly figures: readonly JudgedFigure[];
}

/** What a judge found of two candidates on one dataset. */
export interface JudgedPair extends PreferenceFigure {
  readonly task: string;
  readonly dataset: string;
  readonly left: string;
  readonly right: string;
}

/** What a judge found, beside what is known of the judge. */
export interface Judging {
  readonly judge: string;
  /** That hold, of the kinds that figures are given for. */
  readonly passports: readonly Passport[];
  /** Kinds without a figure. */
  readonly refused: readonly RefusedKind[];
  readonly candidates: readonly JudgedCandidate[];
  readonly pairs: readonly JudgedPair[];
}

/** Tasks whose outputs are summaries. */
const summaryTasks: readonly string[] = ["summaries", "analyze"];

/**
 * Has a judge look at the summaries that are on record in a folder. A kind that the judge has no passport for which
 * holds is refused, and nobody is asked; throws `not_allowed` where that leaves none.
 */
export async function judgeEval(order: JudgingOrder, world: JudgeWorld): Promise<Judging> {
  const about = orderOf(needManifest(order.folder), order.folder);
  const question = { ...order, datasets: listDatasets(about), labelFiles: [] };
  const { judges, refused } = await allowJudges(order.kinds, question, world);
  const passports = order.kinds.flatMap((kind) => judges[kind]?.passport ?? []);
  if (passports.length === 0) throw nothingAllowed(order.judge, refused);
  const shelves = readSummaries(await planOrder(about), order);
  const candidates: JudgedCandidate[] = [];
  const pairs: JudgedPair[] = [];
  for (const shelf of shelves) {
    candidates.push(...(await judgeShelf(judges, shelf)));
    pairs.push(...(await judgePairs(judges, shelf, order.pair)));
  }
  return { judge: order.judge, passports, refused, candidates, pairs };
}

async function allowJudges(
  kinds: readonly JudgeKind[],
  question: PassportQuestion,
  world: JudgeWorld,
): Promise<{ readonly judges: AllowedJudges; readonly refused: readonly RefusedKind[] }> {
  let judges: AllowedJudges = {};
  const refused: RefusedKind[] = [];
  for (const kind of kinds) {
    const found = await allowJudge(kind, question, world);
    if ("why" in found) refused.push(found);
    else judges = { ...judges, [kind]: found };
  }
  return { judges, refused };
}

/** The summaries of one task and dataset, by candidate. */
interface Shelf {
  readonly task: string;
  readonly dataset: string;
  readonly summaries: ReadonlyMap<string, readonly JudgedSummary[]>;
}

function readSummaries({ tables }: EvalPlan, { folder, sample }: JudgingOrder): readonly Shelf[] {
  const specs = [...new Set(tables.flatMap(({ columns }) => columns.map(({ candidate }) => candidate.spec)))];
  const records = openRecords(recordsPath(folder));
  try {
    const found = tables.filter(({ task }) => summaryTasks.includes(task.name));
    if (found.length === 0) throw nothingToJudge(folder);
    return found.map((table) => {
      const { loaded, dataset, task } = table;
      const meant =
        sample === undefined ? loaded.examples : sampleExamples(loaded.examples, { count: sample });
      const isMeant = ({ example }: { example: Example }): boolean => meant.includes(example);
      const entries = table.columns.map((column) => {
        const scored = scoreColumn(table, column, records);
        const own = summariesOf(table, scored, { specs, read: records.read }).filter(isMeant);
        return [column.candidate.spec, own] as const;
      });
      return { task: task.name, dataset: dataset.name, summaries: new Map(entries) };
    });
  } finally {
    records.close();
  }
}

async function judgeShelf(
  { key_point_covered: points, sentence_supported: sentences }: AllowedJudges,
  { task, dataset, summaries }: Shelf,
): Promise<readonly JudgedCandidate[]> {
  const judged: JudgedCandidate[] = [];
  for (const [candidate, own] of summaries) {
    const figures = [
      ...(points === undefined ? [] : [await judgeKeyPoints(points.judge, own)]),
      ...(sentences === undefined ? [] : [await judgeSentences(sentences.judge, own)]),
    ];
    if (figures.length > 0) judged.push({ task, dataset, candidate, figures });
  }
  return judged;
}

async function judgePairs(
  { prefer }: AllowedJudges,
  { task, dataset, summaries }: Shelf,
  pair: JudgingOrder["pair"],
): Promise<readonly JudgedPair[]> {
  if (prefer === undefined || pair === undefined) return [];
  const [left, right] = pair;
  const [own, other] = [summaries.get(left), summaries.get(right)];
  if (own === undefined || other === undefined) return [];
  return [{ task, dataset, left, right, ...(await judgePreference(prefer.judge, own, other)) }];
}

function nothingToJudge(folder: string): OnrecordError {
  return new OnrecordError(
    `The last eval in ${folder} wrote no summaries. Run one that does: onrecord eval run --task summaries --out ${folder}.`,
    { code: "bad_usage" },
  );
}
