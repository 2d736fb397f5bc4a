import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { readSourceFile } from "../../app/read-file.ts";
import { OnrecordError } from "../../errors.ts";
import { hashContent } from "../../store/blob-store.ts";
import type { LabelledItem, LabelSet } from "./label-set.ts";

/** A summary with what a person says it says. */
const CoverageRow = z.strictObject({
  id: z.string().min(1),
  recording: z.string().min(1),
  language: z.exactOptional(z.string()),
  summary: z.array(z.string().min(1)).min(1),
  points: z.array(z.strictObject({ text: z.string().min(1), covered: z.boolean() })).min(1),
});
type CoverageRow = z.infer<typeof CoverageRow>;

/** The labels that come with the program. */
export const ownCoverageFile = fileURLToPath(new URL("../data/key-points/labels.jsonl", import.meta.url));

/** What the labels of a file are called in passports. */
function nameOf(path: string): string {
  return path === ownCoverageFile ? "key-points" : basename(path);
}

/** Points that people found said or not in a summary; throws `bad_input` with file and line. */
export function readCoverageLabels(path: string): LabelSet<"key_point_covered"> {
  const { rows, sha256 } = readRows(path);
  const items = rows.flatMap(({ id, recording, summary, points }) =>
    points.map(({ text, covered }, at): LabelledItem<"key_point_covered"> => {
      const item = { id: `${id}.${at + 1}`, cluster: recording, keyPoint: text, summary };
      return { item, human: covered ? "yes" : "no" };
    }),
  );
  return { kind: "key_point_covered", name: nameOf(path), sha256, items };
}

/** Pairs of summaries of one recording, of the same points, of which one says more; each pair once. */
export function readPairLabels(path: string): LabelSet<"prefer"> {
  const { rows, sha256 } = readRows(path);
  const items = rows.flatMap((one, at) =>
    rows.slice(at + 1).flatMap((other) => {
      // Which one stands left must not tell which is better, as where a file has the best first.
      const isTurned = Number.parseInt(hashContent(`${one.id} ${other.id}`).slice(0, 1), 16) % 2 === 1;
      return (isTurned ? toPair(other, one) : toPair(one, other)) ?? [];
    }),
  );
  return { kind: "prefer", name: nameOf(path), sha256, items };
}

function toPair(left: CoverageRow, right: CoverageRow): LabelledItem<"prefer"> | undefined {
  const points = left.points.map(({ text }) => text);
  const isSame =
    left.recording === right.recording &&
    points.join("\n") === right.points.map(({ text }) => text).join("\n");
  const [more, less] = [countCovered(left), countCovered(right)];
  if (!isSame || more === less) return undefined;
  const item = {
    id: `${left.id} ${right.id}`,
    cluster: left.recording,
    points,
    left: left.summary,
    right: right.summary,
  };
  return { item, human: more > less ? "yes" : "no" };
}

function countCovered({ points }: CoverageRow): number {
  return points.filter(({ covered }) => covered).length;
}

function readRows(path: string): { readonly rows: readonly CoverageRow[]; readonly sha256: string } {
  const bytes = readSourceFile(path);
  const lines = new TextDecoder().decode(bytes).split("\n");
  const rows = lines.flatMap((line, at) => (line.trim() === "" ? [] : [readRow(line, `${path}:${at + 1}`)]));
  return { rows, sha256: hashContent(bytes) };
}

function readRow(line: string, place: string): CoverageRow {
  const parsed = CoverageRow.safeParse(parseOrNothing(line));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new OnrecordError(
    `${place}: ${issue?.path.join(".") ?? ""}: ${issue?.message ?? "no JSON"}. A row is {"id", "recording", "summary": ["…"], "points": [{"text", "covered"}]}.`,
    { code: "bad_input" },
  );
}

function parseOrNothing(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
