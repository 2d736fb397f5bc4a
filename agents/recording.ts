import {
  createEvidenceIndex,
  createGroundingIndex,
  type EvidenceIndex,
  type GroundingIndex,
} from "../grounding/index.ts";
import type { Transcript } from "../transcript/schema.ts";
import { createSearchIndex, type SearchIndex } from "../transcript/search-index.ts";

/** A transcript with the indexes that agents look things up in; each is built once, when first asked for. */
export interface Recording {
  readonly transcript: Transcript;
  grounding(): GroundingIndex;
  evidence(): EvidenceIndex;
  /** Looks up words and phrases, segment by segment. */
  search(): SearchIndex;
  /** What was spoken to people: every sentence that does not talk to a program, a line each. */
  speech(): string;
}

/** A recording over a transcript; costs nothing until an index is asked for. */
export function createRecording(transcript: Transcript): Recording {
  let grounding: GroundingIndex | undefined;
  let evidence: EvidenceIndex | undefined;
  let search: SearchIndex | undefined;
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
    search() {
      search ??= createSearchIndex(transcript);
      return search;
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
