import type { SearchHit } from "../app/app.ts";
import type { Colors } from "./colors.ts";
import { renderSegment } from "./print-segment.ts";

/** Hits for people, best first, a line each. */
export function renderHits(hits: readonly SearchHit[], colors: Colors): string {
  return hits.map((hit) => renderSegment(hit.segment, colors)).join("\n");
}

/** Hits for programs, best first; absent values are null. */
export function toHitsJson(hits: readonly SearchHit[]): readonly Readonly<Record<string, unknown>>[] {
  return hits.map(({ segment, score }) => ({
    id: segment.id,
    score,
    start: segment.start ?? null,
    end: segment.end ?? null,
    speaker: segment.speaker ?? null,
    text: segment.text,
    span: segment.span,
    source: segment.source ?? null,
  }));
}
