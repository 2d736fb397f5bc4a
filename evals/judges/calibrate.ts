import { type ErrorCode, OnrecordError } from "../../errors.ts";
import { runLanes } from "../runner/lanes.ts";
import { clusteredProportion } from "../statistics/clustered-proportion.ts";
import { clipInterval } from "../statistics/interval.ts";
import { type JudgedItem, judgeAgreement } from "../statistics/judge-agreement.ts";
import { type Judge, type JudgeKind, type Judgement, joinOrders } from "./judge.ts";
import { type LabelledItem, type LabelSet, sampleLabels } from "./label-set.ts";
import { type Passport, toJudgeFigure } from "./passport.ts";

/** How a judge is calibrated. */
export interface CalibrationOptions {
  /** Most labels of each set. */
  readonly sample: number;
  readonly digest: string | undefined;
  /** Calls at once. */
  readonly places: number;
  readonly now: () => Date;
  onProgress(done: number, total: number): void;
}

/** What a judge said of an item in both orders; absent where no answer could be used. */
interface Asked {
  readonly cluster: string;
  readonly human: "yes" | "no";
  readonly first: Judgement | undefined;
  readonly second: Judgement | undefined;
}

/**
 * Has a judge label what people have labelled, each item in both orders. What counts is what it would say in use: of
 * pairs both orders, else the first. No usable answer, and a tie, is disagreement. Throws where the judge cannot be
 * asked at all, and `bad_input` without labels.
 */
export async function calibrate<K extends JudgeKind>(
  judge: Judge<K>,
  sets: readonly LabelSet<K>[],
  options: CalibrationOptions,
): Promise<Passport> {
  const samples = sets.map((set) => ({ set, items: sampleLabels(set, options.sample) }));
  const items = samples.flatMap((one) => one.items);
  if (items.length === 0) throw noLabels(judge.kind);
  const asked = await askAll(judge, items, options);
  const judged = asked.map((one) => toJudged(judge.kind, one));
  const both = asked.flatMap(({ cluster, first, second }) =>
    first === undefined || second === undefined
      ? []
      : [{ cluster, value: first.label === second.label ? 0 : 1 }],
  );
  const { agreement, sensitivity, specificity, kappa } = judgeAgreement(judged);
  return {
    schema: "onrecord/passport@1",
    kind: judge.kind,
    judge: judge.spec,
    ...(options.digest === undefined ? {} : { digest: options.digest }),
    promptVersion: judge.promptVersion,
    labels: samples.map(({ set: { name, sha256 }, items: used }) => ({ name, sha256, used: used.length })),
    items: items.length,
    recordings: new Set(asked.map(({ cluster }) => cluster)).size,
    humanYes: asked.filter(({ human }) => human === "yes").length,
    unanswered: asked.filter(({ first }) => first === undefined).length,
    agreement: toJudgeFigure(agreement),
    sensitivity: sensitivity === undefined ? null : toJudgeFigure(sensitivity),
    specificity: specificity === undefined ? null : toJudgeFigure(specificity),
    kappa:
      kappa === undefined
        ? null
        : toJudgeFigure({ ...kappa, interval: clipInterval(kappa.interval, { lower: -1, upper: 1 }) }),
    flipRate: both.length === 0 ? null : toJudgeFigure(clusteredProportion(both)),
    at: options.now().toISOString(),
  };
}

async function askAll<K extends JudgeKind>(
  judge: Judge<K>,
  items: readonly LabelledItem<K>[],
  { places, onProgress }: CalibrationOptions,
): Promise<readonly Asked[]> {
  const asked = new Map<LabelledItem<K>, Asked>();
  await runLanes([{ name: judge.spec, places, jobs: items }], async (one) => {
    const { item, human } = one;
    const first = await orNothing(() => judge.ask(item, "yes_first"));
    const second = await orNothing(() => judge.ask(item, "no_first"));
    asked.set(one, { cluster: item.cluster, human, first, second });
    onProgress(asked.size, items.length);
  });
  return items.flatMap((item) => asked.get(item) ?? []);
}

/** Failures of one answer; any other says that the judge could not be asked. */
const answerFailures: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  "bad_answer",
  "bad_response",
  "empty_answer",
  "truncated",
  "not_read",
  "refused",
  "context_exceeded",
]);

/** What was asked for, or nothing where one answer could not be used. */
export async function orNothing<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (cause) {
    if (cause instanceof OnrecordError && answerFailures.has(cause.code)) return undefined;
    throw cause;
  }
}

function toJudged(kind: JudgeKind, { cluster, human, first, second }: Asked): JudgedItem {
  const isPair = kind === "prefer";
  const joined = first !== undefined && second !== undefined ? joinOrders(first, second) : undefined;
  const label = (isPair ? joined : first)?.label;
  if (label === "yes" || label === "no") return { cluster, human, judge: label };
  return { cluster, human, judge: human === "yes" ? "no" : "yes" };
}

function noLabels(kind: JudgeKind): OnrecordError {
  return new OnrecordError(
    `There are no labels for ${kind}. Name a folder of datasets with --data, or a file with --labels.`,
    { code: "bad_input" },
  );
}
