import type { Pair } from "../comparison/compare-table.ts";
import type { Figure } from "../comparison/figure.ts";
import type { Spending } from "../comparison/spending.ts";
import type { AnyScorer } from "../task.ts";
import type { ColumnReport, EvalReport, TableReport } from "./eval-report.ts";

/**
 * A report as JSON for programs. All that another run of the same would have differently stands under `run`. Infinite
 * ends of intervals are null.
 */
export function reportJson({ tables }: EvalReport): Readonly<Record<string, unknown>> {
  return {
    schema: "onrecord/eval-report@1",
    tables: tables.map(tableJson),
    run: tables.map(({ compared, columns }) => ({
      task: compared.table.planned.task.name,
      dataset: compared.table.planned.dataset.name,
      candidates: columns.map(({ column, spending }) => ({
        candidate: column.candidate.spec,
        ...spendingJson(spending),
      })),
    })),
  };
}

function tableJson({ compared, columns, slices }: TableReport): Readonly<Record<string, unknown>> {
  const { task, dataset, loaded } = compared.table.planned;
  const { scorers } = task;
  const specs = columns.map(({ column }) => column.candidate.spec);
  return {
    task: { name: task.name, title: task.title, agent: task.agent, version: task.version },
    dataset: {
      name: dataset.name,
      title: dataset.title,
      source: dataset.source,
      licence: dataset.licence,
      sha256: loaded.sha256,
    },
    examples: compared.common.length,
    recordings: new Set(compared.common.map(({ recording }) => recording)).size,
    scorers: scorers.map(({ name, title, signature, range, better }) => ({
      name,
      title,
      signature,
      range,
      better,
    })),
    candidates: columns.map((column) => columnJson(column, scorers)),
    comparisons: compared.pairs.map(pairJson),
    slices: slices.map(({ figures, ...slice }) => ({
      ...slice,
      figures: Object.fromEntries(specs.map((spec, at) => [spec, figureJson(figures[at])])),
    })),
  };
}

function columnJson(column: ColumnReport, scorers: readonly AnyScorer[]): Readonly<Record<string, unknown>> {
  const byScorer = (figures: readonly (Figure | undefined)[]) =>
    Object.fromEntries(scorers.map(({ name }, at) => [name, figureJson(figures[at])]));
  const { wholeFigures, variance } = column;
  return {
    candidate: column.column.candidate.spec,
    mark: column.mark,
    rank: column.rank ?? null,
    planned: column.planned,
    tried: column.tried,
    overBudget: column.column.overBudget,
    failures: column.failures,
    invalid: figureJson(column.invalid),
    figures: byScorer(column.figures),
    ...(wholeFigures === undefined ? {} : { figuresOnAll: byScorer(wholeFigures) }),
    ...(variance === undefined ? {} : { variance }),
    records: column.column.sha256,
  };
}

/** A comparison of two candidates for programs; `difference` is left less right as the scorer counts. */
export function pairJson(pair: Pair): Readonly<Record<string, unknown>> {
  const { left, right, rows, recordings, unmatched, verdict, comparison } = pair;
  return {
    left,
    right,
    difference: figureJson(pair),
    pValue: comparison.pValue,
    adjustedP: verdict.adjustedP,
    test: comparison.test,
    rows,
    recordings,
    unmatched,
    verdict: verdict.verdict,
    ...(verdict.moreRecordings === undefined || !Number.isFinite(verdict.moreRecordings)
      ? {}
      : { moreRecordings: verdict.moreRecordings }),
    text: verdict.text,
  };
}

function spendingJson(spending: Spending): Readonly<Record<string, unknown>> {
  const { calls, costUsd, usdPerThousand, usdPerThousandRight, median, p95 } = spending;
  return {
    calls,
    costUsd,
    usdPerThousand: figureJson(usdPerThousand),
    usdPerThousandRight: figureJson(usdPerThousandRight),
    secondsMedian: figureJson(median),
    secondsP95: figureJson(p95),
  };
}

function figureJson(figure: Pick<Figure, "value" | "interval"> | undefined): unknown {
  if (figure === undefined) return null;
  const { lower, upper } = figure.interval;
  const known = (end: number): number | null => (Number.isFinite(end) ? end : null);
  return { value: figure.value, low: known(lower), high: known(upper) };
}
