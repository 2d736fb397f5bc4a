const longest = 24;
const rowA = new Uint8Array(longest + 1);
const rowB = new Uint8Array(longest + 1);

/** Share of letters that agree, in [0, 1]: one less the edit distance over the longer length. Words are cut at 24. */
export function letterSimilarity(left: string, right: string): number {
  if (left === right) return 1;
  const a = left.length > longest ? left.slice(0, longest) : left;
  const b = right.length > longest ? right.slice(0, longest) : right;
  const size = Math.max(a.length, b.length);
  if (a.length === 0 || b.length === 0) return 0;
  return 1 - editDistance(a, b) / size;
}

function editDistance(a: string, b: string): number {
  let previous = rowA;
  let current = rowB;
  for (let column = 0; column <= b.length; column++) previous[column] = column;
  for (let row = 1; row <= a.length; row++) {
    fillRow(previous, current, { row, code: a.charCodeAt(row - 1), b });
    [previous, current] = [current, previous];
  }
  return previous[b.length] ?? 0;
}

interface Row {
  readonly row: number;
  readonly code: number;
  readonly b: string;
}

function fillRow(previous: Uint8Array, current: Uint8Array, { row, code, b }: Row): void {
  current[0] = row;
  for (let column = 1; column <= b.length; column++) {
    const replace = (previous[column - 1] ?? 0) + (code === b.charCodeAt(column - 1) ? 0 : 1);
    const shift = Math.min(previous[column] ?? 0, current[column - 1] ?? 0) + 1;
    current[column] = Math.min(replace, shift);
  }
}

/** First and last letter, length and whether it is a number, packed into 32 bits; see `mayBeNear`. */
export function shapeOf(word: string): number {
  const first = word.charCodeAt(0) & 0xfff;
  const last = word.charCodeAt(word.length - 1) & 0xfff;
  return ((first << 18) | (last << 6) | Math.min(word.length, 63)) >>> 0;
}

const numberMark = "#".charCodeAt(0);

/**
 * Two words of these shapes may be near in letters: an end agrees and the lengths are no more than half apart.
 * Spares measuring most pairs of words; two numbers are always near.
 */
export function mayBeNear(left: number, right: number): boolean {
  const leftNumber = left >>> 18 === numberMark;
  if (leftNumber || right >>> 18 === numberMark) return leftNumber && right >>> 18 === numberMark;
  const a = left & 63;
  const b = right & 63;
  if (Math.abs(a - b) * 2 > Math.max(a, b)) return false;
  return left >>> 18 === right >>> 18 || ((left >>> 6) & 0xfff) === ((right >>> 6) & 0xfff);
}
