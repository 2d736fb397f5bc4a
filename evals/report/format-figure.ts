import type { Figure } from "../comparison/figure.ts";

/** What a number is a number of, as far as its digits go. */
export interface Scale {
  readonly range: readonly [number, number];
}

/** A figure with its interval, such as `0.731 [0.68, 0.78]`; a dash where there is none. */
export function formatFigure(figure: Figure | undefined, scale: Scale): string {
  if (figure === undefined) return "–";
  const { lower, upper } = figure.interval;
  return `${formatValue(figure.value, scale)} [${formatValue(lower, scale)}, ${formatValue(upper, scale)}]`;
}

/** A number with the digits that its range is usually given with; `?` where it is not known. */
export function formatValue(value: number, { range: [low, high] }: Scale): string {
  if (!Number.isFinite(value)) return "?";
  return withoutNegativeZero(value.toFixed(high - low > 1 ? 1 : 3));
}

/** A difference with its sign and interval. */
export function formatDifference(
  { value, interval }: Pick<Figure, "value" | "interval">,
  scale: Scale,
): string {
  const signed = (one: number): string => (one > 0 ? `+${formatValue(one, scale)}` : formatValue(one, scale));
  return `${signed(value)} [${signed(interval.lower)}, ${signed(interval.upper)}]`;
}

/** A share as per cent with its interval; an end that is not known, as of one recording, is a `?`. */
export function formatShare(figure: Figure | undefined): string {
  if (figure === undefined) return "–";
  const percent = (share: number): string =>
    Number.isFinite(share) ? (100 * share).toFixed(share === 0 || share >= 0.1 ? 0 : 1) : "?";
  const { lower, upper } = figure.interval;
  return `${percent(figure.value)} % [${percent(lower)}, ${percent(upper)}]`;
}

/** Dollars or seconds to two digits, with their interval; an end that is not known is a `?`. */
export function formatAmount(figure: Figure | undefined): string {
  if (figure === undefined) return "–";
  if (figure.value === 0 && figure.interval.upper === 0) return "0";
  const { lower, upper } = figure.interval;
  return `${toDigits(figure.value)} [${toDigits(lower)}, ${toDigits(upper)}]`;
}

/** Two digits that count, and no exponent: 0.0042, 1.3, 27, 1,400. */
export function toDigits(value: number): string {
  if (!Number.isFinite(value)) return "?";
  if (value === 0) return "0";
  const rounded = Number(value.toPrecision(2));
  const decimals = 1 - Math.floor(Math.log10(Math.abs(rounded)));
  return decimals > 0 ? rounded.toFixed(Math.min(decimals, 8)) : rounded.toLocaleString("en-US");
}

function withoutNegativeZero(text: string): string {
  return /^-0(?:\.0+)?$/.test(text) ? text.slice(1) : text;
}
