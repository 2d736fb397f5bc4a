import { z } from "zod";
import type { Verification, VerifiedItem } from "../agents/verification.ts";
import type { VerifyItem } from "../graphs/verify-state.ts";
import type { Transcript } from "../transcript/schema.ts";

/** A row of `--quotes` or `--claims`; other keys, such as labels, are let be. */
const Row = z.looseObject({
  id: z.union([z.string(), z.number()]),
  quote: z.exactOptional(z.string()),
  claim: z.exactOptional(z.string()),
  speaker: z.exactOptional(z.nullable(z.string())),
  lang: z.exactOptional(z.nullable(z.string())),
});

/** One input line: what to check, or what is wrong with it. `id` is the row's own, if it has one. */
export type ReadRow =
  | { readonly id: string | number; readonly key: string; readonly item: VerifyItem }
  | {
      readonly id: string | number | undefined;
      readonly error: { readonly code: string; readonly message: string };
    };

/** Reads JSON lines; blank lines are skipped, a bad line is an error row and not the end. */
export function readRows(text: string, kind: VerifyItem["kind"]): ReadRow[] {
  return text
    .split(/\r?\n/)
    .map((line, index) => ({ line, number: index + 1 }))
    .filter(({ line }) => line.trim() !== "")
    .map(({ line, number }) => readRow(line, kind, number));
}

function readRow(line: string, kind: VerifyItem["kind"], number: number): ReadRow {
  const value = parseLine(line);
  const row = Row.safeParse(value);
  const text = row.success ? row.data[kind] : undefined;
  if (!row.success || text === undefined) {
    const message = `Line ${number} is no row {"id", "${kind}"}: it needs an id and a text under "${kind}". Correct it and run again.`;
    return { id: idOf(value), error: { code: "bad_input", message } };
  }
  const { id, speaker, lang } = row.data;
  const key = `${kind}:${number}`;
  return {
    id,
    key,
    item: {
      id: key,
      kind,
      text,
      ...(typeof speaker === "string" && speaker !== "" ? { speaker } : {}),
      ...(typeof lang === "string" && lang !== "" ? { language: lang } : {}),
    },
  };
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function idOf(value: unknown): string | number | undefined {
  const id = z.looseObject({ id: z.union([z.string(), z.number()]) }).safeParse(value);
  return id.success ? id.data.id : undefined;
}

/** One output object a row, in the rows' order and with their ids (DESIGN §11). */
export function toRowResults(
  rows: readonly ReadRow[],
  verification: Verification,
  transcript: Transcript,
): Record<string, unknown>[] {
  const items = new Map(verification.items.map((item) => [item.id, item]));
  return rows.map((row) => {
    if ("error" in row) return { id: row.id ?? null, verdict: "invalid", error: row.error };
    const item = items.get(row.key);
    if (item === undefined) {
      const message = "The check of this row failed. Run the command again; finished rows are kept.";
      return { id: row.id, verdict: "invalid", error: { code: "model_failed", message } };
    }
    return { id: row.id, ...item.check, ...segmentSpanOf(item, transcript) };
  });
}

/** Place of the first part inside its segment: the segment's index and UTF-16 positions in its text. */
function segmentSpanOf(item: VerifiedItem, transcript: Transcript): Record<string, unknown> {
  const first = item.check.evidence[0];
  if (first === undefined) return {};
  const index = transcript.segments.findIndex((segment) => segment.id === first.segments[0]);
  const segment = transcript.segments[index];
  if (segment === undefined) return {};
  const end = Math.min(first.span.end, segment.span.end) - segment.span.start;
  return { segmentSpan: { index, start: first.span.start - segment.span.start, end } };
}
