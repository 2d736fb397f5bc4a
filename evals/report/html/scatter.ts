import { html, type Markup } from "../../../report/html/markup.ts";
import type { Figure } from "../../comparison/figure.ts";
import { formatValue, type Scale, toDigits } from "../format-figure.ts";
import { type Axis, axisOf } from "./figure-bar.ts";

/** A candidate in a picture: how good it is, and what that takes. */
export interface ScatterPoint {
  readonly mark: string;
  readonly name: string;
  readonly quality: Figure;
  /** 0 or more, such as seconds or dollars. */
  readonly price: Figure;
}

/** What a picture shows. */
export interface Scatter {
  readonly title: string;
  readonly priceTitle: string;
  readonly qualityTitle: string;
  readonly scale: Scale;
  readonly points: readonly ScatterPoint[];
}

const size = { width: 460, height: 280, left: 56, right: 14, top: 14, bottom: 44 };

/** Places on a logarithmic axis; what is free stands left of all that is not. */
interface PriceAxis {
  place(price: number): number;
  readonly ticks: readonly { readonly at: number; readonly text: string }[];
}

/** Quality against a price on a logarithmic axis, with both intervals; absent where there is no point. */
export function renderScatter(scatter: Scatter): Markup | undefined {
  const { points, scale, title } = scatter;
  if (points.length === 0) return undefined;
  const across = priceAxis(points.map(({ price }) => price));
  const axis = axisOf(
    points.map(({ quality }) => quality),
    scale,
  );
  const up = (value: number): number => {
    const share = Math.min(1, Math.max(0, (value - axis.from) / (axis.to - axis.from)));
    return tenth(size.height - size.bottom - share * (size.height - size.top - size.bottom));
  };
  const described = points.map(
    ({ mark, name, quality, price }) =>
      `${mark} ${name}: ${formatValue(quality.value, scale)} at ${toDigits(price.value)}`,
  );
  return html`<svg class="sc" viewBox="0 0 ${size.width} ${size.height}" role="img" aria-label="${title}. ${described.join("; ")}">${frame(scatter, across, { axis, up })}${spreadOut(points, across, up).map(renderPoint)}</svg>`;
}

/** A point with its place in the picture. */
interface PlacedPoint extends ScatterPoint {
  readonly x: number;
  readonly y: number;
  readonly low: number;
  readonly high: number;
  readonly bottom: number;
  readonly top: number;
}

/** Marks that would cover each other stand side by side; their lines stay where they are. */
function spreadOut(
  points: readonly ScatterPoint[],
  across: PriceAxis,
  up: (value: number) => number,
): readonly PlacedPoint[] {
  const placed: PlacedPoint[] = [];
  for (const point of points) {
    const { price, quality } = point;
    const y = up(quality.value);
    let x = across.place(price.value);
    while (placed.some((other) => Math.abs(other.x - x) < 18 && Math.abs(other.y - y) < 18)) x += 6;
    placed.push({
      ...point,
      x: tenth(x),
      y,
      low: across.place(price.interval.lower),
      high: across.place(price.interval.upper),
      bottom: up(quality.interval.lower),
      top: up(quality.interval.upper),
    });
  }
  return placed;
}

function renderPoint({ mark, name, x, y, low, high, bottom, top }: PlacedPoint): Markup {
  return html`<g><title>${mark} ${name}</title><line class="ci" x1="${x}" x2="${x}" y1="${bottom}" y2="${top}"/><line class="ci" x1="${low}" x2="${high}" y1="${y}" y2="${y}"/><circle class="pt" cx="${x}" cy="${y}" r="9"/><text class="mk" x="${x}" y="${y + 4}">${mark}</text></g>`;
}

function frame(
  { priceTitle, qualityTitle, scale }: Scatter,
  across: PriceAxis,
  { axis, up }: { readonly axis: Axis; readonly up: (value: number) => number },
): Markup {
  const floor = size.height - size.bottom;
  const levels = [0, 0.25, 0.5, 0.75, 1].map((share) => axis.from + share * (axis.to - axis.from));
  const rows = levels.map(
    (level) =>
      html`<line class="gr" x1="${size.left}" x2="${size.width - size.right}" y1="${up(level)}" y2="${up(level)}"/><text class="tk" x="${size.left - 6}" y="${up(level) + 4}" text-anchor="end">${formatValue(level, scale)}</text>`,
  );
  const columns = across.ticks.map(
    ({ at, text }) =>
      html`<line class="gr" x1="${at}" x2="${at}" y1="${size.top}" y2="${floor}"/><text class="tk" x="${at}" y="${floor + 16}" text-anchor="middle">${text}</text>`,
  );
  return html`${rows}${columns}<text class="tt" x="${(size.left + size.width) / 2}" y="${size.height - 8}" text-anchor="middle">${priceTitle}</text><text class="tt" transform="translate(12 ${(size.top + floor) / 2}) rotate(-90)" text-anchor="middle">${qualityTitle}</text>`;
}

function priceAxis(prices: readonly Figure[]): PriceAxis {
  const ends = prices.flatMap(({ value, interval }) => [value, interval.lower, interval.upper]);
  const paid = ends.filter((end) => end > 0 && Number.isFinite(end));
  const isFree = ends.some((end) => end === 0);
  const from = Math.floor(Math.log10(Math.min(...(paid.length === 0 ? [1] : paid))));
  const to = Math.max(from + 1, Math.ceil(Math.log10(Math.max(...(paid.length === 0 ? [1] : paid)))));
  const start = size.left + (isFree ? 40 : 12);
  const end = size.width - size.right - 12;
  const place = (price: number): number => {
    if (!(price > 0)) return size.left + 14;
    const share = (Math.min(to, Math.max(from, Math.log10(price))) - from) / (to - from);
    return tenth(start + share * (end - start));
  };
  const step = Math.max(1, Math.ceil((to - from) / 6));
  const decades = Array.from(
    { length: Math.floor((to - from) / step) + 1 },
    (_, at) => 10 ** (from + at * step),
  );
  const ticks = decades.map((price) => ({ at: place(price), text: toDigits(price) }));
  return { place, ticks: isFree ? [{ at: place(0), text: "0" }, ...ticks] : ticks };
}

function tenth(value: number): number {
  return Math.round(10 * value) / 10;
}
