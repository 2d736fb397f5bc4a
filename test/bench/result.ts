/** One row of the table. A row without a bar is there to compare with. */
export interface BenchResult {
  readonly what: string;
  readonly measured: number;
  readonly unit: "ms" | "times";
  /** Most it may be, in the same unit. */
  readonly bar?: number;
}

/** Says if a row misses its bar. */
export function missesBar({ measured, bar }: BenchResult): boolean {
  return bar !== undefined && measured > bar;
}

/** The rows as an aligned table: what, measured, bar, ok. */
export function renderResults(results: readonly BenchResult[]): string {
  const rows = results.map((result) => [
    result.what,
    quantity(result.measured, result.unit),
    result.bar === undefined ? "" : `<= ${result.bar} ${result.unit}`,
    verdict(result),
  ]);
  const table = [["what", "measured", "bar", "ok"], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  const align = (cell: string, column: number): string =>
    column === 1 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0);
  return table.map((row) => row.map(align).join("  ").trimEnd()).join("\n");
}

function verdict(result: BenchResult): string {
  if (result.bar === undefined) return "";
  return missesBar(result) ? "NO" : "yes";
}

function quantity(value: number, unit: string): string {
  if (value >= 100) return `${value.toFixed(0)} ${unit}`;
  return `${value.toFixed(value >= 1 ? 1 : 3)} ${unit}`;
}
