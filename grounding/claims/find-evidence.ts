import { toEvidence } from "../evidence.ts";
import type { Evidence } from "../schema.ts";
import { tokenize } from "../tokens.ts";
import { bestFirst } from "./best-first.ts";
import { type EvidenceIndex, type QueryTerm, toTerm, unseenWeight, type Windows } from "./evidence-index.ts";
import { findSpeakers, keysOf, ownerless } from "./find-speakers.ts";
import { scoreEvidence } from "./score-evidence.ts";
import { scoreWindows, sentencesOf } from "./windows.ts";
import { withKin } from "./with-kin.ts";

/** Evidence with its retrieval score; scores of one query compare with each other only. */
export interface ScoredEvidence {
  readonly evidence: Evidence;
  readonly score: number;
  /** Share of the query's weight that the window holds, in [0, 1]. */
  readonly coverage: number;
  /** First and last sentence number, inclusive. */
  readonly sentences: readonly [number, number];
}

export interface FindEvidenceOptions {
  readonly limit: number;
  readonly speaker?: string;
}

/**
 * Windows of at most six sentences that bear on `text`, best first, none overlapping another.
 * A named speaker's windows gain up to .15 of the query's weight.
 */
export function findEvidence(
  index: EvidenceIndex,
  text: string,
  options: FindEvidenceOptions,
): ScoredEvidence[] {
  const speakers = findSpeakers(index, text, options.speaker);
  return rankEvidence(index, text, {
    speakers,
    query: toQuery(index, text, speakers),
    limit: options.limit,
  });
}

/** The same for a text whose speakers and terms are known. */
export function rankEvidence(
  index: EvidenceIndex,
  text: string,
  {
    speakers,
    query,
    limit,
  }: { readonly speakers: readonly string[]; readonly query: readonly QueryTerm[]; readonly limit: number },
): ScoredEvidence[] {
  const wanted = withKin(index, query, stemsOf(index, text, speakers));
  const scores = scoreEvidence(index, text, {
    query: wanted,
    speakers,
    speakerBonus: evidenceBonus,
    presenceBonus: 0,
  });
  const windows = index.windows.sentences;
  return chooseWindows(index, wanted, { windows, scores, limit, measured: query });
}

/** The terms of a text with the recording's weights; words of the speakers' names are left out. */
export function toQuery(index: EvidenceIndex, text: string, speakers: readonly string[]): QueryTerm[] {
  const unseen = unseenWeight(index);
  return [...new Set(stemsOf(index, text, speakers))].map((stem) => {
    const id = index.termIds.get(stem) ?? -1;
    return { id, weight: id < 0 ? unseen : (index.idf[id] ?? 0) };
  });
}

/** Stems of a text in order, grammar and the speakers' names left out. */
export function stemsOf(index: EvidenceIndex, text: string, speakers: readonly string[]): string[] {
  const names = new Set(speakers.flatMap(keysOf));
  return tokenize(text, index.language).tokens.flatMap((token) =>
    names.has(ownerless(token, text)) ? [] : (toTerm(token, text, index.language) ?? []),
  );
}

/** What `rankWindows` looks for; `windows` are the index's own over sentences or over turns. */
export interface RankOptions {
  readonly windows: Windows;
  readonly limit: number;
  /** Labels whose turns gain up to `speakerBonus` (default 0.1) of the query's weight. */
  readonly speakers?: readonly string[];
  readonly speakerBonus?: number;
  /** Up to this share more where nobody else speaks; 0 unless given. */
  readonly presenceBonus?: number;
  /** What coverage is measured by where it is not the query. */
  readonly measured?: readonly QueryTerm[];
  /** `trimmed` (default) cuts sentences without a term of the query off both ends. */
  readonly ends?: "whole" | "trimmed";
}

const usualBonus = 0.1;
const evidenceBonus = 0.15;

/** The best windows that do not overlap, cut to the sentences that bear on the query; ties go to the earlier. */
export function rankWindows(
  index: EvidenceIndex,
  query: readonly QueryTerm[],
  options: RankOptions,
): ScoredEvidence[] {
  const { windows, speakers = [], speakerBonus = usualBonus, presenceBonus = 0 } = options;
  const scores = scoreWindows(index, windows, { query, speakers, speakerBonus, presenceBonus });
  return chooseWindows(index, query, { ...options, scores });
}

/** The best of some scored windows that do not overlap. */
function chooseWindows(
  index: EvidenceIndex,
  query: readonly QueryTerm[],
  options: Pick<RankOptions, "windows" | "limit" | "measured" | "ends"> & {
    readonly scores: ReadonlyMap<number, number>;
  },
): ScoredEvidence[] {
  const { scores, windows } = options;
  const chosen: ScoredEvidence[] = [];
  const taken = new Uint8Array(index.sentences.length);
  for (const [start, score] of bestFirst(scores)) {
    if (chosen.length >= options.limit) break;
    const whole = withoutInstructions(index, query, sentencesOf(windows, start));
    const window = options.ends === "whole" ? whole : trim(index, query, whole);
    if (window === undefined || isTaken(taken, window)) continue;
    taken.fill(1, window[0], window[1] + 1);
    chosen.push(toScored(index, { window, query: options.measured ?? query, score }));
  }
  return chosen;
}

function isTaken(taken: Uint8Array, window: readonly [number, number]): boolean {
  for (let sentence = window[0]; sentence <= window[1]; sentence++) if (taken[sentence] === 1) return true;
  return false;
}

/** The part of a window between lines that talk to a program that holds most of the query. */
function withoutInstructions(
  index: EvidenceIndex,
  query: readonly QueryTerm[],
  [from, to]: readonly [number, number],
): readonly [number, number] {
  const parts: (readonly [number, number])[] = [];
  let start = from;
  for (let at = from; at <= to + 1; at++) {
    if (at <= to && index.sentences[at]?.isInstruction !== true) continue;
    if (start < at) parts.push([start, at - 1]);
    start = at + 1;
  }
  if (parts.length < 2) return parts[0] ?? [from, to];
  const shares = parts.map((part) => coverageOf(index, query, part));
  return parts[shares.indexOf(Math.max(...shares))] ?? [from, to];
}

/** Cuts sentences that hold no term of the query off both ends. */
function trim(
  index: EvidenceIndex,
  query: readonly QueryTerm[],
  window: readonly [number, number],
): readonly [number, number] | undefined {
  const ids = new Set(query.map((term) => term.id).filter((id) => id >= 0));
  const holds = (sentence: number) => index.sentences[sentence]?.terms.some((id) => ids.has(id)) ?? false;
  let [from, to] = window;
  while (from <= to && !holds(from)) from++;
  while (to > from && !holds(to)) to--;
  return from > to ? undefined : [from, to];
}

function toScored(
  index: EvidenceIndex,
  found: { window: readonly [number, number]; query: readonly QueryTerm[]; score: number },
): ScoredEvidence {
  const [from, to] = found.window;
  return {
    evidence: evidenceOf(index, from, to),
    score: found.score,
    coverage: coverageOf(index, found.query, found.window),
    sentences: found.window,
  };
}

/** Evidence for a run of sentences by number, both ends inclusive. */
export function evidenceOf(index: EvidenceIndex, from: number, to: number): Evidence {
  const start = index.sentences[from]?.span.start ?? 0;
  const end = index.sentences[to]?.span.end ?? start;
  return toEvidence(index.transcript, { start, end });
}

/** Ids of the terms that stand in a run of sentences. */
export function termsWithin(index: EvidenceIndex, window: readonly [number, number]): Set<number> {
  const present = new Set<number>();
  for (let sentence = window[0]; sentence <= window[1]; sentence++) {
    for (const id of index.sentences[sentence]?.terms ?? []) if (id >= 0) present.add(id);
  }
  return present;
}

/** Share of a query's weight that stands in a run of sentences. */
export function coverageOf(
  index: EvidenceIndex,
  query: readonly QueryTerm[],
  window: readonly [number, number],
): number {
  const present = termsWithin(index, window);
  return shareOf(query, (term) => present.has(term.id));
}

/** Share of a query's weight that `holds`, in [0, 1]. */
export function shareOf(query: readonly QueryTerm[], holds: (term: QueryTerm) => boolean): number {
  let held = 0;
  let all = 0;
  for (const term of query) {
    all += term.weight;
    if (holds(term)) held += term.weight;
  }
  return all === 0 ? 0 : held / all;
}
