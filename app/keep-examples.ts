import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { StatementDecision, WaitingStatement } from "../graphs/review-schema.ts";
import { hashContent, writeAside } from "../store/blob-store.ts";
import type { Run } from "../store/run.ts";
import type { Store } from "../store/store.ts";

/** What a person decided on statements of a run. */
interface Decided {
  readonly statements: readonly WaitingStatement[];
  readonly decisions: readonly StatementDecision[];
}

/** A row of a dataset of claims. */
interface ClaimRow {
  readonly id: string;
  readonly recording: string;
  readonly slices: Readonly<Record<string, string>>;
  readonly input: { readonly transcript: string; readonly claim: string };
  readonly expected: { readonly verdict: "supported" | "unsupported" };
}

const about = `---
name: reviewed-claims
title: Claims that people decided on
task: claims
source: decisions of people who looked over the analyses of this store
licence: as the recordings
strata: label, decision
---

# Claims that people decided on

Written by \`onrecord review\`. What a person kept, or wrote in a correction, is \`supported\`; what a person dropped or
corrected is \`unsupported\`: nobody said in which way. A person may keep what is true and was not said: look at those
rows (slice \`decision\`: \`keep\`) before you trust them. Quotes are not in it. The recordings are blobs of the store.
`;

/**
 * Keeps decisions on claims as examples for the evals, in \`reviewed/claims\` of the store: a later decision on the same
 * words takes the place of an earlier one. Holds the store's lock, so that two who decide lose nothing.
 */
export async function keepExamples(store: Store, run: Run, decided: Decided): Promise<void> {
  const rows = decided.statements.flatMap((statement) => toRows(run, statement, decided.decisions));
  if (rows.length === 0) return;
  const folder = join(store.folder, "reviewed", "claims");
  const file = join(folder, "examples.jsonl");
  await store.exclusively(() => {
    const lines = new Map(readLines(file).map((line) => [idOf(line), line]));
    for (const row of rows) lines.set(row.id, JSON.stringify(row));
    writeAside(join(folder, "README.md"), about, run.id);
    writeAside(file, [...lines.values()].map((line) => `${line}\n`).join(""), run.id);
  });
}

function readLines(file: string): string[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "");
}

function idOf(line: string): string {
  return /^\{"id":"([^"]*)"/.exec(line)?.[1] ?? line;
}

function toRows(
  run: Run,
  { id, draft, check }: WaitingStatement,
  decisions: readonly StatementDecision[],
): ClaimRow[] {
  const decision = decisions.find((one) => one.id === id);
  if (check.kind !== "claim" || decision === undefined) return [];
  const row = (claim: string, verdict: ClaimRow["expected"]["verdict"]): ClaimRow => ({
    id: hashContent(`${run.transcript.sha256} ${claim}`).slice(0, 16),
    recording: run.transcript.id,
    slices: { label: verdict, decision: decision.decision },
    input: { transcript: pathOf(run.transcript.sha256), claim },
    expected: { verdict },
  });
  return [
    row(draft.text, decision.decision === "keep" ? "supported" : "unsupported"),
    ...(decision.text === undefined ? [] : [row(decision.text, "supported")]),
  ];
}

function pathOf(sha256: string): string {
  return `../../blobs/${sha256.slice(0, 2)}/${sha256}`;
}
