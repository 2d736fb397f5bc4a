import type { Run } from "../store/run.ts";
import { type CascadeFigures, cascadeFigures } from "./cascade-figures.ts";
import { fill, formatPercent, type Wording } from "./phrases.ts";
import { versioned } from "./report-facts.ts";

/** A run in a few words, and one row an agent: what stands in a report's marked block and nowhere else. */
export interface RunFacts {
  /** Id, start, seconds or status, cost. */
  readonly facts: readonly string[];
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** What each tier of an agent with several did, and what the last one alone would have come to; often empty. */
  readonly tierColumns: readonly string[];
  readonly tierRows: readonly (readonly string[])[];
}

/** The facts of a run, texts as they are: whoever prints them escapes them. */
export function runFacts(run: Run, wording: Wording): RunFacts {
  const { phrases } = wording;
  const { agent, task, model, status, attempts, tokens, seconds, cost } = phrases;
  return {
    facts: [
      run.id,
      run.startedAt.replace("T", " ").replace(/\.\d+/, ""),
      secondsOf(run) ?? run.status,
      fill(`${cost}: {cost}`, {
        cost: costOf(
          wording,
          run.agents.map(({ costUsd }) => costUsd),
        ),
      }),
    ],
    columns: [agent, task, model, status, attempts, tokens, seconds, cost],
    rows: run.agents.map((record) => [
      record.agent,
      record.error === undefined ? record.task : `${record.task}: ${record.error.message}`,
      versioned(record.model, record.promptVersion),
      record.status,
      String(record.attempts),
      tokensOf(record.usage),
      record.seconds.toFixed(2),
      costOf(wording, [record.costUsd]),
    ]),
    tierColumns: [agent, phrases.tier, phrases.asked, phrases.decided, tokens, cost],
    tierRows: cascadeFigures(run.agents).flatMap((figures) => tierRows(figures, wording)),
  };
}

function tierRows({ agent, items, tiers, last, lastAlone }: CascadeFigures, wording: Wording): string[][] {
  const rows = tiers.map(({ tier, asked, decided, share, tokens, costUsd }) => [
    agent,
    tier,
    String(asked),
    `${decided} (${formatPercent(wording, share)})`,
    String(tokens),
    costOf(wording, [costUsd]),
  ]);
  const alone = fill(wording.phrases.alone, { model: last });
  const spent =
    lastAlone === undefined
      ? ["–", wording.phrases.unknown]
      : [String(lastAlone.tokens), costOf(wording, [lastAlone.costUsd])];
  return [...rows, [agent, alone, String(items), "–", ...spent]];
}

function secondsOf(run: Run): string | undefined {
  if (run.finishedAt === undefined) return undefined;
  return `${((Date.parse(run.finishedAt) - Date.parse(run.startedAt)) / 1000).toFixed(1)} s`;
}

function tokensOf({ inputTokens, outputTokens }: Run["agents"][number]["usage"]): string {
  return inputTokens === null || outputTokens === null ? "–" : `${inputTokens} + ${outputTokens}`;
}

/** A price that nobody knows makes the sum unknown, not smaller. */
function costOf(wording: Wording, costs: readonly (number | null)[]): string {
  if (costs.some((cost) => cost === null)) return wording.phrases.unknown;
  const sum = costs.reduce<number>((total, cost) => total + (cost ?? 0), 0);
  return sum > 0 && sum < 0.01 ? "< $0.01" : `$${sum.toFixed(2)}`;
}
