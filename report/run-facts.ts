import type { Run } from "../store/run.ts";
import { fill, type Wording } from "./phrases.ts";
import { versioned } from "./report-facts.ts";

/** A run in a few words, and one row an agent: what stands in a report's marked block and nowhere else. */
export interface RunFacts {
  /** Id, start, seconds or status, cost. */
  readonly facts: readonly string[];
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
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
  };
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
