import { InvalidArgumentError } from "commander";

/** A number above 0, such as a sum of money or seconds. */
export function parsePositive(text: string): number {
  const value = /^(?:\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : Number.NaN;
  if (value > 0 && Number.isFinite(value)) return value;
  throw new InvalidArgumentError("Give a number above 0.");
}

/** A number from 0 up: a cap of 0 forbids what it caps. */
export function parseCap(text: string): number {
  return /^0+(?:\.0*)?$/.test(text) ? 0 : parsePositive(text);
}

/** A whole number from 0 up. */
export function parseWholeCap(text: string): number {
  const value = parseCap(text);
  if (Number.isSafeInteger(value)) return value;
  throw new InvalidArgumentError("Give a whole number.");
}

/** A whole number from 1 up. */
export function parseCount(text: string): number {
  const value = parsePositive(text);
  if (Number.isSafeInteger(value)) return value;
  throw new InvalidArgumentError("Give a whole number above 0.");
}
