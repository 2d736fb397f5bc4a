import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { openFolder } from "../../../evals/datasets/load-folder.ts";
import { temporaryFolder } from "../../temporary-folder.ts";

const readme = (more = "") =>
  `---\nname: mine\ntitle: Mine: a few\ntask: quotes\nsource: me\nlicence: CC0-1.0\n${more}---\n# Mine\n`;
const talk =
  "WEBVTT\n\n00:01.000 --> 00:04.000\n<v Ann>We sold\nthe old boat.\n\n00:04.000 --> 00:06.000\n<v Ben>We sold it?\n";
const input = { transcript: "talks/a.vtt", quote: "We sold the old boat." };

/** A dataset's folder with these rows, each an object or a line as it is. */
function folderWith(
  rows: readonly (object | string)[],
  files: Readonly<Record<string, string>> = {},
): string {
  const folder = join(temporaryFolder(), "mine");
  const lines = rows.map((row) => (typeof row === "string" ? row : JSON.stringify(row)));
  const all = { "README.md": readme(), "examples.jsonl": lines.join("\n"), "talks/a.vtt": talk, ...files };
  for (const [path, content] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

const load = async (folder: string) => await openFolder(folder).load();
const row = { id: "1", input, expected: { verdict: "said", evidence: ["We sold the old boat."] } };

test("reads what the README says and fills in what a row leaves out", async () => {
  const dataset = openFolder(folderWith([row], { "README.md": readme("strata: label, kind\n") }));
  expect(dataset).toMatchObject({ name: "mine", title: "Mine: a few", task: "quotes", licence: "CC0-1.0" });
  expect(dataset.strata).toEqual(["label", "kind"]);
  const { examples, readTranscript } = await dataset.load();
  expect(examples).toMatchObject([{ id: "1", recording: "talks/a.vtt", slices: {} }]);
  expect(new TextDecoder().decode(readTranscript("talks/a.vtt"))).toBe(talk);
});

test("evidence in words becomes its place, with its seconds, however its lines are broken", async () => {
  const { examples } = await load(folderWith([row]));
  expect(examples[0]?.expected).toEqual({
    verdict: "said",
    evidence: [{ start: 0, end: 21, seconds: [1, 4] }],
  });
});

test.each([
  ["a line that is no JSON", ["{}x"], "examples.jsonl:1: this is no JSON"],
  ["a field that is not known", [{ ...row, expekted: {} }], "examples.jsonl:1:"],
  ["a row without an id", [row, { input, expected: { verdict: "said" } }], "examples.jsonl:2: id:"],
  [
    "a verdict that there is not",
    [{ ...row, expected: { verdict: "true" } }],
    'examples.jsonl:1: example "1": expected.verdict:',
  ],
  [
    "an input that the task does not know",
    [{ ...row, input: { ...input, quot: "x" } }],
    'examples.jsonl:1: example "1": input',
  ],
  [
    "words that were not spoken",
    [{ ...row, expected: { verdict: "said", evidence: ["We sold the new boat."] } }],
    'the words "We sold the new boat." do not stand in talks/a.vtt',
  ],
  [
    "words that stand twice",
    [{ ...row, expected: { verdict: "said", evidence: ["We sold"] } }],
    'the words "We sold" stand 2 times in talks/a.vtt. Add words',
  ],
  [
    "a transcript that is not there",
    [{ id: "1", input: { ...input, transcript: "talks/b.vtt" }, expected: { verdict: "said" } }],
    "talks/b.vtt cannot be used: There is no file",
  ],
  [
    "an absolute path",
    [{ id: "1", input: { ...input, transcript: "/talks/a.vtt" }, expected: { verdict: "said" } }],
    "absolute path",
  ],
  ["an id that stands twice", [row, row], 'the id "1" stands twice'],
])("refuses %s and says where", async (_name, rows, message) => {
  await expect(load(folderWith(rows))).rejects.toMatchObject({
    name: "OnrecordError",
    message: expect.stringContaining(message),
  });
});

test.each([
  ["no front matter", "# Mine\n", "has no front matter"],
  ["an unknown field", readme("license: MIT\n"), 'Unrecognized key: "license"'],
  ["no task", readme().replace("task: quotes\n", ""), "task:"],
  ["a name with spaces", readme().replace("name: mine", "name: My Own"), "small letters"],
])("refuses a README with %s", (_name, text, message) => {
  const folder = folderWith([row], { "README.md": text });
  expect(() => openFolder(folder)).toThrow(message);
});

test("a task that does not exist is named, with those that do", async () => {
  const folder = folderWith([row], { "README.md": readme().replace("task: quotes", "task: quote") });
  await expect(load(folder)).rejects.toThrow('No task "quote". Known: routing,');
});

test("files that are not those that the README pins are refused, and the error says how to renew it", async () => {
  const { sha256 } = await load(folderWith([row]));
  const pinned = readme(`sha256: ${sha256}\n`);
  await expect(load(folderWith([row], { "README.md": pinned }))).resolves.toMatchObject({ sha256 });
  const changed = folderWith([row], {
    "README.md": pinned,
    "talks/a.vtt": talk.replace("<v Ben>", "<v Bob>"),
  });
  await expect(load(changed)).rejects.toThrow(
    /their SHA-256 is [0-9a-f]{64}, it says .* write "sha256: [0-9a-f]{64}" there/,
  );
});

test("the hash is of examples and transcripts, not of the README", async () => {
  const one = await load(folderWith([row]));
  const other = await load(folderWith([row], { "README.md": `${readme()}\nMore words.\n` }));
  const changed = await load(folderWith([{ ...row, slices: { kind: "x" } }]));
  expect(other.sha256).toBe(one.sha256);
  expect(changed.sha256).not.toBe(one.sha256);
});
