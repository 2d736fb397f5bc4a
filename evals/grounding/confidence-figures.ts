import type { CheckedQuote } from "./check-quotes.ts";
import type { Figure } from "./figure.ts";

const bins = 5;

/** Stated confidence against the share of right verdicts, in five bins of as many rows each, least sure first; the last line is the widest gap. */
export function confidenceFigures(checked: readonly CheckedQuote[]): Figure[] {
  const sorted = [...checked].sort(
    (left, right) =>
      left.check.confidence - right.check.confidence || left.row.id.localeCompare(right.row.id),
  );
  const figures = Array.from({ length: bins }, (_none, bin) => {
    const rows = sorted.slice(
      Math.floor((bin * sorted.length) / bins),
      Math.floor(((bin + 1) * sorted.length) / bins),
    );
    const stated = rows.reduce((sum, { check }) => sum + check.confidence, 0) / rows.length;
    const right = rows.filter(({ row, check }) => row.label === check.verdict).length / rows.length;
    return {
      figure: `quotes: confidence, fifth ${bin + 1}: stated ${stated.toFixed(3)}, right`,
      value: right,
      gap: Math.abs(stated - right),
    };
  });
  const widest = Math.max(...figures.map(({ gap }) => gap));
  return [
    ...figures.map(({ gap: _gap, ...figure }) => figure),
    {
      figure: "quotes: confidence, widest gap of five bins",
      value: widest,
      bar: { atMost: 0.05 },
    },
  ];
}
