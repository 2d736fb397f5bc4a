import { z } from "zod";
import { dropBlank } from "./optional-argument.ts";
import { unquote } from "./unquote.ts";

/** What a whole number is when absent, and its bounds, both included. */
export interface WholeNumberRange {
  readonly fallback: number;
  readonly least: number;
  readonly most: number;
}

/** A whole number with a default; `"3"`, `3.0` and `"3,000"` are read too. What lies beyond the most counts as the most. */
export function wholeNumber({ fallback, least, most }: WholeNumberRange) {
  const error = `Invalid input: expected a whole number from ${least} to ${most}`;
  const number = z.int({ error }).min(least, { error }).max(most, { error }).default(fallback);
  return z.preprocess((value) => readWholeNumber(value, most), number).default(fallback);
}

function readWholeNumber(value: unknown, most: number): unknown {
  const plain = typeof value === "string" ? dropBlank(unquote(value)) : dropBlank(value);
  const isDigits = typeof plain === "string" && /^\d{1,3}(?:,\d{3})+$|^\d{1,15}(?:\.0+)?$/.test(plain);
  const read = isDigits ? Number(plain.replaceAll(",", "")) : plain;
  return typeof read === "number" && read > most ? most : read;
}
