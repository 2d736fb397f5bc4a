import type { Recording } from "../../agents/recording.ts";
import type { ScoredColumn } from "../comparison/score-table.ts";
import type { Example } from "../dataset.ts";
import type { PlannedTable } from "../runner/plan.ts";
import type { RecordPlace } from "../runner/read-records.ts";
import type { EvalRecord } from "../runner/record.ts";
import { clusteredInterval, type EstimateWithInterval } from "../statistics/clustered-interval.ts";
import { clipInterval } from "../statistics/interval.ts";
import { meanOf } from "../statistics/linear-estimate.ts";
import { SummaryGold, SummaryOutput } from "../tasks/schemas/summaries.ts";
import { orNothing } from "./calibrate.ts";
import { openerOf } from "./dataset-labels.ts";
import { decide, type Judge, type JudgeKind, type Judgement } from "./judge.ts";
import { hideNames } from "./summary-lines.ts";

/** A candidate's summary of one example; without sentences where its output could not be used. */
export interface JudgedSummary {
  readonly example: Example;
  readonly points: readonly string[];
  readonly sentences: readonly string[];
  readonly recording: () => Recording;
}

/** What a judge found of one candidate. */
export interface JudgedFigure {
  readonly kind: JudgeKind;
  /** Mean over examples of the share of points covered or of sentences supported; absent without an example. */
  readonly figure: EstimateWithInterval | undefined;
  readonly examples: number;
  /** Points or sentences that were judged, and those without a usable answer: they are left out. */
  readonly items: number;
  readonly unanswered: number;
}

/** The summaries of one candidate that are on record, the first try at each example; no candidate is named in them. */
export function summariesOf(
  { loaded }: PlannedTable,
  column: ScoredColumn,
  source: { readonly specs: readonly string[]; read(place: RecordPlace): EvalRecord },
): readonly JudgedSummary[] {
  const open = openerOf(loaded);
  return [...column.tries].flatMap(([example, [first]]) => {
    if (first === undefined) return [];
    const output = first.status === "ok" ? SummaryOutput.parse(source.read(first.place).output) : undefined;
    const { keyPoints } = SummaryGold.parse(example.expected);
    return [
      {
        example,
        points: keyPoints.map(({ text }) => text),
        sentences: (output?.statements ?? []).map(({ text }) => hideNames(text, source.specs)),
        recording: () => open(transcriptOf(example)),
      },
    ];
  });
}

function transcriptOf({ input }: Example): string {
  const named = typeof input === "object" && input !== null && "transcript" in input ? input.transcript : "";
  return String(named);
}

/** Share of the key points that a candidate's summaries cover, as the judge says. */
export async function judgeKeyPoints(
  judge: Judge<"key_point_covered">,
  summaries: readonly JudgedSummary[],
): Promise<JudgedFigure> {
  return await judgeEach(judge.kind, summaries, ({ example, points, sentences }) =>
    points.map((keyPoint, at) => () => {
      const item = {
        id: `${example.id}.${at + 1}`,
        cluster: example.recording,
        keyPoint,
        summary: sentences,
      };
      return sentences.length === 0 ? Promise.resolve(said("no")) : decide(judge, item);
    }),
  );
}

/** Share of a candidate's sentences that the recordings support, as the judge says; a summary without any has 0. */
export async function judgeSentences(
  judge: Judge<"sentence_supported">,
  summaries: readonly JudgedSummary[],
): Promise<JudgedFigure> {
  return await judgeEach(judge.kind, summaries, ({ example, sentences, recording }) => {
    if (sentences.length === 0) return [() => Promise.resolve(said("no"))];
    return sentences.map((sentence, at) => () => {
      const id = `${example.id}.${at + 1}`;
      return decide(judge, { id, cluster: example.recording, sentence, recording: recording() });
    });
  });
}

function said(label: Judgement["label"]): Judgement {
  return { label, lines: [] };
}

type Question = () => Promise<Judgement>;

async function judgeEach(
  kind: JudgeKind,
  summaries: readonly JudgedSummary[],
  questionsOf: (summary: JudgedSummary) => readonly Question[],
): Promise<JudgedFigure> {
  const rows: { cluster: string; value: number }[] = [];
  let items = 0;
  let unanswered = 0;
  for (const summary of summaries) {
    const labels: Judgement["label"][] = [];
    for (const question of questionsOf(summary)) {
      const judgement = await orNothing(question);
      if (judgement === undefined) unanswered += 1;
      else labels.push(judgement.label);
      items += 1;
    }
    if (labels.length === 0) continue;
    const yes = labels.filter((label) => label === "yes").length;
    rows.push({ cluster: summary.example.recording, value: yes / labels.length });
  }
  return { kind, figure: figureOf(rows), examples: rows.length, items, unanswered };
}

/** What a judge found of two candidates' summaries of the same examples. */
export interface PreferenceFigure {
  /** How often the left one is preferred; a tie is half. */
  readonly figure: EstimateWithInterval | undefined;
  readonly pairs: number;
  readonly ties: number;
  readonly unanswered: number;
}

/** How often the first of two candidates is preferred, each pair asked in both orders; where they disagree, a tie. */
export async function judgePreference(
  judge: Judge<"prefer">,
  left: readonly JudgedSummary[],
  right: readonly JudgedSummary[],
): Promise<PreferenceFigure> {
  const others = new Map(right.map((summary) => [summary.example.id, summary]));
  const rows: { cluster: string; value: number }[] = [];
  let ties = 0;
  let unanswered = 0;
  for (const one of left) {
    const other = others.get(one.example.id);
    if (other === undefined) continue;
    const judgement = await orNothing(() => comparePair(judge, one, other));
    if (judgement === undefined) {
      unanswered += 1;
      continue;
    }
    if (judgement.label === "tie") ties += 1;
    rows.push({ cluster: one.example.recording, value: worthOf[judgement.label] });
  }
  return { figure: figureOf(rows), pairs: rows.length, ties, unanswered };
}

const worthOf = { yes: 1, tie: 0.5, no: 0 } as const satisfies Record<Judgement["label"], number>;

async function comparePair(
  judge: Judge<"prefer">,
  one: JudgedSummary,
  other: JudgedSummary,
): Promise<Judgement> {
  const [left, right] = [one.sentences, other.sentences];
  if (left.join("\n") === right.join("\n")) return said("tie");
  if (left.length === 0 || right.length === 0) return said(left.length > 0 ? "yes" : "no");
  const { id, recording: cluster } = one.example;
  return await decide(judge, { id, cluster, points: one.points, left, right });
}

function figureOf(rows: readonly { cluster: string; value: number }[]): EstimateWithInterval | undefined {
  if (rows.length === 0) return undefined;
  const figure = clusteredInterval(meanOf(rows));
  return { ...figure, interval: clipInterval(figure.interval, { lower: 0, upper: 1 }) };
}
