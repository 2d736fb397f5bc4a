import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, test } from "vitest";
import type { Example, LoadedDataset } from "../../../evals/dataset.ts";
import { findDataset, listDatasets } from "../../../evals/datasets/index.ts";
import { groupBy, sampleExamples } from "../../../evals/datasets/sample.ts";
import { findTask } from "../../../evals/tasks/index.ts";
import type { GoldSpan } from "../../../evals/tasks/schemas/spans.ts";
import { checkQuote } from "../../../grounding/check-quote.ts";
import { createGroundingIndex, type GroundingIndex } from "../../../grounding/grounding-index.ts";
import { checkClaim, findPassages } from "../../../grounding/index.ts";
import { createDocuments, readRows } from "../../grounding/claims-data.ts";
import { plainTranscript } from "../../grounding/plain-transcript.ts";
import { figuresOf, openRecordings, tryTask } from "../try-task.ts";

// Reads ../shared/data by path; figures are held against what test/grounding makes of the same rows in its own way.
const sharedFolder = fileURLToPath(new URL("../../../../shared/data", import.meta.url));
const isThere = existsSync(`${sharedFolder}/verification/quotes.jsonl`);
const datasets = isThere ? listDatasets({ dataFolders: [], sharedFolder }) : [];
const shared = datasets.filter(({ name }) => !name.startsWith("small-"));
const loaded = new Map<string, LoadedDataset>();

test.runIf(!isThere)("left out: ../shared/data is absent", () => expect(isThere).toBe(false));

beforeAll(async () => {
  for (const name of ["verification-quotes", "verification-claims", "qa-dialogs"]) {
    if (isThere) loaded.set(name, await findDataset(datasets, name).load());
  }
}, 60_000);

function rowsOf(name: string, count: number) {
  const dataset = loaded.get(name);
  if (dataset === undefined) throw new Error(`${name} was not loaded.`);
  const { strata } = findDataset(datasets, name);
  return { dataset, examples: sampleExamples(dataset.examples, { count, by: strata }) };
}

function share<T>(rows: readonly T[], holds: (row: T) => boolean): number {
  return rows.filter(holds).length / Math.max(1, rows.length);
}

test.runIf(isThere)("every shared dataset is listed under a task, with source and licence", () => {
  expect(shared.map(({ name, task }) => `${name} ${task}`)).toEqual([
    "verification-quotes quotes",
    "verification-captions quotes",
    "verification-translated quotes",
    "verification-claims claims",
    "llamacon-quotes quotes",
    "llamacon-claims claims",
    "llamacon-questions questions",
    "llamacon-analysis analyze",
    "qa-dialogs questions",
    "summaries-dialogs summaries",
    "translation-segments translations",
    "attacks-injections injections",
    "attacks-quotes quotes",
  ]);
  expect(shared.filter(({ source, licence }) => source === "" || licence === "")).toEqual([]);
});

test.runIf(isThere)(
  "rows are as their tasks expect, and every transcript that is named can be opened",
  { timeout: 60_000 },
  async () => {
    const counts: Record<string, number> = {};
    for (const dataset of shared) {
      const { examples, readTranscript } = await dataset.load();
      const task = findTask(dataset.task);
      for (const example of sampleExamples(examples, { count: 12 })) {
        task.check(example);
        const path = transcriptOf(example);
        if (path !== undefined) expect(readTranscript(path).length).toBeGreaterThan(0);
      }
      counts[dataset.name] = examples.length;
    }
    expect(counts).toEqual({
      "verification-quotes": 740,
      "verification-captions": 265,
      "verification-translated": 245,
      "verification-claims": 652,
      "llamacon-quotes": 11,
      "llamacon-claims": 266,
      "llamacon-questions": 80,
      "llamacon-analysis": 1,
      "qa-dialogs": 311,
      "summaries-dialogs": 186,
      "translation-segments": 343,
      "attacks-injections": 34,
      "attacks-quotes": 32,
    });
  },
);

function transcriptOf({ input }: Example): string | undefined {
  return new Map(Object.entries(input ?? {})).get("transcript");
}

interface QuoteRow {
  readonly id: string;
  readonly transcript_id: string;
  readonly quote: string;
  readonly label: string;
  readonly gold_text?: string;
}

test.runIf(isThere)("gold places cut out the gold text, though the data counts code points", async () => {
  const { dataset, examples } = rowsOf("verification-quotes", 740);
  const open = openRecordings(dataset);
  const rows = new Map(readRows<QuoteRow>("verification/quotes.jsonl").map((row) => [row.id, row]));
  const wrong: string[] = [];
  for (const example of examples) {
    const [gold] = goldOf(example);
    if (gold === undefined) continue;
    const { transcript } = await open(transcriptOf(example) ?? "");
    const cut = transcript.text.slice(gold.start, gold.end).replace(/\s+/g, " ");
    if (cut !== rows.get(example.id)?.gold_text?.replace(/\s+/g, " ")) wrong.push(example.id);
  }
  expect(wrong).toEqual([]);
});

function goldOf({ expected }: Example): readonly GoldSpan[] {
  return new Map(Object.entries(expected ?? {})).get("evidence") ?? [];
}

test.runIf(isThere)(
  "figures of quotes are those of the engine's own script",
  { timeout: 60_000 },
  async () => {
    const { dataset, examples } = rowsOf("verification-quotes", 60);
    const task = findTask("quotes");
    const outputs = await tryTask(task, dataset, { examples });
    const figures = figuresOf(task, examples, outputs);
    const indexes = new Map<string, GroundingIndex>();
    const indexOf = (id: string): GroundingIndex => {
      const path = `${sharedFolder}/verification/transcripts/${id}.txt`;
      const index =
        indexes.get(id) ?? createGroundingIndex(plainTranscript(readFileSync(path, "utf8"), "en"));
      indexes.set(id, index);
      return index;
    };
    const ids = new Set(examples.map(({ id }) => id));
    const rows = readRows<QuoteRow>("verification/quotes.jsonl")
      .filter(({ id }) => ids.has(id))
      .map((row) => ({ ...row, found: checkQuote(indexOf(row.transcript_id), { text: row.quote }).verdict }));
    const recalls = [...groupBy(rows, ({ label }) => label).values()].map((own) =>
      share(own, ({ label, found }) => label === found),
    );
    expect(recalls).toHaveLength(3);
    expect(figures["macro_recall"]).toBeCloseTo(recalls.reduce((sum, one) => sum + one, 0) / 3, 12);
    const notSaid = rows.filter(({ label }) => label !== "said");
    expect(figures["false_said"]).toBeCloseTo(
      share(notSaid, ({ found }) => found === "said"),
      12,
    );
  },
);

test.runIf(isThere)(
  "figures of claims are those of the engine's own script",
  { timeout: 60_000 },
  async () => {
    const { dataset, examples } = rowsOf("verification-claims", 48);
    const task = findTask("claims");
    const figures = figuresOf(task, examples, await tryTask(task, dataset, { examples }));
    const documents = createDocuments();
    const ids = new Set(examples.map(({ id }) => id));
    const rows = readRows<{ id: string; doc_id: string; claim: string; label: string; dataset: string }>(
      "verification/claims.jsonl",
    )
      .filter(({ id }) => ids.has(id))
      .map((row) => {
        const { index } = documents(`verification/documents/${row.doc_id}.txt`);
        return { ...row, isSupported: checkClaim(index, { text: row.claim }).verdict === "supported" };
      });
    const balanced = [...groupBy(rows, (row) => row.dataset).values()].map((own) => {
      const supported = own.filter(({ label }) => label === "supported");
      const rest = own.filter(({ label }) => label !== "supported");
      return (share(supported, (row) => row.isSupported) + share(rest, (row) => !row.isSupported)) / 2;
    });
    expect(balanced).toHaveLength(2);
    expect(figures["balanced_accuracy"]).toBeCloseTo(((balanced[0] ?? 0) + (balanced[1] ?? 0)) / 2, 12);
  },
);

test.runIf(isThere)(
  "hits of questions are those of the engine's own script",
  { timeout: 60_000 },
  async () => {
    const { dataset, examples } = rowsOf("qa-dialogs", 40);
    const task = findTask("questions");
    const figures = figuresOf(task, examples, await tryTask(task, dataset, { examples }));
    const documents = createDocuments();
    const ids = new Set(examples.map(({ id }) => id));
    const rows = readRows<{
      id: string;
      kind: string;
      doc: string;
      question: string;
      answerable: boolean;
      evidence?: readonly (readonly [number, number])[];
    }>("qa/questions.jsonl").filter(({ id, kind }) => ids.has(id) && kind === "question");
    const found = rows.map((row) => {
      const { index, isHit } = documents(row.doc);
      const { answered, passages } = findPassages(index, row.question, { limit: 5 });
      return {
        ...row,
        answered,
        hit: passages.slice(0, 3).some(({ source }) => isHit(source, row.evidence)),
      };
    });
    const answerable = found.filter(({ answerable: can }) => can);
    const others = found.filter(({ answerable: can }) => !can);
    expect(figures["evidence_hit_3"]).toBeCloseTo(
      share(answerable, ({ hit }) => hit),
      12,
    );
    const taken = share(answerable, ({ answered }) => answered);
    const declined = share(others, ({ answered }) => !answered);
    expect(figures["abstention"]).toBeCloseTo((taken + declined) / 2, 12);
  },
);
