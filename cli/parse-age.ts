import { InvalidArgumentError } from "commander";

const unitMs: Readonly<Record<string, number>> = { d: 24 * 60 * 60_000, h: 60 * 60_000, m: 60_000 };
/** A thousand years; whatever is older was dated wrongly. */
const mostMs = 365_000 * 24 * 60 * 60_000;

/** Milliseconds of an age in whole days, hours or minutes: `30d`, `12h` or `45m`. */
export function parseAge(text: string): number {
  const [, digits = "", unit = ""] = /^(\d{1,9})([dhm])$/.exec(text) ?? [];
  const ms = Number(digits) * (unitMs[unit] ?? Number.NaN);
  if (ms <= mostMs) return ms;
  throw new InvalidArgumentError("Give an age in whole days, hours or minutes: 30d, 12h or 45m.");
}
