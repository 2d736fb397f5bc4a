import type { Analysis } from "../../agents/analysis.ts";
import type { Evidence } from "../../grounding/index.ts";
import type { Transcript } from "../../transcript/index.ts";

/** Pieces of evidence that are not cut from the transcript letter by letter. */
export function inexactEvidence(transcript: Transcript, evidence: readonly Evidence[]): readonly Evidence[] {
  return evidence.filter(
    ({ text, span }) => text === "" || transcript.text.slice(span.start, span.end) !== text,
  );
}

/** Shown statements without evidence, or with evidence that is not exact. */
export function unprovenStatements(analysis: Analysis, transcript: Transcript): readonly string[] {
  return analysis.sections
    .flatMap(({ statements }) => statements)
    .filter(({ evidence }) => evidence.length === 0 || inexactEvidence(transcript, evidence).length > 0)
    .map(({ text }) => text);
}
