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
    current[0] = row;
    const code = a.charCodeAt(row - 1);
    for (let column = 1; column <= b.length; column++) {
      const replace = (previous[column - 1] ?? 0) + (code === b.charCodeAt(column - 1) ? 0 : 1);
      const shift = Math.min(previous[column] ?? 0, current[column - 1] ?? 0) + 1;
      current[column] = replace < shift ? replace : shift;
    }
    [previous, current] = [current, previous];
  }
  return previous[b.length] ?? 0;
}
