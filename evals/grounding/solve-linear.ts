/** Under this a column says nothing. */
const nothing = 1e-12;

/**
 * Solves `width` equations, each a row of `table` with its right side as the last column, by Gauss-Jordan elimination
 * with the largest pivot. An unknown that no equation holds is 0. `table` is used up.
 */
export function solveLinear(table: Float64Array, width: number): Float64Array {
  const columns = width + 1;
  const rows = Array.from({ length: width }, (_none, at) => table.subarray(at * columns, (at + 1) * columns));
  for (let at = 0; at < width; at++) {
    const pivot = takePivot(rows, at);
    if (pivot === undefined) continue;
    for (const [number, row] of rows.entries()) if (number !== at) subtract(row, pivot, at);
  }
  return Float64Array.from(rows, (row, at) =>
    Math.abs(row[at] ?? 0) < nothing ? 0 : (row[width] ?? 0) / (row[at] ?? 1),
  );
}

/** Brings the row with the largest number of a column to its place. */
function takePivot(rows: Float64Array[], at: number): Float64Array | undefined {
  let best = at;
  for (let other = at + 1; other < rows.length; other++)
    if (Math.abs(rows[other]?.[at] ?? 0) > Math.abs(rows[best]?.[at] ?? 0)) best = other;
  const [row, old] = [rows[best], rows[at]];
  if (row === undefined || old === undefined || Math.abs(row[at] ?? 0) < nothing) return undefined;
  rows[best] = old;
  rows[at] = row;
  return row;
}

function subtract(row: Float64Array, pivot: Float64Array, at: number): void {
  const factor = (row[at] ?? 0) / (pivot[at] ?? 1);
  if (factor === 0) return;
  for (const [column, value] of pivot.entries()) row[column] = (row[column] ?? 0) - factor * value;
}
