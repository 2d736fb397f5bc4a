import { readLineIds } from "../../agents/line-ids.ts";
import { recheckSupport } from "../../agents/recheck-support.ts";
import type { Recording } from "../../agents/recording.ts";
import { sharedTerms, strayFigures } from "../../agents/shared-terms.ts";
import type { Judgement } from "./judge.ts";

/** What a judge said, and what of it can be looked up. */
export interface SaidLabel {
  readonly label: Judgement["label"];
  /** Ids as the judge wrote them. */
  readonly cited: readonly string[];
  /** Ids of the lines that it was shown. */
  readonly shown: ReadonlySet<string>;
}

/** A sentence that a judge calls supported must be borne out by lines that it was shown and names. */
export function recheckSentence(recording: Recording, sentence: string, said: SaidLabel): Judgement {
  const { found, lines } = readLines(recording, said);
  const fault = said.label === "yes" ? recheckSupport(recording, sentence, found) : undefined;
  return overrule({ label: said.label, lines }, fault, "no");
}

/** A point that a judge calls covered must share a word with sentences that it names, and not all its figures be absent. */
export function recheckKeyPoint(summary: Recording, keyPoint: string, said: SaidLabel): Judgement {
  const { found, lines } = readLines(summary, said);
  const fault = said.label === "yes" ? findPointFault(summary, keyPoint, found) : undefined;
  return overrule({ label: said.label, lines }, fault, "no");
}

/** A summary that is preferred must have a sentence among those that the judge names. */
export function recheckPreference(
  both: Recording,
  letters: { readonly yes: string; readonly no: string },
  said: SaidLabel,
): Judgement {
  const { found, lines } = readLines(both, said);
  if (said.label === "tie") return { label: "tie", lines };
  const chosen = letters[said.label];
  const isNamed = found.some((index) => both.transcript.segments[index]?.speaker === chosen);
  const fault = isNamed ? undefined : "it names no sentence of the summary that it prefers";
  return overrule({ label: said.label, lines }, fault, "tie");
}

function overrule(said: Judgement, fault: string | undefined, to: Judgement["label"]): Judgement {
  return fault === undefined ? said : { label: to, lines: said.lines, overruled: fault };
}

function readLines({ transcript }: Recording, said: SaidLabel) {
  const found = readLineIds(said.cited, transcript, said.shown);
  return { found, lines: found.flatMap((index) => transcript.segments[index]?.id ?? []) };
}

function findPointFault(summary: Recording, keyPoint: string, found: readonly number[]): string | undefined {
  if (found.length === 0) return "it names no sentence";
  const index = summary.evidence();
  const named = found.map((at) => summary.transcript.segments[at]?.text ?? "").join("\n");
  if (sharedTerms(index, keyPoint, named) === 0)
    return "the sentences that it names share no word with the point";
  const figures = strayFigures(index, keyPoint, "");
  const isWithout = figures.length > 0 && strayFigures(index, keyPoint, named).length === figures.length;
  return isWithout ? "the sentences that it names hold none of the point's figures" : undefined;
}
