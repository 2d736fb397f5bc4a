import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { StatementCheck } from "../agents/statement.ts";
import type { StatementDecision, WaitingStatement } from "../graphs/review-schema.ts";
import { hashContent, writeAside } from "../store/blob-store.ts";
import type { Run } from "../store/run.ts";
import type { Store } from "../store/store.ts";

/** What a person decided on statements of a run. */
interface Decided {
  readonly statements: readonly WaitingStatement[];
  readonly decisions: readonly StatementDecision[];
}

/** A row of a dataset. */
interface Row {
  readonly id: string;
  readonly recording: string;
  readonly slices: Readonly<Record<string, string>>;
  readonly input: Readonly<Record<string, string>>;
  readonly expected: { readonly verdict: string | readonly string[] };
}

/** What a dataset holds, and which verdicts a person's decision says are right. */
interface Kind {
  readonly kind: StatementCheck["kind"];
  readonly title: string;
  /** The field of `input` that has the words. */
  readonly field: string;
  readonly right: string;
  readonly wrong: string | readonly string[];
  readonly meaning: string;
}

const kinds: readonly Kind[] = [
  {
    kind: "claim",
    title: "Claims",
    field: "claim",
    right: "supported",
    wrong: "unsupported",
    meaning: `Written by \`onrecord review\`. What a person kept, or wrote in a correction, is \`supported\`; what a person dropped or
corrected is \`unsupported\`: nobody said in which way. A person may keep what is true and was not said: look at those
rows (slice \`decision\`: \`keep\`) before you trust them.`,
  },
  {
    kind: "quote",
    title: "Quotes",
    field: "quote",
    right: "said",
    wrong: ["altered", "not_said", "misattributed", "uncertain"],
    meaning: `Written by \`onrecord review\`. What a person kept, or wrote in a correction, is \`said\`; what a person dropped or
corrected is anything but \`said\`: nobody said in which way. A person may have heard what the transcript has wrong:
look at those rows (slice \`decision\`: \`keep\`) before you trust them.`,
  },
];

const about = ({ kind, title, meaning }: Kind): string => `---
name: reviewed-${kind}s
title: ${title} that people decided on
task: ${kind}s
source: decisions of people who looked over the analyses of this store
licence: as the recordings
strata: label, decision
---

# ${title} that people decided on

${meaning} The recordings are blobs of the store.
`;

/**
 * Keeps decisions on claims and quotes as examples for the evals, in \`reviewed/claims\` and \`reviewed/quotes\` of the
 * store: a later decision on the same words takes the place of an earlier one. Holds the store's lock, so that two who
 * decide lose nothing.
 */
export async function keepExamples(store: Store, run: Run, decided: Decided): Promise<void> {
  const rowsOf = kinds.map((kind) => ({
    kind,
    rows: decided.statements
      .filter(({ check }) => check.kind === kind.kind)
      .flatMap((statement) => toRows(run, { kind, statement }, decided.decisions)),
  }));
  const found = rowsOf.filter(({ rows }) => rows.length > 0);
  if (found.length === 0) return;
  await store.exclusively(() => {
    for (const { kind, rows } of found) addRows(join(store.folder, "reviewed", `${kind.kind}s`), kind, rows);
  });

  function addRows(folder: string, kind: Kind, rows: readonly Row[]): void {
    const file = join(folder, "examples.jsonl");
    const lines = new Map(readLines(file).map((line) => [idOf(line), line]));
    for (const row of rows) lines.set(row.id, JSON.stringify(row));
    writeAside(join(folder, "README.md"), about(kind), run.id);
    writeAside(file, [...lines.values()].map((line) => `${line}\n`).join(""), run.id);
  }
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
  { kind, statement }: { readonly kind: Kind; readonly statement: WaitingStatement },
  decisions: readonly StatementDecision[],
): Row[] {
  const decision = decisions.find(({ id }) => id === statement.id);
  if (decision === undefined) return [];
  const row = (text: string, isRight: boolean): Row => ({
    id: hashContent(`${run.transcript.sha256} ${text}`).slice(0, 16),
    recording: run.transcript.id,
    slices: { label: isRight ? kind.right : `not ${kind.right}`, decision: decision.decision },
    input: { transcript: pathOf(run.transcript.sha256), [kind.field]: text },
    expected: { verdict: isRight ? kind.right : kind.wrong },
  });
  // Words that were said may be left out for another reason, as when the speaker takes them back.
  const isDecided = decision.decision === "keep" || statement.check.verdict !== "said";
  return [
    ...(isDecided ? [row(statement.draft.text, decision.decision === "keep")] : []),
    ...(decision.text === undefined ? [] : [row(decision.text, true)]),
  ];
}

function pathOf(sha256: string): string {
  return `../../blobs/${sha256.slice(0, 2)}/${sha256}`;
}
