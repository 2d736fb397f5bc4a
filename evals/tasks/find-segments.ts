import type { Recording } from "../../agents/recording.ts";
import { type Evidence, toEvidence } from "../../grounding/index.ts";

/** Letters of a query that the index reads. */
const longestQuery = 400;

/** Segments that share most with a text by BM25, best first, as evidence. */
export function findSegments(recording: Recording, text: string, limit: number): readonly Evidence[] {
  const query = text.replace(/["“”„«»]/g, " ").slice(0, longestQuery);
  return recording
    .search()
    .search(query, { limit })
    .map(({ segment }) => toEvidence(recording.transcript, segment.span));
}

/** The first segments, as evidence. */
export function firstSegments({ transcript }: Recording, limit: number): readonly Evidence[] {
  return transcript.segments.slice(0, limit).map(({ span }) => toEvidence(transcript, span));
}
