import { type GroundingIndex, occurrencesOfId, positionsOf } from "./grounding-index.ts";
import { exactPlaces, type WordPair, wordPairs } from "./word-pairs.ts";
import type { VoteArrays } from "./workspace.ts";

/** Where a run of quote words may stand: `diagonal` is the place of its first word, `share` its part of the best vote. */
export interface QuoteWindow {
  readonly diagonal: number;
  readonly share: number;
}

/** How windows are chosen: diagonals are counted `step` together; those under `least` of the best vote are left out. */
export interface WindowChoice {
  readonly step: number;
  readonly least: number;
  readonly most: number;
}

const rareCount = 40;
const pairCount = 60;
/** Where fewer of a quote's words and word pairs are that rare, its frequent pairs vote as well. */
const fewestVoters = 5;
/** So many votes of frequent pairs, the rarest first; keeps the time of a quote of common words bounded. */
const mostFrequentVotes = 20_000;
const firstPlaces = 200;
/** Windows past the usual number are other places of the same words. */
const mostRepeats = 12;
const twinShare = 0.97;
/** So many words of a long quote vote, evenly spread: fewer than all say where it stands. */
const mostVoters = 300;

/** Votes for the diagonals of a recording, summed over every `step` of them. */
interface Votes extends VoteArrays {
  readonly step: number;
  /** Bucket of diagonal 0; a quote may begin before the recording does. */
  readonly zero: number;
  /** Buckets that have a vote. */
  readonly used: number[];
}

/** Windows that the rare words and word pairs of a quote vote for, best first; `ids` are its vocabulary numbers. */
export function findWindows(index: GroundingIndex, ids: Int32Array, choice: WindowChoice): QuoteWindow[] {
  const votes = startVotes(index, ids.length, choice.step);
  const pairs = wordPairs(index, ids);
  const stride = Math.ceil(ids.length / mostVoters);
  let voters = 0;
  for (let at = 0; at < ids.length; at += stride) {
    voters += voteWithWord(index, ids[at] ?? -1, { at, votes });
    voters += voteWithPair(pairs[at], votes);
  }
  if (voters < fewestVoters) voteWithFrequentPairs(pairs, votes);
  if (votes.used.length === 0)
    for (let at = 0; at < ids.length; at += stride) voteWithCommonWord(index, ids[at] ?? -1, { at, votes });
  const windows = chooseWindows(votes, choice);
  for (const bucket of votes.used) {
    votes.weights[bucket] = 0;
    votes.sums[bucket] = 0;
  }
  return exactFirst(exactPlaces(index, ids, pairs), windows);
}

/** Places of the very words come before those that are voted for: a short quote gets as many votes beside them. */
function exactFirst(places: Iterable<number>, windows: readonly QuoteWindow[]): QuoteWindow[] {
  const exact: number[] = [];
  for (const place of places) if (exact.push(place) === mostRepeats) break;
  const others = windows.filter(({ diagonal }) => !exact.includes(diagonal));
  return [...exact.map((diagonal) => ({ diagonal, share: 1 })), ...others].slice(0, mostRepeats);
}

function startVotes(index: GroundingIndex, size: number, step: number): Votes {
  const zero = Math.ceil(size / step) + 1;
  const buckets = zero + Math.ceil(index.ids.length / step) + 2;
  return { step, zero, ...index.workspace.votes(buckets), used: [] };
}

interface Voter {
  /** Number of a word in the quote. */
  readonly at: number;
  readonly votes: Votes;
}

/** A rare word votes for its places; gives how many did. */
function voteWithWord(index: GroundingIndex, id: number, { at, votes }: Voter): number {
  if (id < 0 || occurrencesOfId(index, id) > rareCount) return 0;
  vote(votes, positionsOf(index, id), { at, weight: index.rarity[id] ?? 0 });
  return 1;
}

/** A rare pair votes for its places; gives how many did. */
function voteWithPair(pair: WordPair | undefined, votes: Votes): number {
  if (pair === undefined || pair.positions.length === 0 || pair.positions.length > pairCount) return 0;
  vote(votes, pair.positions, pair);
  return 1;
}

/** For a quote of common words: the pairs that are too frequent to vote else. */
function voteWithFrequentPairs(pairs: readonly WordPair[], votes: Votes): void {
  const frequent = pairs.filter(({ positions }) => positions.length > pairCount);
  frequent.sort((left, right) => left.positions.length - right.positions.length);
  let left = mostFrequentVotes;
  for (const pair of frequent) {
    left -= pair.positions.length;
    if (left >= 0) vote(votes, pair.positions, pair);
  }
}

/** For words in an order never heard: each votes with its first places. */
function voteWithCommonWord(index: GroundingIndex, id: number, { at, votes }: Voter): void {
  const positions = positionsOf(index, id).subarray(0, firstPlaces);
  vote(votes, positions, { at, weight: index.rarity[id] ?? 0 });
}

function vote(
  { step, zero, weights, sums, used }: Votes,
  positions: Int32Array,
  { at, weight }: { readonly at: number; readonly weight: number },
): void {
  for (let place = 0; place < positions.length; place++) {
    const diagonal = (positions[place] ?? 0) - at;
    const bucket = zero + Math.floor(diagonal / step);
    const before = weights[bucket] ?? 0;
    if (before === 0) used.push(bucket);
    weights[bucket] = before + weight;
    sums[bucket] = (sums[bucket] ?? 0) + weight * diagonal;
  }
}

interface JoinedBucket {
  readonly bucket: number;
  readonly weight: number;
  readonly sum: number;
}

/** Neighbouring buckets count together, so a window has none of another beside it. */
function chooseWindows(votes: Votes, { least, most }: WindowChoice): QuoteWindow[] {
  const joined = joinNeighbours(votes, least);
  const best = joined.reduce((heaviest, { weight }) => Math.max(heaviest, weight), 0);
  const chosen: JoinedBucket[] = [];
  while (chosen.length < mostRepeats) {
    const next = heaviestApart(joined, chosen);
    const wanted = chosen.length < most ? best * least : best * twinShare;
    if (next === undefined || next.weight < wanted) break;
    chosen.push(next);
  }
  return chosen.map(({ weight, sum }) => ({ diagonal: Math.round(sum / weight), share: weight / best }));
}

/** The heaviest bucket beside none of those chosen, of equal ones the first. */
function heaviestApart(
  joined: readonly JoinedBucket[],
  chosen: readonly JoinedBucket[],
): JoinedBucket | undefined {
  let best: JoinedBucket | undefined;
  for (const bucket of joined) {
    if (best !== undefined && !isHeavier(bucket, best)) continue;
    if (!chosen.some((other) => Math.abs(other.bucket - bucket.bucket) <= 1)) best = bucket;
  }
  return best;
}

function isHeavier(left: JoinedBucket, right: JoinedBucket): boolean {
  return left.weight > right.weight || (left.weight === right.weight && left.bucket < right.bucket);
}

/** Buckets each with its heavier neighbour, those under a share of the heaviest so far left out. */
function joinNeighbours({ weights, sums, used }: Votes, least: number): JoinedBucket[] {
  const out: JoinedBucket[] = [];
  let best = 0;
  for (const bucket of used) {
    const neighbour = (weights[bucket - 1] ?? 0) > (weights[bucket + 1] ?? 0) ? bucket - 1 : bucket + 1;
    const weight = (weights[bucket] ?? 0) + (weights[neighbour] ?? 0);
    if (weight < best * least) continue;
    best = Math.max(best, weight);
    out.push({ bucket, weight, sum: (sums[bucket] ?? 0) + (sums[neighbour] ?? 0) });
  }
  return out;
}
