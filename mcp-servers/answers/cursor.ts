import { createHash } from "node:crypto";

const keys = 900_000;
const firstKey = 100_000;
const places = 1_000_000_000;

/**
 * A place in a list of pages as 15 digits, which survive being read as a number: six of a hash of what the pages are
 * of, and the position. `position` is below 1,000,000,000.
 */
export function writeCursor(pagesOf: string, position: number): string {
  return String(keyOf(pagesOf) * places + position);
}

/** The position; `undefined` when the cursor belongs to other pages or is none. */
export function readCursor(pagesOf: string, cursor: string): number | undefined {
  if (!/^\d{15}$/.test(cursor)) return undefined;
  const number = Number(cursor);
  return Math.floor(number / places) === keyOf(pagesOf) ? number % places : undefined;
}

function keyOf(pagesOf: string): number {
  const digits = createHash("sha256").update(pagesOf).digest("hex").slice(0, 12);
  return firstKey + (Number.parseInt(digits, 16) % keys);
}
