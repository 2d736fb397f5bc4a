import { checkClaim, createEvidenceIndex } from "../grounding/index.ts";
import { cutTranscript } from "./cut-transcript.ts";
import type { Recording } from "./recording.ts";
import { sharedTerms, strayFigures } from "./shared-terms.ts";

/** Share of a sentence's words and figures that its lines must hold: less is another topic, whatever a model says. */
const leastShared = 0.2;

/** Why lines do not support a sentence that a model says they support, as far as code can tell; else `undefined`. */
export function recheckSupport(
  recording: Recording,
  text: string,
  lines: readonly number[],
): string | undefined {
  if (lines.length === 0) return "it cites no line that was sent";
  const index = recording.evidence();
  const cited = cutTranscript(recording.transcript, lines);
  const figures = strayFigures(index, text, cited.text);
  if (figures.length > 0) return `its figures do not stand in the cited lines (${figures.join(", ")})`;
  const names = cited.segments.map(({ speaker }) => speaker ?? "").join("\n");
  if (sharedTerms(index, text, `${cited.text}\n${names}`) < leastShared)
    return "the cited lines share hardly a word with it";
  const { changes } = checkClaim(createEvidenceIndex(cited), { text });
  return changes.some(({ kind }) => kind === "negation")
    ? "the cited lines or it deny what the other states"
    : undefined;
}
