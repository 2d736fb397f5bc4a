import { z } from "zod";
import { judgeGate } from "../statistics/gate.ts";
import type { AnyScorer } from "../task.ts";
import { type Difference, differenceOf } from "./difference.ts";
import { type Figure, figureOf } from "./figure.ts";
import { scoreRows } from "./score-rows.ts";
import type { ScoredColumn, ScoredTable } from "./score-table.ts";

const finite = z.number().nullable().describe("null: not known");
const counts = z.record(z.string(), z.int().nonnegative());
const FigureOnRecord = z.strictObject({ value: z.number(), low: finite, high: finite });

export const gateVerdicts = ["pass", "worse", "not_enough"] as const;
export type GateVerdict = (typeof gateVerdicts)[number];

/** What a gate found on one task and dataset. */
export const GatedTable = z.strictObject({
  task: z.string(),
  taskVersion: z.string(),
  dataset: z.string(),
  datasetSha256: z.string(),
  scorer: z.string(),
  signature: z.string(),
  examples: z.int().describe("that both have tried"),
  recordings: z.int(),
  untried: z.int().describe("examples that only one of the two has tried"),
  candidate: z.nullable(FigureOnRecord),
  incumbent: z.nullable(FigureOnRecord),
  difference: z.nullable(FigureOnRecord).describe("candidate less incumbent, as the scorer counts"),
  candidateRecords: z.string().describe("sha256 of keys, statuses and outputs"),
  incumbentRecords: z.string(),
  verdict: z.enum(gateVerdicts),
  why: z.string(),
  moreRecordings: z.exactOptional(z.int()).describe("about; where more of them would decide"),
});
export type GatedTable = z.infer<typeof GatedTable>;

/** A gate's decision, as it stands in a file: whether a candidate may take an agent's role from an incumbent. */
export const GateRecord = z.strictObject({
  schema: z.literal("onrecord/gate@1"),
  agent: z.string(),
  candidate: z.string(),
  incumbent: z.string(),
  margin: z.number().describe("most that the candidate may be worse, as a share of the scorer's range"),
  verdict: z.enum(gateVerdicts),
  tables: z.array(GatedTable),
  candidateDigest: z.exactOptional(z.string()).describe("of the model's files, where its server tells one"),
  asked: z
    .exactOptional(
      z.strictObject({
        datasets: z.array(z.string()),
        sample: counts,
        sampleModels: counts,
        samples: z.int().positive(),
        dataFolders: z.array(z.string()),
        sharedFolder: z.exactOptional(z.string()),
        scorer: z.exactOptional(z.string()),
        against: z.exactOptional(z.string()),
      }),
    )
    .describe("what the decision can be made again from; folders are absolute"),
  at: z.string(),
});
export type GateRecord = z.infer<typeof GateRecord>;

/** What a gate is asked. */
export interface GateQuestion {
  readonly candidate: string;
  readonly incumbent: string;
  readonly margin: number;
  /** Name of a scorer; absent: each task's first. */
  readonly scorer?: string;
}

/** Decides over one table of stored results: the lower end of the difference's interval must not lie below the margin. */
export function gateTable(
  table: ScoredTable,
  columns: { readonly candidate: ScoredColumn; readonly incumbent: ScoredColumn },
  scorer: { readonly index: number; readonly about: AnyScorer; readonly margin: number },
): GatedTable {
  const { about, margin } = scorer;
  const { examples } = table.planned.loaded;
  const rows = {
    candidate: scoreRows(columns.candidate, scorer, examples),
    incumbent: scoreRows(columns.incumbent, scorer, examples),
  };
  const difference = differenceOf(rows.candidate, rows.incumbent, about);
  const isSame = columns.candidate.sha256 === columns.incumbent.sha256;
  const { task, dataset, loaded } = table.planned;
  return {
    task: task.name,
    taskVersion: task.version,
    dataset: dataset.name,
    datasetSha256: loaded.sha256,
    scorer: about.name,
    signature: about.signature,
    examples: difference?.rows ?? 0,
    recordings: difference?.recordings ?? 0,
    untried: difference?.unmatched ?? 0,
    candidate: onRecord(figureOf(rows.candidate, about)),
    incumbent: onRecord(figureOf(rows.incumbent, about)),
    difference: onRecord(difference),
    candidateRecords: columns.candidate.sha256,
    incumbentRecords: columns.incumbent.sha256,
    ...decide(difference, { margin, outputs: isSame ? "identical" : "different" }),
  };
}

function decide(
  difference: Difference | undefined,
  { margin, outputs }: { readonly margin: number; readonly outputs: "identical" | "different" },
): Pick<GatedTable, "verdict" | "why" | "moreRecordings"> {
  if (difference === undefined) {
    return {
      verdict: "not_enough",
      why: "they have no example on record in common: run both on this dataset first",
    };
  }
  if (difference.unmatched > 0) {
    const examples = difference.unmatched === 1 ? "1 example was" : `${difference.unmatched} examples were`;
    return {
      verdict: "not_enough",
      why: `${examples} tried by one of the two only: run again to try the rest`,
    };
  }
  const { outcome, text, moreRecordings } = judgeGate(difference.comparison, { margin, outputs });
  return {
    verdict: outcome === "not_enough_evidence" ? "not_enough" : outcome,
    why: text,
    ...(moreRecordings !== undefined && Number.isFinite(moreRecordings) ? { moreRecordings } : {}),
  };
}

function onRecord(
  figure: Pick<Figure, "value" | "interval"> | undefined,
): z.infer<typeof FigureOnRecord> | null {
  if (figure === undefined) return null;
  const { lower, upper } = figure.interval;
  return {
    value: figure.value,
    low: Number.isFinite(lower) ? lower : null,
    high: Number.isFinite(upper) ? upper : null,
  };
}

/** The verdict of several tables: the worst of them. */
export function joinVerdicts(verdicts: readonly GateVerdict[]): GateVerdict {
  if (verdicts.includes("worse")) return "worse";
  return verdicts.length === 0 || verdicts.includes("not_enough") ? "not_enough" : "pass";
}
