import { InvalidArgumentError } from "commander";

/** A number above 0, such as a span of seconds. */
export function parsePositive(text: string): number {
  const value = readDecimal(text);
  if (value !== undefined && value > 0) return value;
  throw new InvalidArgumentError("Give a number above 0.");
}

/** A number from 0 up; a cap of 0 forbids what it caps. */
export function parseCap(text: string): number {
  const value = readDecimal(text);
  if (value !== undefined) return value;
  throw new InvalidArgumentError("Give a number, 0 or more.");
}

/** A whole number from 0 up. */
export function parseWholeCap(text: string): number {
  const value = readDecimal(text);
  if (value !== undefined && Number.isSafeInteger(value)) return value;
  throw new InvalidArgumentError("Give a whole number, 0 or more.");
}

/** A whole number from 1 up. */
export function parseCount(text: string): number {
  const value = readDecimal(text);
  if (value !== undefined && value > 0 && Number.isSafeInteger(value)) return value;
  throw new InvalidArgumentError("Give a whole number above 0.");
}

/** A port that can be listened on; 0 is any free one. */
export function parsePort(text: string): number {
  const value = readDecimal(text);
  if (value !== undefined && Number.isSafeInteger(value) && value <= 65_535) return value;
  throw new InvalidArgumentError("Give a port, 0 to 65535.");
}

function readDecimal(text: string): number | undefined {
  const value = /^(?:\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(value) ? value : undefined;
}
