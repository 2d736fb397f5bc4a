import { html, type Markup } from "../../../report/html/markup.ts";
import type { Figure } from "../../comparison/figure.ts";
import type { Scale } from "../format-figure.ts";

/** What figures of one table are drawn on, so that their bars can be compared. */
export interface Axis {
  readonly from: number;
  readonly to: number;
}

/** An axis that holds all intervals, within the scorer's range. */
export function axisOf(figures: readonly (Figure | undefined)[], { range: [low, high] }: Scale): Axis {
  const known = figures.flatMap((figure) => (figure === undefined ? [] : [figure]));
  const from = Math.min(high, ...known.map(({ interval }) => Math.max(low, interval.lower)));
  const to = Math.max(low, ...known.map(({ interval }) => Math.min(high, interval.upper)));
  if (!(to > from)) return { from: low, to: high };
  const margin = (to - from) * 0.04;
  return { from: Math.max(low, from - margin), to: Math.min(high, to + margin) };
}

const width = 180;

/** A figure as a dot on the line of its interval. The numbers stand beside it, so it is hidden from readers of the page. */
export function figureBar(figure: Figure | undefined, axis: Axis): Markup | undefined {
  if (figure === undefined) return undefined;
  const place = (value: number): number => {
    const share = (value - axis.from) / (axis.to - axis.from);
    return Math.round(10 * (4 + Math.min(1, Math.max(0, share)) * (width - 8))) / 10;
  };
  const { lower, upper } = figure.interval;
  const [left, right] = [place(lower), place(upper)];
  return html`<svg class="fb" viewBox="0 0 ${width} 16" width="${width}" height="16" aria-hidden="true"><line class="ax" x1="4" x2="${width - 4}" y1="8" y2="8"/><line class="ci" x1="${left}" x2="${right}" y1="8" y2="8"/><line class="ci" x1="${left}" x2="${left}" y1="4" y2="12"/><line class="ci" x1="${right}" x2="${right}" y1="4" y2="12"/><circle class="pt" cx="${place(figure.value)}" cy="8" r="4"/></svg>`;
}
