import {
  createEvidenceIndex,
  createGroundingIndex,
  type EvidenceIndex,
  type GroundingIndex,
} from "../grounding/index.ts";
import type { Transcript } from "../transcript/schema.ts";

/** A transcript with the indexes that agents look things up in; each is built once, when first asked for. */
export interface Recording {
  readonly transcript: Transcript;
  grounding(): GroundingIndex;
  evidence(): EvidenceIndex;
  /** What was spoken to people: every sentence that does not talk to a program, a line each. */
  speech(): string;
}

/** A recording over a transcript; costs nothing until an index is asked for. */
export function createRecording(transcript: Transcript): Recording {
  let grounding: GroundingIndex | undefined;
  let evidence: EvidenceIndex | undefined;
  let speech: string | undefined;
  return {
    transcript,
    grounding() {
      grounding ??= createGroundingIndex(transcript);
      return grounding;
    },
    evidence() {
      evidence ??= createEvidenceIndex(transcript);
      return evidence;
    },
    speech() {
      speech ??= this.evidence()
        .sentences.filter(({ isInstruction }) => !isInstruction)
        .map(({ text }) => text)
        .join("\n");
      return speech;
    },
  };
}
