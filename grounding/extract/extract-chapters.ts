import type { Span } from "../../transcript/schema.ts";
import type { EvidenceIndex } from "../claims/evidence-index.ts";
import { evidenceOf } from "../claims/find-evidence.ts";
import type { Evidence } from "../schema.ts";
import { toTitle } from "./to-title.ts";

/** A stretch about one thing; `title` is made of its own words. */
export interface ExtractedChapter {
  readonly title: string;
  readonly segments: Evidence["segments"];
  readonly span: Span;
  readonly start?: number;
  readonly end?: number;
  /** First and last sentence number, inclusive. */
  readonly sentences: readonly [number, number];
}

const wordsPerMinute = 150;
const minutesPerChapter = 6;
const blockWords = 160;
/** So many chapters are short enough a list to be read; in more hours than they fill there are three an hour. */
const readChapters = 30;
const minutesAtMost = 20;

/**
 * Chapters in order, without gaps: cut where the words before and after are least alike (Hearst's TextTiling,
 * 1997). About one in six minutes, three to twelve an hour; one for a recording under five minutes.
 */
export function extractChapters(index: EvidenceIndex): ExtractedChapter[] {
  if (index.sentences.length === 0) return [];
  const total = index.sentences.reduce((sum, sentence) => sum + sentence.words, 0);
  const minutes = Math.max(total / wordsPerMinute, (index.transcript.duration ?? 0) / 60);
  const most = Math.max(readChapters, Math.round(minutes / minutesAtMost));
  const wanted = Math.max(1, Math.min(Math.round(minutes / minutesPerChapter), most, Math.ceil(minutes / 5)));
  const cuts = chooseCuts(index, wanted - 1, total);
  const starts = [0, ...cuts];
  return starts.map((from, at) => toChapter(index, from, (starts[at + 1] ?? index.sentences.length) - 1));
}

function toChapter(index: EvidenceIndex, from: number, to: number): ExtractedChapter {
  const { segments, span, start, end } = evidenceOf(index, from, to);
  return {
    title: toTitle(index, from, to),
    segments,
    span,
    ...(start === undefined ? {} : { start }),
    ...(end === undefined ? {} : { end }),
    sentences: [from, to],
  };
}

/** The sentences that open a new chapter: the deepest valleys of likeness that are not too near each other. */
function chooseCuts(index: EvidenceIndex, count: number, total: number): number[] {
  if (count <= 0) return [];
  const offsets = wordOffsets(index);
  const apart = total / (count + 1) / 2.5;
  const ranked = index.sentences
    .map((_sentence, at) => ({ at, likeness: likenessAt(index, at) }))
    .filter(({ at }) => at > 0)
    .sort((x, y) => x.likeness - y.likeness || x.at - y.at);
  const cuts: number[] = [];
  for (const { at } of ranked) {
    if (cuts.length >= count) break;
    const place = offsets[at] ?? 0;
    const edges = [0, total, ...cuts.map((cut) => offsets[cut] ?? 0)];
    if (edges.every((edge) => Math.abs(edge - place) >= apart)) cuts.push(at);
  }
  return cuts.sort((x, y) => x - y);
}

function wordOffsets(index: EvidenceIndex): number[] {
  let offset = 0;
  return index.sentences.map((sentence) => {
    const before = offset;
    offset += sentence.words;
    return before;
  });
}

/** Cosine of the weighted terms in the block before a sentence and the block from it on. */
function likenessAt(index: EvidenceIndex, at: number): number {
  const before = collect(index, at - 1, -1);
  const after = collect(index, at, 1);
  let dot = 0;
  for (const [id, weight] of before) dot += weight * (after.get(id) ?? 0);
  const size = norm(before) * norm(after);
  return size === 0 ? 1 : dot / size;
}

function collect(index: EvidenceIndex, from: number, step: number): Map<number, number> {
  const weights = new Map<number, number>();
  let words = 0;
  for (let at = from; words < blockWords && index.sentences[at] !== undefined; at += step) {
    const sentence = index.sentences[at];
    words += sentence?.words ?? 0;
    for (const id of sentence?.terms ?? [])
      if (id >= 0) weights.set(id, (weights.get(id) ?? 0) + (index.idf[id] ?? 0));
  }
  return weights;
}

function norm(weights: ReadonlyMap<number, number>): number {
  let sum = 0;
  for (const weight of weights.values()) sum += weight * weight;
  return Math.sqrt(sum);
}
