import { existsSync, readFileSync } from "node:fs";
import { createEvidenceIndex, type EvidenceIndex } from "../../grounding/index.ts";
import { toTranscript } from "./named-transcript.ts";

const folder = new URL("../../../shared/data/", import.meta.url);

/** Whether the development data stands beside the project. */
export const hasData = existsSync(new URL("verification/claims.jsonl", folder));

/** A claim of the development data; `evidence` in code points of its document. */
export interface ClaimRow {
  readonly id: string;
  readonly doc_id: string;
  readonly claim: string;
  readonly label: "supported" | "contradicted" | "not_in_source" | "unsupported";
  readonly dataset: string;
  readonly evidence?: readonly (readonly [number, number])[];
  readonly edit?: { readonly kind: string };
}

/** A question of the development data. */
export interface QuestionRow {
  readonly id: string;
  readonly kind: "question" | "who_said" | "when";
  readonly doc: string;
  readonly question: string;
  readonly answerable: boolean;
  readonly answer: string | null;
  readonly evidence?: readonly (readonly [number, number])[];
}

/** Rows of a JSONL file of the development data. */
export function readRows<Row>(path: string): Row[] {
  const lines = readFileSync(new URL(path, folder), "utf8").trim().split("\n");
  return lines.map((line) => JSON.parse(line) as Row);
}

/** A document indexed, with its code-point offsets turned into UTF-16. */
export interface IndexedDocument {
  readonly index: EvidenceIndex;
  /** Whether a source range, in UTF-16, overlaps one of the gold ranges, in code points. */
  readonly isHit: (
    source: { readonly start: number; readonly end: number } | undefined,
    gold: readonly (readonly [number, number])[] | undefined,
  ) => boolean;
}

/** Reads each document once. */
export function createDocuments(): (path: string) => IndexedDocument {
  const known = new Map<string, IndexedDocument>();
  return (path) => {
    const seen = known.get(path) ?? readDocument(path);
    known.set(path, seen);
    return seen;
  };
}

function readDocument(path: string): IndexedDocument {
  const raw = readFileSync(new URL(path, folder), "utf8");
  const units: number[] = [];
  let at = 0;
  for (const letter of raw) {
    units.push(at);
    at += letter.length;
  }
  const toUnit = (point: number): number => units[point] ?? raw.length;
  const index = createEvidenceIndex(toTranscript(path, raw));
  return {
    index,
    isHit: (source, gold) =>
      source !== undefined &&
      (gold ?? []).some(([start, end]) => source.start < toUnit(end) && toUnit(start) < source.end),
  };
}
