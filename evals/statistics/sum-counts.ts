/** Column sums of counts; no rows give an empty sum. */
export function sumCounts(rows: readonly (readonly number[])[]): number[] {
  const sum = new Array<number>(rows[0]?.length ?? 0).fill(0);
  for (const row of rows)
    for (const [column, value] of row.entries()) sum[column] = (sum[column] ?? 0) + value;
  return sum;
}
