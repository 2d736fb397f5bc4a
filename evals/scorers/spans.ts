interface Range {
  readonly start: number;
  readonly end: number;
}

/** Whether two half-open ranges share a character. */
export function overlaps(a: Range, b: Range): boolean {
  return a.start < b.end && b.start < a.end;
}

/** From the first start to the last end; `undefined` for no ranges. */
export function hullOf(ranges: readonly Range[]): Range | undefined {
  if (ranges.length === 0) return undefined;
  return {
    start: Math.min(...ranges.map(({ start }) => start)),
    end: Math.max(...ranges.map(({ end }) => end)),
  };
}

/** Intersection over union, in [0, 1]; 0 where one is absent. */
export function overlapShare(a: Range | undefined, b: Range | undefined): number {
  if (a === undefined || b === undefined) return 0;
  const both = Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
  const either = a.end - a.start + b.end - b.start - both;
  return either <= 0 ? 0 : both / either;
}

/** Characters that a list of ranges covers, each counted once. */
export function coveredLength(ranges: readonly Range[]): number {
  return merge(ranges).reduce((sum, { start, end }) => sum + end - start, 0);
}

/** Characters that both lists cover. */
export function sharedLength(a: readonly Range[], b: readonly Range[]): number {
  const [one, other] = [merge(a), merge(b)];
  let sum = 0;
  for (const left of one)
    for (const right of other)
      sum += Math.max(0, Math.min(left.end, right.end) - Math.max(left.start, right.start));
  return sum;
}

function merge(ranges: readonly Range[]): Range[] {
  const merged: Range[] = [];
  for (const range of ranges.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const last = merged.at(-1);
    if (last === undefined || range.start > last.end) merged.push(range);
    else merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
  }
  return merged;
}
