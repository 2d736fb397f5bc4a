import type { GroundingIndex } from "./grounding-index.ts";
import { letterSimilarity } from "./similarity.ts";
import { isFiller } from "./word-data/closed-classes.ts";

/** One step of an alignment: quote tokens `[quoteFrom, quoteTo)` against transcript tokens `[from, to)`. */
export interface AlignedStep {
  readonly quoteFrom: number;
  readonly quoteTo: number;
  readonly from: number;
  readonly to: number;
  readonly equal: boolean;
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
}

/** A stretch of the transcript to align in; `diagonal` is where quote token 0 is expected, `slack` the drift allowed. */
export interface AlignWindow {
  readonly diagonal: number;
  readonly slack: number;
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

const stepReplace = 0;
const stepAdded = 1;
const stepSkipped = 2;
const stepJoined = 3;
const stepSplit = 4;

interface Table {
  readonly quote: AlignableQuote;
  readonly index: GroundingIndex;
  readonly origin: number;
  readonly width: number;
  readonly costs: Float32Array;
  readonly moves: Uint8Array;
}

/**
 * Cheapest alignment of the whole quote with a free beginning and end in the transcript, inside a band.
 * Time and memory are quote tokens times (2 × slack + 2).
 */
export function alignQuote(index: GroundingIndex, quote: AlignableQuote, window: AlignWindow): Alignment {
  const width = window.slack * 2 + 2;
  const rows = quote.keys.length + 1;
  const table: Table = {
    quote,
    index,
    origin: window.diagonal - window.slack,
    width,
    costs: new Float32Array(rows * width).fill(1e9),
    moves: new Uint8Array(rows * width),
  };
  fillFirstRow(table);
  for (let row = 1; row < rows; row++) {
    for (let column = 0; column < width; column++) fillCell(table, row, column);
  }
  return traceBack(table);
}

/** Transcript position before which `column` of `row` stands. */
function positionOf(table: Table, row: number, column: number): number {
  return table.origin + row + column;
}

function fillFirstRow(table: Table): void {
  for (let column = 0; column < table.width; column++) {
    const position = positionOf(table, 0, column);
    if (position >= 0 && position <= table.index.ids.length) table.costs[column] = 0;
  }
}

function fillCell(table: Table, row: number, column: number): void {
  const { costs, width, index } = table;
  const position = positionOf(table, row, column);
  if (position < 0 || position > index.ids.length) return;
  const cell = row * width + column;
  let best = 1e9;
  let move = stepAdded;
  if (position > 0) {
    const replace = (costs[cell - width] ?? 1e9) + replaceCost(table, row - 1, position - 1);
    if (replace < best) {
      best = replace;
      move = stepReplace;
    }
  }
  if (column + 1 < width) {
    const added = (costs[cell - width + 1] ?? 1e9) + addedCost(table.quote.keys, row - 1);
    if (added < best) {
      best = added;
      move = stepAdded;
    }
  }
  if (column > 0 && position > 0) {
    const skipped = (costs[cell - 1] ?? 1e9) + skippedCost(index, position - 1);
    if (skipped < best) {
      best = skipped;
      move = stepSkipped;
    }
  }
  costs[cell] = best;
  table.moves[cell] = move;
  if (best > 0) tryJoins(table, row, column);
}

function tryJoins(table: Table, row: number, column: number): void {
  const { costs, width, index, quote } = table;
  const position = positionOf(table, row, column);
  const cell = row * width + column;
  const heard = index.words[index.ids[position - 1] ?? -1] ?? "";
  const word = quote.keys[row - 1] ?? "";
  if (row >= 2 && column + 1 < width && isJoined(heard, quote.keys[row - 2] ?? "", word)) {
    const cost = (costs[cell - 2 * width + 1] ?? 1e9) + joinCost;
    if (cost < (costs[cell] ?? 0)) {
      costs[cell] = cost;
      table.moves[cell] = stepJoined;
    }
  }
  if (
    column >= 1 &&
    position >= 2 &&
    isJoined(word, index.words[index.ids[position - 2] ?? -1] ?? "", heard)
  ) {
    const cost = (costs[cell - width - 1] ?? 1e9) + joinCost;
    if (cost < (costs[cell] ?? 0)) {
      costs[cell] = cost;
      table.moves[cell] = stepSplit;
    }
  }
}

function isJoined(whole: string, first: string, second: string): boolean {
  return (
    first.length > 0 &&
    whole.length === first.length + second.length &&
    whole.startsWith(first) &&
    whole.endsWith(second)
  );
}

function replaceCost(table: Table, quoteAt: number, position: number): number {
  const id = table.index.ids[position] ?? -2;
  if (table.quote.ids[quoteAt] === id) return 0;
  return (
    unequalBase +
    unequalRange * (1 - quickSimilarity(table.quote.keys[quoteAt] ?? "", table.index.words[id] ?? ""))
  );
}

/** Letter similarity, 0 at once for words that cannot be near: measuring all pairs of a band would cost most of the time. */
function quickSimilarity(left: string, right: string): number {
  const leftNumber = left.startsWith("#");
  if (leftNumber !== right.startsWith("#")) return 0;
  if (leftNumber) return numbersNear(left, right);
  const longer = Math.max(left.length, right.length);
  if (Math.abs(left.length - right.length) * 2 > longer) return 0;
  const sameFirst = left.charCodeAt(0) === right.charCodeAt(0);
  const sameLast = left.charCodeAt(left.length - 1) === right.charCodeAt(right.length - 1);
  if (!sameFirst && !sameLast) return 0;
  return letterSimilarity(left, right);
}

/** A number beside another is the place, whatever its digits; the ordinal of the same value is nearly equal. */
function numbersNear(left: string, right: string): number {
  return left.replace(".", "") === right.replace(".", "") ? 1 : 0.6;
}

function addedCost(keys: readonly string[], at: number): number {
  const key = keys[at] ?? "";
  if (isFiller(key)) return fillerCost;
  return key === keys[at - 1] ? repeatCost : addedWordCost;
}

function skippedCost(index: GroundingIndex, position: number): number {
  const id = index.ids[position] ?? -1;
  if (isFiller(index.words[id] ?? "")) return fillerCost;
  return index.repeated[position] === 1 ? repeatCost : skippedWordCost;
}

function traceBack(table: Table): Alignment {
  const { costs, width, quote } = table;
  const lastRow = quote.keys.length;
  let column = 0;
  for (let at = 1; at < width; at++) {
    if ((costs[lastRow * width + at] ?? 1e9) < (costs[lastRow * width + column] ?? 1e9)) column = at;
  }
  const cost = costs[lastRow * width + column] ?? 1e9;
  const to = positionOf(table, lastRow, column);
  const steps: AlignedStep[] = [];
  let row = lastRow;
  let position = to;
  while (row > 0) {
    const step = stepBack(table, row, position);
    steps.push(step);
    row = step.quoteFrom;
    position = step.from;
  }
  return trimEnds({ from: position, to, cost, steps: steps.reverse() });
}

function stepBack(table: Table, row: number, position: number): AlignedStep {
  const column = position - table.origin - row;
  const move = table.moves[row * table.width + column] ?? stepAdded;
  const quoteTo = row;
  const to = position;
  if (move === stepReplace) {
    const equal = table.quote.ids[row - 1] === table.index.ids[position - 1];
    return { quoteFrom: row - 1, quoteTo, from: position - 1, to, equal };
  }
  if (move === stepAdded) return { quoteFrom: row - 1, quoteTo, from: position, to, equal: false };
  if (move === stepSkipped) return { quoteFrom: row, quoteTo, from: position - 1, to, equal: false };
  if (move === stepJoined) return { quoteFrom: row - 2, quoteTo, from: position - 1, to, equal: true };
  return { quoteFrom: row - 1, quoteTo, from: position - 2, to, equal: true };
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
