import { type GroundingIndex, occurrencesOfId, pairPositionsOf, positionsOf } from "./grounding-index.ts";
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
const pairCount = 200;
/** Two words of which each is more frequent say nothing of a place. */
const pairScan = 1000;
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
  const stride = Math.ceil(ids.length / mostVoters);
  for (let at = 0; at < ids.length; at += stride) voteWithWord(index, ids, { at, votes });
  if (votes.used.length === 0)
    for (let at = 0; at < ids.length; at += stride) voteWithCommonWord(index, ids, { at, votes });
  const windows = chooseWindows(votes, choice);
  for (const bucket of votes.used) {
    votes.weights[bucket] = 0;
    votes.sums[bucket] = 0;
  }
  return windows;
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

/** A rare word votes for its places, and a word pair for the places of the pair. */
function voteWithWord(index: GroundingIndex, ids: Int32Array, { at, votes }: Voter): void {
  const id = ids[at] ?? -1;
  const next = ids[at + 1] ?? -1;
  if (id < 0) return;
  const count = occurrencesOfId(index, id);
  const weight = index.rarity[id] ?? 0;
  if (count <= rareCount) vote(votes, positionsOf(index, id), { at, weight });
  if (next < 0 || Math.min(count, occurrencesOfId(index, next)) > pairScan) return;
  const pairs = pairPositionsOf(index, id, next);
  if (pairs.length <= pairCount) vote(votes, pairs, { at, weight: weight + (index.rarity[next] ?? 0) });
}

/** For a quote of common words in an order never heard: each word votes with its first places. */
function voteWithCommonWord(index: GroundingIndex, ids: Int32Array, { at, votes }: Voter): void {
  const id = ids[at] ?? -1;
  const positions = positionsOf(index, id).subarray(0, pairCount);
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
  const ranked = joinNeighbours(votes, least);
  const best = ranked[0]?.weight ?? 0;
  const chosen: JoinedBucket[] = [];
  for (const window of ranked) {
    const wanted = chosen.length < most ? best * least : best * twinShare;
    if (window.weight < wanted || chosen.length >= mostRepeats) break;
    if (!chosen.some((other) => Math.abs(other.bucket - window.bucket) <= 1)) chosen.push(window);
  }
  return chosen.map(({ weight, sum }) => ({ diagonal: Math.round(sum / weight), share: weight / best }));
}

/** Buckets each with its heavier neighbour, heaviest first, down to a share of the heaviest. */
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
  return out
    .filter(({ weight }) => weight >= best * least)
    .sort((left, right) => right.weight - left.weight || left.bucket - right.bucket);
}
