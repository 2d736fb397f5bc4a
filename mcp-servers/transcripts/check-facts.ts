import type { Change } from "../../grounding/schema.ts";
import { cutBefore, toVisible } from "../answers/visible-text.ts";

const maxChanges = 6;
const maxWords = 120;

/**
 * The first six differences by what the caller wrote, such as `number "3 million"` (what was spoken stands in the
 * excerpt), and the flags.
 */
export function toRemarks(check: {
  readonly changes: readonly Change[];
  readonly flags: readonly string[];
}): string[] {
  const changes = check.changes.slice(0, maxChanges);
  return [
    ...changes.map(({ kind, quoted }) => (quoted === "" ? kind : `${kind} "${shorten(quoted)}"`)),
    ...check.flags.map((flag) => `flag ${flag}`),
  ];
}

/** What was spoken instead, on lines of an excerpt. */
export function writeSpoken(label: string, changes: readonly Change[]): string[] {
  return changes
    .slice(0, maxChanges)
    .filter(({ spoken }) => spoken !== "")
    .map(({ kind, spoken }) => `${label} ${kind} as spoken: "${shorten(spoken)}"`);
}

/** The engine's remark on a check; it may hold spoken words and names, so it stands in the excerpt too. */
export function writeNote(label: string, note: string | undefined): string[] {
  return note === undefined ? [] : [`${label} remark of the checker: ${toVisible(note.slice(0, 400))}`];
}

/** A verdict with what led to it, as it stands in text: `altered (0.97), number "3 million", question`. */
export function writeVerdict(check: {
  readonly verdict: string;
  readonly form?: string | undefined;
  readonly confidence: number;
  readonly remarks?: readonly string[] | undefined;
}): string {
  const form = check.form === undefined ? "" : ` ${check.form}`;
  return [`${check.verdict}${form} (${check.confidence})`, ...(check.remarks ?? [])].join(", ");
}

const queryWords = 10;

/** The first words of a checked text as a query that looks for them. */
export function toQuery(text: string | undefined): string {
  const words = (text ?? "").match(/[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*/gu) ?? [];
  return shorten(words.slice(0, queryWords).join(" "));
}

/** A share to two digits. */
export function roundShare(share: number): number {
  return Math.round(share * 100) / 100;
}

function shorten(words: string): string {
  const line = toVisible(words.replace(/\s+/g, " ").trim());
  return line.length <= maxWords ? line : `${cutBefore(line, maxWords - 1)}…`;
}
