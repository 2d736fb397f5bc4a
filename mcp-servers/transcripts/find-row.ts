import type { TranscriptRow } from "../../store/library.ts";
import { toPlainName } from "../answers/visible-text.ts";
import { unquote } from "../arguments/unquote.ts";
import { ToolError } from "../tool-error.ts";

const shortestPrefix = 3;
const maxOffered = 5;

/**
 * The row that a model means: by id, hash, the beginning of one of them (three characters or more), or the address
 * `transcript://<id>`. Throws `ToolError` that offers ids.
 */
export function findRow(rows: readonly TranscriptRow[], reference: string): TranscriptRow {
  const name = toName(reference);
  const exact = rows.find((row) => row.id === name || row.sha256 === name);
  if (exact !== undefined) return exact;
  const begun =
    name.length < shortestPrefix
      ? []
      : rows.filter((row) => row.id.startsWith(name) || row.sha256.startsWith(name));
  const [only, ...others] = begun;
  if (only !== undefined && others.length === 0) return only;
  throw only === undefined ? notFound(rows, name) : ambiguous(begun, name);
}

/** A reference without quotation marks, `transcript://` and capitals. */
export function toName(reference: string): string {
  return unquote(reference)
    .replace(/^transcript:\/\/|(?:…|\.{3})$/gi, "")
    .toLowerCase();
}

function ambiguous(rows: readonly TranscriptRow[], name: string): ToolError {
  return new ToolError({
    code: "ambiguous",
    message: `"${toPlainName(name)}" is the beginning of ${rows.length} transcripts' ids.`,
    valid: rows.slice(0, maxOffered).map(({ id }) => id),
    next: "Make the same call with one of these ids.",
  });
}

function notFound(rows: readonly TranscriptRow[], name: string): ToolError {
  const valid = nearest(rows, name);
  const isPath = /[./\\]/.test(name);
  const open = `open_transcript {"source":"<path or id>"}`;
  const next =
    valid.length > 0 && !isPath
      ? `Make the same call with one of these ids, or open the transcript first: ${open}.`
      : `Open the transcript first, then use the id it answers with: ${open}. list_transcripts {} shows what there is.`;
  return new ToolError({
    code: "not_found",
    message: `No transcript in the library has the id "${toPlainName(name)}".`,
    ...(valid.length === 0 ? {} : { valid }),
    next,
  });
}

/** Ids that share most words with a name, then the newest. */
function nearest(rows: readonly TranscriptRow[], name: string): string[] {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 2);
  const score = (id: string): number => words.filter((word) => id.includes(word)).length;
  return rows
    .map(({ id }) => ({ id, score: score(id) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, maxOffered)
    .map(({ id }) => id);
}
