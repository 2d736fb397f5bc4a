import type { Production } from "../../agents/analysis.ts";
import type { Outcome, RunResult } from "../../app/app.ts";
import type { Run } from "../../store/run.ts";
import type { ResponseFormat } from "../arguments/response-format.ts";
import { toAnalysisEntries } from "./analysis-entries.ts";
import { toAnswerEntries } from "./answer-entries.ts";
import { type Entry, headOf, toShare, toWords } from "./entry.ts";
import type { RunAnswer } from "./run-answer.ts";
import { toTranslationEntries } from "./translation-entries.ts";
import { toVerificationEntries } from "./verification-entries.ts";

/** What each graph gives. */
export const resultOf = {
  analyze: "analysis",
  ask: "answer",
  translate: "translation",
  verify: "verification",
} as const satisfies Record<Run["graph"], RunAnswer["result"]>;

/** What a result says besides its entries, and the entries. */
export function readResult(
  { result, transcript }: Pick<Outcome<RunResult>, "result" | "transcript">,
  format: ResponseFormat,
): { readonly facts: Partial<RunAnswer>; readonly entries: readonly Entry[] } {
  switch (result.schema) {
    case "onrecord/analysis@1": {
      const { recipe, language, coverage, sections } = result;
      const facts = { recipe, language, by: toMakers(result.produced), read: coverage.read };
      const counts = sections.map(({ kind, status, statements }): [string, string | number] => [
        kind,
        status === "ok" ? statements.length : status,
      ]);
      return {
        facts: { ...facts, sections: Object.fromEntries(counts) },
        entries: toAnalysisEntries(result, format),
      };
    }
    case "onrecord/answer@1": {
      const { answered, confidence, by = toMakers(result.produced) } = result;
      const facts = { by, answered, confidence: toShare(confidence) };
      return { facts, entries: toAnswerEntries(result, transcript, format) };
    }
    case "onrecord/translation@1":
      return {
        facts: { language: result.to, by: toMakers(result.produced) },
        entries: toTranslationEntries(result, format),
      };
    case "onrecord/verification@1":
      return { facts: { by: toMakers(result.produced) }, entries: toVerificationEntries(result, format) };
    default:
      return result satisfies never;
  }
}

/** The models that made a result, each once, in the order of the agents. */
function toMakers(produced: readonly Production[]): string {
  return [...new Set(produced.map(({ model }) => model))].join(", ");
}

/** What a run used, in one line; absent where it asked no model. */
export function usedBy({ agents }: Pick<Run, "agents">): string | undefined {
  const sum = (of: (one: Run["agents"][number]) => number | null): number =>
    agents.reduce((all, one) => all + (of(one) ?? 0), 0);
  const calls = sum(({ usage }) => usage.calls);
  if (calls === 0) return undefined;
  const tokens = sum(({ usage }) => (usage.inputTokens ?? 0) + (usage.outputTokens ?? 0));
  const isPriced = agents.every(({ costUsd }) => costUsd !== null);
  const cost = isPriced ? `${sum(({ costUsd }) => costUsd).toFixed(4)} USD` : "cost unknown";
  return `${calls} calls, ${tokens} tokens, ${cost}`;
}

/** The agents of a run that failed, with why; a server's own words may stand in it. */
export function toFailureEntries({ agents }: Pick<Run, "agents">): readonly Entry[] {
  return agents.flatMap(({ task, model, error }) => {
    if (error === undefined) return [];
    const item = { id: task, verdict: "failed" };
    return [{ item, lines: [`${headOf(item)}${toWords(`${model}: ${error.code}: ${error.message}`)}`] }];
  });
}
