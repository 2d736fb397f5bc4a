import { checkBuiltin } from "../../agents/fact-checker/check-builtin.ts";
import { linesOfEvidence } from "../../agents/line-ids.ts";
import type { Recording } from "../../agents/recording.ts";
import { findEvidence } from "../../grounding/index.ts";

/** Passages looked up for a sentence besides the built-in engine's own, and lines shown at most. */
const passages = 5;
const mostLines = 24;

/** Indexes of the lines that speak for or against a sentence, or come nearest to it, in order. */
export function bearingLines(recording: Recording, sentence: string): readonly number[] {
  const base = checkBuiltin(recording, { claim: { text: sentence } });
  const found = findEvidence(recording.evidence(), sentence, { limit: passages });
  const evidence = [...base.counterEvidence, ...base.evidence, ...found.map((one) => one.evidence)];
  const lines = evidence.flatMap((one) => linesOfEvidence(recording.transcript, [one]));
  return [...new Set(lines)].slice(0, mostLines).sort((a, b) => a - b);
}
