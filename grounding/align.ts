import type { GroundingIndex } from "./grounding-index.ts";
import { endsDiffer, letterSimilarity, mayBeNear, shapeOf } from "./similarity.ts";
import { isFiller } from "./word-data/closed-classes.ts";
import type { AlignmentArrays } from "./workspace.ts";

/** One step of an alignment: quote tokens `[quoteFrom, quoteTo)` against transcript tokens `[from, to)`. */
export interface AlignedStep {
  readonly quoteFrom: number;
  readonly quoteTo: number;
  readonly from: number;
  readonly to: number;
  readonly equal: boolean;
  readonly cost: number;
}

/** `[from, to)` are the transcript tokens the quote covers; `cost` of all steps, 0 for the same words. */
export interface Alignment {
  readonly from: number;
  readonly to: number;
  readonly cost: number;
  readonly steps: readonly AlignedStep[];
}

/** Quote tokens ready for alignment: `ids` are vocabulary numbers, -1 for a word the recording does not have. */
export interface AlignableQuote {
  readonly keys: readonly string[];
  readonly ids: Int32Array;
  /** Vocabulary number of this word written together with the one before it; -3 when there is no such word. */
  readonly joinedIds: Int32Array;
  /** Alignments already made, by the diagonal of their window: several steps of a check ask for the same. */
  readonly aligned: Map<number, Alignment>;
}

/**
 * A stretch of the transcript to align in; `diagonal` is where quote token 0 is expected, `slack` the drift allowed.
 * `weights`: how much each quote token counts; 1 each when absent.
 */
export interface AlignWindow {
  readonly diagonal: number;
  readonly slack: number;
  readonly weights?: Float32Array;
}

/** Costs as measured in the prototype on the development quotes; span ends worsen when unequal words cost much more. */
/** Dearer than replacing, so that a changed word at the end of a quote is laid beside the word it replaced. */
const addedWordCost = 0.76;
const skippedWordCost = 0.5;
const fillerCost = 0.15;
const repeatCost = 0.2;
const joinCost = 0.05;
const unequalBase = 0.1;
const unequalRange = 0.65;

const unreachable = 1e9;

/** How far a step goes: words of the quote and words spoken. */
type Move = readonly [quoted: number, spoken: number];

const replaced: Move = [1, 1];
const added: Move = [1, 0];
const skipped: Move = [0, 1];
const joined: Move = [2, 1];
const split: Move = [1, 2];

/** `stride` is the band's width and a cell of padding on either side, so that no cell has to ask for its neighbours. */
interface Table extends AlignmentArrays {
  readonly quote: AlignableQuote;
  readonly index: GroundingIndex;
  readonly weights: Float32Array | undefined;
  /** Transcript position of band column 0 in row 0; it moves on by one a row. */
  readonly origin: number;
  readonly stride: number;
}

/** Cells that a word of the quote takes. */
export function bandWidth(slack: number): number {
  return slack * 2 + 4;
}

/**
 * Cheapest alignment of the whole quote with a free beginning and end in the transcript, inside a band.
 * Time and memory are quote tokens times `bandWidth`.
 */
export function alignQuote(index: GroundingIndex, quote: AlignableQuote, window: AlignWindow): Alignment {
  const stride = bandWidth(window.slack);
  const rows = quote.keys.length + 1;
  const origin = window.diagonal - window.slack - 1;
  const arrays = index.workspace.alignment(rows * stride, rows + stride);
  const table: Table = { quote, index, weights: window.weights, origin, stride, ...arrays };
  table.costs.fill(unreachable, 0, rows * stride);
  readTokens(table, rows + stride);
  const [first, last] = columnsOf(table, 0);
  table.costs.fill(0, first, last);
  for (let row = 1; row < rows; row++) fillRow(table, row);
  return traceBack(table);
}

/** Band columns of a row whose transcript position exists, padding left out. */
function columnsOf(table: Table, row: number): readonly [number, number] {
  const first = Math.max(1, -table.origin - row);
  return [first, Math.min(table.stride - 1, table.index.ids.length + 1 - table.origin - row)];
}

/** Fills the arrays of the transcript tokens from the table's origin on. */
function readTokens({ index, origin, ids, shapes, skips }: Table, size: number): void {
  for (let at = 0; at < size; at++) {
    const position = origin + at;
    const id = position < 0 ? -2 : (index.ids[position] ?? -2);
    ids[at] = id;
    if (id < 0) continue;
    shapes[at] = index.shapes[id] ?? 0;
    skips[at] = costOfSkipped(index, id, position);
  }
}

function costOfSkipped({ fillers, repeated }: GroundingIndex, id: number, position: number): number {
  if (fillers[id] === 1) return fillerCost;
  return repeated[position] === 1 ? repeatCost : skippedWordCost;
}

function weightOf({ weights }: Table, row: number): number {
  return weights?.[row - 1] ?? 1;
}

/** The loop that takes the time: which of the ways was the cheapest is found out behind it, along the one path. */
function fillRow(table: Table, row: number): void {
  const { costs, shapes, skips, stride } = table;
  const [first, last] = columnsOf(table, row);
  const word = wordOf(table, row);
  const { shape, weight } = word;
  const unequalCost = Math.fround((unequalBase + unequalRange) * weight);
  const addedCost = costOfAdded(table.quote.keys, row - 1) * weight;
  const joinsAbove = costOfJoins(table, row);
  table.adds[row] = addedCost;
  const start = row * stride;
  // Before the recording's first word nothing is reachable above, so what the arrays hold there does not count.
  let above = costs[start + first - stride] ?? 0;
  let left = costs[start + first - 1] ?? 0;
  for (let column = first; column < last; column++) {
    const at = row + column - 1;
    const cell = start + column;
    const isFar = endsDiffer(shape, shapes[at] ?? 0);
    const replace = above + (isFar ? unequalCost : costOfReplaced(table, word, at));
    above = costs[cell - stride + 1] ?? 0;
    left = Math.fround(Math.min(replace, above + addedCost, left + (skips[at] ?? 0)));
    if (left > joinsAbove)
      left = Math.fround(Math.min(left, costOfJoined(table, row, column), costOfSplit(table, row, column)));
    costs[cell] = left;
  }
}

/** Unreachable but where a word and the one before it are one word of the recording, or it is none and may be two. */
function costOfJoins({ quote }: Table, row: number): number {
  const mayJoin = (quote.joinedIds[row - 1] ?? -3) >= 0 || quote.ids[row - 1] === -1;
  return mayJoin ? joinCost : unreachable;
}

/** Two quote words heard as one. Costs no more than a pair of equal words. */
function costOfJoined({ costs, stride, index, quote, origin }: Table, row: number, column: number): number {
  const isJoined = row >= 2 && quote.joinedIds[row - 1] === index.ids[origin + row + column - 1];
  return isJoined ? (costs[(row - 2) * stride + column + 1] ?? unreachable) + joinCost : unreachable;
}

/** One quote word heard as two. */
function costOfSplit(table: Table, row: number, column: number): number {
  const { costs, stride, quote, origin } = table;
  const position = origin + row + column;
  if (quote.ids[row - 1] !== -1 || position < 2 || !isSplit(table, row, position)) return unreachable;
  return (costs[(row - 1) * stride + column - 1] ?? unreachable) + joinCost;
}

function isSplit({ index, quote }: Table, row: number, position: number): boolean {
  const word = quote.keys[row - 1] ?? "";
  const first = index.words[index.ids[position - 2] ?? -1] ?? "";
  const second = index.words[index.ids[position - 1] ?? -1] ?? "";
  return first.length + second.length === word.length && word.startsWith(first) && word.endsWith(second);
}

/** What a row's word is compared by. */
interface RowWord {
  readonly key: string;
  readonly own: number;
  readonly shape: number;
  readonly weight: number;
}

function wordOf(table: Table, row: number): RowWord {
  const key = table.quote.keys[row - 1] ?? "";
  return { key, own: table.quote.ids[row - 1] ?? -1, shape: shapeOf(key), weight: weightOf(table, row) };
}

/** Of a quote word beside the transcript token at a place of the table's arrays. */
function costOfReplaced(table: Table, word: RowWord, at: number): number {
  const id = table.ids[at] ?? -2;
  if (id < 0) return unreachable;
  if (id === word.own) return 0;
  const isNear = mayBeNear(word.shape, table.shapes[at] ?? 0);
  const near = isNear ? knownNearness(table.index, word, id) : 0;
  return Math.fround((unequalBase + unequalRange - unequalRange * near) * word.weight);
}

/** Nearness of a quote word to a word of the recording; pairs that both stand in the recording come again and again. */
function knownNearness({ words, workspace: { pairs } }: GroundingIndex, word: RowWord, id: number): number {
  const { own, key } = word;
  if (own < 0) return nearness(key, words[id] ?? "");
  const { first, second, near } = pairs;
  const slot = (own * 8191 + id) & (near.length - 1);
  if (first[slot] === own && second[slot] === id) return near[slot] ?? 0;
  const measured = nearness(key, words[id] ?? "");
  first[slot] = own;
  second[slot] = id;
  near[slot] = measured;
  return measured;
}

function nearness(left: string, right: string): number {
  if (!left.startsWith("#")) return letterSimilarity(left, right);
  // A number beside another is the place, whatever its digits; the ordinal of the same value is nearly equal.
  return left.replace(".", "") === right.replace(".", "") ? 1 : 0.6;
}

function costOfAdded(keys: readonly string[], at: number): number {
  const key = keys[at] ?? "";
  if (isFiller(key)) return fillerCost;
  return key === keys[at - 1] ? repeatCost : addedWordCost;
}

function traceBack(table: Table): Alignment {
  const { costs, stride, quote } = table;
  const lastRow = quote.keys.length;
  const [first, last] = columnsOf(table, lastRow);
  let best = lastRow * stride + first;
  for (let column = first + 1; column < last; column++) {
    const cell = lastRow * stride + column;
    if ((costs[cell] ?? unreachable) < (costs[best] ?? unreachable)) best = cell;
  }
  const to = table.origin + lastRow + (best - lastRow * stride);
  const steps: AlignedStep[] = [];
  let row = lastRow;
  let position = to;
  while (row > 0) {
    const step = stepBack(table, row, position);
    steps.push(step);
    row = step.quoteFrom;
    position = step.from;
  }
  return trimEnds({ from: position, to, cost: costs[best] ?? unreachable, steps: steps.reverse() });
}

function costAt({ costs, stride, origin }: Table, row: number, position: number): number {
  return costs[row * stride + position - origin - row] ?? 0;
}

function stepBack(table: Table, row: number, position: number): AlignedStep {
  const move = moveInto(table, row, position - table.origin - row);
  const quoteFrom = row - move[0];
  const from = position - move[1];
  const isSame = move === replaced && table.quote.ids[row - 1] === table.index.ids[position - 1];
  const equal = isSame || move === joined || move === split;
  const cost = costAt(table, row, position) - costAt(table, quoteFrom, from);
  return { quoteFrom, quoteTo: row, from, to: position, equal, cost };
}

/** The cheapest way into a cell; of equal ones the first of those here. */
function moveInto(table: Table, row: number, column: number): Move {
  const { costs, skips, stride } = table;
  const cell = row * stride + column;
  const at = row + column - 1;
  let move = replaced;
  let cost = (costs[cell - stride] ?? 0) + costOfReplaced(table, wordOf(table, row), at);
  const addedCost = (costs[cell - stride + 1] ?? 0) + (table.adds[row] ?? 0);
  if (addedCost < cost) {
    move = added;
    cost = addedCost;
  }
  const skippedCost = (costs[cell - 1] ?? 0) + (skips[at] ?? 0);
  // A cell that nothing leads to must not be left along its row, which would never end.
  if (skippedCost < Math.min(cost, unreachable)) {
    move = skipped;
    cost = skippedCost;
  }
  if (cost <= costOfJoins(table, row)) return move;
  const joinedCost = costOfJoined(table, row, column);
  const unjoined = Math.fround(cost);
  if (costOfSplit(table, row, column) < Math.min(unjoined, joinedCost)) return split;
  return joinedCost < unjoined ? joined : move;
}

/** Transcript words skipped before the first or after the last quote word are no part of the place. */
function trimEnds(alignment: Alignment): Alignment {
  const steps = [...alignment.steps];
  while (steps[0] !== undefined && steps[0].quoteFrom === steps[0].quoteTo) steps.shift();
  while (steps.length > 0 && steps.at(-1)?.quoteFrom === steps.at(-1)?.quoteTo) steps.pop();
  const from = steps[0]?.from ?? alignment.from;
  const to = steps.at(-1)?.to ?? from;
  return { from, to, cost: alignment.cost, steps };
}
