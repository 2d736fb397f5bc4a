import type { AlignableQuote } from "./alignable-quote.ts";
import type { AlignedStep, Alignment } from "./alignment.ts";
import type { GroundingIndex } from "./grounding-index.ts";
import { endsDiffer, letterSimilarity, mayBeNear, mayJoinTo, shapeOf } from "./similarity.ts";
import { isFiller } from "./word-data/closed-classes.ts";
import { type AlignmentArrays, pairSlots } from "./workspace.ts";

/**
 * A stretch of the transcript to align in; `diagonal` is where quote token 0 is expected, `slack` the drift allowed.
 * `weights`: how much each quote token counts; 1 each when absent.
 */
export interface AlignWindow {
  readonly diagonal: number;
  readonly slack: number;
  readonly weights?: Float32Array;
}

/** Costs are whole millionths of a word: sums of them are exact, and the same on every machine. */
const wholeWord = 1_000_000;
/** As measured in the prototype on the development quotes; span ends worsen when unequal words cost much more. */
/** Dearer than replacing, so that a changed word at the end of a quote is laid beside the word it replaced. */
const addedWordCost = 760_000;
const skippedWordCost = 500_000;
const fillerCost = 150_000;
const repeatCost = 200_000;
const joinCost = 50_000;
const unequalBase = 100_000;
const unequalRange = 650_000;

/** More than any quote costs; the sum of two is a 32-bit integer. */
const unreachable = 1_000_000_000;

/** Of two 32-bit integers, without a branch that would be guessed wrong in most cells. */
function smaller(left: number, right: number): number {
  const apart = (left - right) | 0;
  return (right + (apart & (apart >> 31))) | 0;
}

/** How far a step goes: words of the quote and words spoken. */
interface Move {
  readonly quoted: number;
  readonly spoken: number;
}

const replaced: Move = { quoted: 1, spoken: 1 };
const added: Move = { quoted: 1, spoken: 0 };
const skipped: Move = { quoted: 0, spoken: 1 };
const joined: Move = { quoted: 2, spoken: 1 };
const split: Move = { quoted: 1, spoken: 2 };

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
  const unequalCost = Math.round((unequalBase + unequalRange) * weight) | 0;
  const addedCost = Math.round(costOfAdded(table.quote.keys, row - 1) * weight) | 0;
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
    const replace = (above + (isFar ? unequalCost : costOfReplaced(table, word, at))) | 0;
    above = costs[cell - stride + 1] ?? 0;
    left = smaller(smaller(replace, (above + addedCost) | 0), (left + (skips[at] ?? 0)) | 0);
    if (left > joinsAbove)
      left = Math.min(left, costOfJoined(table, row, column), costOfSplit(table, row, column));
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

function isSplit({ index, quote, shapes, origin }: Table, row: number, position: number): boolean {
  const word = quote.keys[row - 1] ?? "";
  const at = position - 1 - origin;
  if (!mayJoinTo(shapeOf(word), shapes[at - 1] ?? 0, shapes[at] ?? 0)) return false;
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
  const cost = isNear ? costOfNear(table.index, word, id) : unequalBase + unequalRange;
  return word.weight === 1 ? cost : Math.round(cost * word.weight);
}

/** Of a quote word beside a word of the recording; pairs that both stand in the recording come again and again. */
function costOfNear({ words, workspace: { pairs } }: GroundingIndex, word: RowWord, id: number): number {
  const { own, key } = word;
  if (own < 0) return costOfUnequal(key, words[id] ?? "");
  const slot = ((own * 8191 + id) & (pairSlots - 1)) * 4;
  if (pairs[slot] === own && pairs[slot + 1] === id) return pairs[slot + 2] ?? 0;
  const measured = costOfUnequal(key, words[id] ?? "");
  pairs[slot] = own;
  pairs[slot + 1] = id;
  pairs[slot + 2] = measured;
  return measured;
}

function costOfUnequal(left: string, right: string): number {
  return Math.round(unequalBase + unequalRange * (1 - nearness(left, right)));
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
  const steps: AlignedStep[] = [];
  let row = lastRow;
  let position = table.origin + lastRow + (best - lastRow * stride);
  while (row > 0) {
    const step = stepBack(table, row, position);
    // Words skipped behind the last quote word are no part of the place.
    if (steps.length > 0 || step.quoteFrom < step.quoteTo) steps.push(step);
    row = step.quoteFrom;
    position = step.from;
  }
  const cost = (costs[best] ?? unreachable) / wholeWord;
  return { from: position, to: steps[0]?.to ?? position, cost, steps: steps.reverse() };
}

function stepBack(table: Table, row: number, position: number): AlignedStep {
  const { stride, quote, index, origin } = table;
  const column = position - origin - row;
  const move = moveInto(table, row, column);
  const quoteFrom = row - move.quoted;
  const from = position - move.spoken;
  const isSame = move === replaced && quote.ids[row - 1] === index.ids[position - 1];
  const equal = isSame || move === joined || move === split;
  const before = costAt(table, quoteFrom * stride + from - origin - quoteFrom);
  const cost = (costAt(table, row * stride + column) - before) / wholeWord;
  return { quoteFrom, quoteTo: row, from, to: position, equal, cost };
}

/** The way that the cost of a cell came by; of several the first of those here. */
function moveInto(table: Table, row: number, column: number): Move {
  const { skips, stride } = table;
  const cell = row * stride + column;
  const cost = costAt(table, cell);
  if (costAt(table, cell - stride) + costOfReplaced(table, wordOf(table, row), row + column - 1) === cost)
    return replaced;
  if (costAt(table, cell - stride + 1) + (table.adds[row] ?? 0) === cost) return added;
  // A cell that nothing leads to must not be left along its row, which would never end.
  if (cost < unreachable && costAt(table, cell - 1) + (skips[row + column - 1] ?? 0) === cost) return skipped;
  if (costOfJoined(table, row, column) === cost) return joined;
  return costOfSplit(table, row, column) === cost ? split : added;
}

function costAt({ costs }: Table, cell: number): number {
  return costs[cell] ?? 0;
}
