import type { StatementCheck } from "../agents/statement.ts";
import { countPhrase, wordingFor } from "./phrases.ts";
import type { ReportInput } from "./report-input.ts";

type Verdict = StatementCheck["verdict"];

/** How many quotes and claims got which verdict; a quote that was said is `held`. */
export interface Tally {
  readonly quotes: Readonly<
    Record<"held" | "altered" | "misattributed" | "not_said" | "uncertain" | "total", number>
  >;
  readonly claims: Readonly<
    Record<"supported" | "overstated" | "contradicted" | "not_in_source" | "uncertain" | "total", number>
  >;
}

/** Counts the shown statements of the analysis and the items of the verification together; dropped ones are left out. */
export function tally(input: Pick<ReportInput, "analysis" | "verification">): Tally {
  return tallyChecks([
    ...(input.analysis?.sections ?? []).flatMap(({ statements }) => statements.map(({ check }) => check)),
    ...(input.verification?.items ?? []).map(({ kind, check }) => ({ kind, verdict: check.verdict })),
  ]);
}

/** Counts any checks. */
export function tallyChecks(checks: readonly Pick<StatementCheck, "kind" | "verdict">[]): Tally {
  const count = (kind: StatementCheck["kind"], verdict: Verdict) =>
    checks.filter((check) => check.kind === kind && check.verdict === verdict).length;
  return {
    quotes: {
      held: count("quote", "said"),
      altered: count("quote", "altered"),
      misattributed: count("quote", "misattributed"),
      not_said: count("quote", "not_said"),
      uncertain: count("quote", "uncertain"),
      total: checks.filter(({ kind }) => kind === "quote").length,
    },
    claims: {
      supported: count("claim", "supported"),
      overstated: count("claim", "overstated"),
      contradicted: count("claim", "contradicted"),
      not_in_source: count("claim", "not_in_source"),
      uncertain: count("claim", "uncertain"),
      total: checks.filter(({ kind }) => kind === "claim").length,
    },
  };
}

/** The tally in one line, such as `9 of 12 quotes held; 2 altered, 1 never said. 5 of 5 claims held.` */
export function tallyLine(counts: Tally, language: string): string {
  const wording = wordingFor(language);
  const { quotes, claims } = counts;
  const sentences: string[] = [];
  if (quotes.total > 0) {
    const held = countPhrase(wording, wording.phrases.quotesHeld, { n: quotes.total, ...quotes });
    sentences.push(sentence(held, listed(quotes, ["altered", "misattributed", "not_said", "uncertain"])));
  }
  if (claims.total > 0) {
    const values = { n: claims.total, held: claims.supported, total: claims.total };
    const held = countPhrase(wording, wording.phrases.claimsHeld, values);
    sentences.push(
      sentence(held, listed(claims, ["overstated", "contradicted", "not_in_source", "uncertain"])),
    );
  }
  return sentences.length === 0 ? wording.phrases.nothingChecked : sentences.join(" ");

  function listed<V extends Verdict>(from: Readonly<Record<V, number>>, verdicts: readonly V[]): string {
    return verdicts
      .filter((verdict) => from[verdict] > 0)
      .map((verdict) => {
        const words = countPhrase(wording, wording.phrases.counted[verdict], { n: from[verdict] });
        return `${from[verdict]} ${words}`;
      })
      .join(", ");
  }
}

function sentence(held: string, others: string): string {
  return others === "" ? `${held}.` : `${held}; ${others}.`;
}
