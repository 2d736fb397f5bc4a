import { terminalSafe } from "../../report/terminal-safe.ts";
import { columnsOf } from "../../report/wrap-text.ts";

/** Rows in columns of equal width under their headings; what could steer a terminal is taken out. */
export function textTable(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  const safe = [headings, ...rows].map((row) => row.map((cell) => terminalSafe(cell).replace(/\s+/g, " ")));
  const widths = headings.map((_, column) => Math.max(...safe.map((row) => columnsOf(row[column] ?? ""))));
  return safe.map((row) =>
    row
      .map((cell, column) => cell + " ".repeat(Math.max(0, (widths[column] ?? 0) - columnsOf(cell))))
      .join("  ")
      .trimEnd(),
  );
}
