import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Dataset } from "../../../evals/dataset.ts";
import { listDatasets } from "../../../evals/datasets/index.ts";
import { readCoverageLabels, readPairLabels } from "../../../evals/judges/coverage-labels.ts";
import { readReferenceLabels } from "../../../evals/judges/dataset-labels.ts";
import { readLabelSets } from "../../../evals/judges/read-label-sets.ts";
import { hideNames, stripFormatting } from "../../../evals/judges/summary-lines.ts";
import { temporaryFolder } from "../../temporary-folder.ts";

const own = { datasets: listDatasets({ dataFolders: [] }), labelFiles: [] };

test("labels come along for every kind, of six recordings and of both labels", async () => {
  const sets = [
    ...(await readLabelSets("key_point_covered", own)),
    ...(await readLabelSets("sentence_supported", own)),
    ...(await readLabelSets("prefer", own)),
  ];
  const counted = sets.map(({ kind, name, items }) => ({
    kind,
    name,
    yes: items.filter(({ human }) => human === "yes").length,
    items: items.length,
    recordings: new Set(items.map(({ item }) => item.cluster)).size,
  }));
  expect(counted).toMatchObject([
    { kind: "key_point_covered", name: "key-points", yes: 73, items: 148, recordings: 6 },
    { kind: "sentence_supported", name: "small-claims", recordings: 6 },
    { kind: "prefer", name: "key-points", recordings: 6 },
  ]);
  for (const { yes, items } of counted) {
    expect(items).toBeGreaterThanOrEqual(20);
    expect(Math.min(yes, items - yes)).toBeGreaterThanOrEqual(5);
  }
});

function labelFile(...rows: readonly object[]): string {
  const path = join(temporaryFolder(), "mine.jsonl");
  writeFileSync(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
  return path;
}

const points = (...covered: boolean[]) => covered.map((one, at) => ({ text: `point ${at}`, covered: one }));

test("pairs are summaries of one recording and the same points that say a different number of them", () => {
  const file = labelFile(
    { id: "a", recording: "r", summary: ["A."], points: points(true, false) },
    { id: "b", recording: "r", summary: ["B."], points: points(true, true) },
    { id: "c", recording: "r", summary: ["C."], points: points(false, true) },
    { id: "d", recording: "other", summary: ["D."], points: points(false, false) },
  );
  const { items, name } = readPairLabels(file);
  expect(name).toBe("mine.jsonl");
  expect(items.map(({ item, human }) => [item.id, human])).toEqual([
    ["a b", "no"],
    ["b c", "yes"],
  ]);
});

test("a row that is none is named with its file and line", () => {
  const file = labelFile({ id: "a", recording: "r", summary: ["A."], points: points(true) }, { id: "b" });
  expect(() => readCoverageLabels(file)).toThrow(`${file}:2: recording:`);
});

function referenced(
  rows: readonly { id: string; recording: string; reference: string; points: string[] }[],
): Dataset {
  const examples = rows.map(({ id, recording, reference, points: texts }) => ({
    id,
    recording,
    slices: { kind: "note" },
    input: {},
    expected: { reference, keyPoints: texts.map((text) => ({ text })) },
  }));
  const loaded = { examples, sha256: "c".repeat(64), readTranscript: () => new Uint8Array() };
  return { name: "notes", title: "", task: "summaries", source: "", licence: "", load: async () => loaded };
}

test("a reference covers its own points; without its sentence, or for another recording, it does not", async () => {
  const dataset = referenced([
    {
      id: "1",
      recording: "r1",
      reference: "It rained. It was cold.",
      points: ["It rained.", "It was cold."],
    },
    { id: "2", recording: "r2", reference: "Rain and cold.", points: ["wet", "chilly"] },
  ]);
  const { items } = await readReferenceLabels(dataset);
  expect(items.map(({ item, human }) => [item.keyPoint, human, item.summary])).toEqual([
    ["It rained.", "yes", ["It rained.", "It was cold."]],
    ["It was cold.", "no", ["It rained."]],
    ["wet", "yes", ["Rain and cold."]],
    ["chilly", "no", ["It rained.", "It was cold."]],
  ]);
});

test.each([
  ["1. **Bold** and `code`", "Bold and code"],
  ["> # A _heading_", "A heading"],
  ["<b>Marked</b> [up](https://x.test)", "Marked up"],
  ["snake_case and 2 * 3 * 4 stay", "snake_case and 2 * 3 * 4 stay"],
  ["3. May was cold", "May was cold"],
])("%s reads %s", (text, plain) => {
  expect(stripFormatting(text)).toBe(plain);
});

test.each([
  ["As qwen3:4b I say that Qwen3 is good", ["ollama/qwen3:4b?think=low"], "As … I say that … is good"],
  [
    "They lead the team with builtin tools",
    ["builtin", "baseline/lead"],
    "They lead the team with builtin tools",
  ],
  ["gpt-5-mini wrote it, gpt-5-minimal did not", ["openai/gpt-5-mini"], "… wrote it, gpt-5-minimal did not"],
])("%s hides the names of %j", (text, specs, hidden) => {
  expect(hideNames(text, specs)).toBe(hidden);
});
