import type { EvidenceIndex, QueryTerm, ToldSentences, Windows } from "./evidence-index.ts";

/** Windows of `size` units; `starts` are the units' first sentences in order. */
export function createWindows(words: readonly number[], starts: readonly number[], size: number): Windows {
  const ends = [...starts, words.length];
  const unitOf = new Int32Array(words.length);
  const unitWords = new Float64Array(starts.length);
  for (let unit = 0; unit < starts.length; unit++) {
    for (let sentence = ends[unit] ?? 0; sentence < (ends[unit + 1] ?? 0); sentence++) {
      unitOf[sentence] = unit;
      unitWords[unit] = (unitWords[unit] ?? 0) + (words[sentence] ?? 0);
    }
  }
  const lengths = new Float64Array(starts.length);
  let running = 0;
  for (let unit = starts.length - 1; unit >= 0; unit--) {
    running += (unitWords[unit] ?? 0) - (unitWords[unit + size] ?? 0);
    lengths[unit] = running;
  }
  const sum = lengths.reduce((total, length) => total + length, 0);
  return { size, unitOf, starts: ends, lengths, meanLength: sum / Math.max(1, lengths.length) };
}

/** First and last sentence of the window that starts at a unit, inclusive. */
export function sentencesOf(windows: Windows, unit: number): readonly [number, number] {
  const units = windows.starts.length - 1;
  const end = windows.starts[Math.min(unit + windows.size, units)] ?? 0;
  return [windows.starts[unit] ?? 0, end - 1];
}

export interface WindowQuery {
  readonly query: readonly QueryTerm[];
  /** Labels whose turns are preferred. */
  readonly speakers: readonly string[];
  /** Share of the query's weight that a window gains whose matching sentences they alone speak. */
  readonly speakerBonus: number;
  /** The same for a window in which nobody else speaks at all. */
  readonly presenceBonus: number;
  /** Saturation and length of BM25; 0.9 and 0.2 unless given. */
  readonly k1?: number;
  readonly b?: number;
}

/** BM25 of each window that holds a term of the query, by its first unit. */
export function scoreWindows(
  index: EvidenceIndex,
  windows: Windows,
  wanted: WindowQuery,
): Map<number, number> {
  const scores = new Map<number, number>();
  const counts = new Float64Array(windows.lengths.length);
  const { k1 = 0.9, b = 0.2 } = wanted;
  for (const term of wanted.query) {
    if (term.id < 0) continue;
    for (const start of countInWindows(index, windows, { id: term.id, counts })) {
      const found = counts[start] ?? 0;
      const norm = k1 * (1 - b + (b * (windows.lengths[start] ?? 0)) / windows.meanLength);
      scores.set(start, (scores.get(start) ?? 0) + (term.weight * found * (k1 + 1)) / (found + norm));
      counts[start] = 0;
    }
  }
  addSpeakerBonus(index, windows, { wanted, scores });
  return scores;
}

/** Adds how often a term stands in each window to `counts`; gives the windows touched. */
function countInWindows(
  index: EvidenceIndex,
  windows: Windows,
  into: { readonly id: number; readonly counts: Float64Array },
): number[] {
  const touched: number[] = [];
  const postings = index.postings[into.id];
  if (postings === undefined) return touched;
  // A window cut short by the end would gain by its length alone.
  const latest = Math.max(0, windows.lengths.length - windows.size);
  let last = -1;
  for (const [place, sentence] of postings.sentences.entries()) {
    const unit = windows.unitOf[sentence] ?? 0;
    for (let start = Math.max(0, unit - windows.size + 1); start <= Math.min(unit, latest); start++) {
      into.counts[start] = (into.counts[start] ?? 0) + (postings.counts[place] ?? 0);
      if (start > last) touched.push(start);
    }
    last = Math.max(last, unit);
  }
  return touched;
}

function addSpeakerBonus(
  index: EvidenceIndex,
  windows: Windows,
  into: { readonly wanted: WindowQuery; readonly scores: Map<number, number> },
): void {
  const { speakers, query, speakerBonus, presenceBonus } = into.wanted;
  if (speakers.length === 0) return;
  const named = new Set(speakers);
  const isNamed = Uint8Array.from(index.labels, ({ name }) => (named.has(name) ? 1 : 0));
  const held = weighSentences(index, query);
  const weight = query.reduce((sum, term) => sum + term.weight, 0);
  for (const [start, score] of into.scores) {
    const share = shareOfSpeakers(index.told, sentencesOf(windows, start), { isNamed, held });
    into.scores.set(start, score + weight * (speakerBonus * share.held + presenceBonus * share.words));
  }
}

/** Which share of the matching weight, and of all words, some speakers say in a run of sentences. */
function shareOfSpeakers(
  { words, labels }: ToldSentences,
  [from, to]: readonly [number, number],
  { isNamed, held }: { readonly isNamed: Uint8Array; readonly held: Float64Array },
): { readonly held: number; readonly words: number } {
  const own = { held: 0, words: 0 };
  const all = { held: 0, words: 0 };
  for (let number = from; number <= to; number++) {
    all.held += held[number] ?? 0;
    all.words += words[number] ?? 0;
    if (isNamed[labels[number] ?? -1] !== 1) continue;
    own.held += held[number] ?? 0;
    own.words += words[number] ?? 0;
  }
  return { held: own.held / (all.held || 1), words: own.words / (all.words || 1) };
}

/** The weight of a query's terms in each sentence. */
function weighSentences(index: EvidenceIndex, query: readonly QueryTerm[]): Float64Array {
  const held = new Float64Array(index.sentences.length);
  for (const term of query) {
    for (const sentence of index.postings[term.id]?.sentences ?? []) {
      held[sentence] = (held[sentence] ?? 0) + term.weight;
    }
  }
  return held;
}
