import { terminalSafe } from "../report/terminal-safe.ts";
import type { Colors } from "./colors.ts";

/** Rows under their headings in columns of equal width; cells are made safe for a terminal. */
export function renderTable(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  colors: Colors,
): string {
  const safe = rows.map((row) => row.map((cell) => terminalSafe(cell).replace(/\s+/g, " ")));
  const widths = headings.map((heading, column) =>
    Math.max(heading.length, ...safe.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd();
  return [colors.bold(line(headings)), ...safe.map(line)].join("\n");
}
