const longest = 24;
/** For each UTF-16 unit, the places it has in the word that is measured; all 0 between two calls. */
const placesOf = new Uint32Array(0x1_0000);

/** Share of letters that agree, in [0, 1]: one less the edit distance over the longer length. Words are cut at 24. */
export function letterSimilarity(left: string, right: string): number {
  if (left === right) return 1;
  const a = left.length > longest ? left.slice(0, longest) : left;
  const b = right.length > longest ? right.slice(0, longest) : right;
  const size = Math.max(a.length, b.length);
  if (a.length === 0 || b.length === 0) return 0;
  return 1 - editDistance(a, b) / size;
}

/**
 * Myers' bit-parallel edit distance in the form of Hyyrö (2003): a bit a letter of `a`, so a column of the table at a
 * time. `up` and `down` are where the column grows or falls by one from a letter to the next.
 */
function editDistance(a: string, b: string): number {
  for (let at = 0; at < a.length; at++) addPlace(a.charCodeAt(at), 1 << at);
  const last = 1 << (a.length - 1);
  let distance = a.length;
  let up = -1;
  let down = 0;
  for (let at = 0; at < b.length; at++) {
    const equal = placesOf[b.charCodeAt(at)] ?? 0;
    const across = (((equal & up) + up) ^ up) | equal;
    const right = down | ~(across | up);
    const left = up & across;
    if ((right & last) !== 0) distance += 1;
    else if ((left & last) !== 0) distance -= 1;
    const grown = (right << 1) | 1;
    up = (left << 1) | ~(equal | down | grown);
    down = grown & (equal | down);
  }
  for (let at = 0; at < a.length; at++) placesOf[a.charCodeAt(at)] = 0;
  return distance;
}

function addPlace(code: number, place: number): void {
  placesOf[code] = (placesOf[code] ?? 0) | place;
}

/** First and last letter, length and whether it is a number, packed into 32 bits; see `mayBeNear`. */
export function shapeOf(word: string): number {
  const first = word.charCodeAt(0) & 0xfff;
  const last = word.charCodeAt(word.length - 1) & 0xfff;
  return (first << 18) | (last << 6) | Math.min(word.length, longestShape) | 0;
}

/** Neither the first nor the last letters of two words of these shapes agree: they are not near. */
export function endsDiffer(left: number, right: number): boolean {
  const differing = left ^ right;
  return differing >>> 18 !== 0 && (differing & lastLetter) !== 0;
}

const lastLetter = 0xfff << 6;
const longestShape = 63;

/** Words of the last two shapes, written together, may be a word of the first: their ends and lengths are its own. */
export function mayJoinTo(whole: number, first: number, second: number): boolean {
  const size = whole & longestShape;
  if (size < longestShape && (first & longestShape) + (second & longestShape) !== size) return false;
  return whole >>> 18 === first >>> 18 && ((whole ^ second) & lastLetter) === 0;
}

const numberMark = "#".charCodeAt(0);

/**
 * Two words of these shapes may be near in letters: an end agrees and the lengths are no more than half apart.
 * Spares measuring most pairs of words; two numbers are always near.
 */
export function mayBeNear(left: number, right: number): boolean {
  const leftNumber = left >>> 18 === numberMark;
  if (leftNumber || right >>> 18 === numberMark) return leftNumber && right >>> 18 === numberMark;
  const a = left & longestShape;
  const b = right & longestShape;
  if (Math.abs(a - b) * 2 > Math.max(a, b)) return false;
  return left >>> 18 === right >>> 18 || ((left >>> 6) & 0xfff) === ((right >>> 6) & 0xfff);
}
