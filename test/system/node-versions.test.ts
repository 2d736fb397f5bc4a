import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { installPackages } from "./install-packages.ts";
import { requireProgram } from "./require-program.ts";
import { runCommand, runOrThrow } from "./run-command.ts";
import { program } from "./run-program.ts";

const top = fileURLToPath(new URL("../../", import.meta.url));
const sample = join("samples", "harbour-meeting.vtt");
const folder = mkdtempSync(join(tmpdir(), "onrecord-node-"));
let installing: Promise<string> | undefined;

// Each test that needs it fails by its own name when it cannot be had.
function packedProject(): Promise<string> {
  installing ??= installPacked();
  return installing;
}

/**
 * Installs the package as it would be published, with better-sqlite3 13, which ships its binaries: 12 compiles for
 * the Node that installs it. The sample stands where the project has it, so that paths are the same.
 */
async function installPacked(): Promise<string> {
  const packed = join(folder, "packed");
  mkdirSync(packed);
  const pack = ["pack", "--ignore-scripts", "--silent", "--pack-destination", packed];
  const archive = runOrThrow(requireProgram("npm"), pack, { cwd: top }).trim();
  installPackages(packed, {
    dependencies: { onrecord: `file:${archive}` },
    overrides: { "better-sqlite3": "13" },
    allowScripts: { "better-sqlite3": true },
  });
  cpSync(join(packed, "node_modules", "onrecord", "samples"), join(packed, "samples"), { recursive: true });
  return packed;
}

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Analyses the sample and gives the bytes of analysis.json. */
function analyze(node: string, script: string, cwd: string): Buffer {
  const out = mkdtempSync(join(folder, "out-"));
  const variables = { ONRECORD_HOME: join(out, "store"), ONRECORD_APERTIUM: "off" };
  const args = [script, "analyze", sample, "--out", out, "--quiet"];
  const { code, error } = runCommand(node, args, { cwd, variables });
  expect(error).toBe("");
  expect(code).toBe(0);
  return readFileSync(join(out, "analysis.json"));
}

/** Every line of the sample with a word left out and its fourth word another: all of the judging takes part. */
const changedLines = readFileSync(join(top, sample), "utf8")
  .split("\n")
  .filter((line) => line.split(" ").length > 7 && !line.includes("-->"))
  .map((line, at) => {
    const words = line.replace(/<[^>]*>/g, "").split(" ");
    words.splice(3, 2, at % 2 === 0 ? "seventeen" : "lanterns");
    return JSON.stringify({ id: `line-${at}`, quote: words.join(" ") });
  });
const quotes = [
  '{"id": 1, "quote": "All of those were the gearbox", "speaker": "Adeyemi"}',
  '{"id": "b", "quote": "People don\u2019t mind paying m\u200bore", "speaker": "Marit Dahlgren"}',
  '{"id": "c", "quote": "Las aseguradoras subieron un tercio", "lang": "es"}',
  "{no row",
  '{"id": "e", "quote": "In that time she did 1,140 crossings"}',
  ...changedLines,
].join("\n");
const claims = '{"id": "f", "claim": "The cooperative has ordered a second electric ferry."}\n';
const questions = [
  "What does a single fare cost?",
  "Who won the chess championship?",
  "¿Cuánto cuesta la noche?",
];

/** What `verify` and `ask` print, of an article, of rows and of questions, with a store of its own. */
function verifyAndAsk(node: string, script: string, cwd: string): string {
  const home = mkdtempSync(join(folder, "asked-"));
  const rows = { quotes: join(home, "q.jsonl"), claims: join(home, "c.jsonl") };
  writeFileSync(rows.quotes, quotes);
  writeFileSync(rows.claims, claims);
  const article = join("samples", "article.md");
  const lines: readonly (readonly string[])[] = [
    ["verify", sample, "--quotes", rows.quotes, "--claims", rows.claims],
    ["verify", sample, article],
    ["verify", sample, article, "--json"],
    ["verify", join("samples", "pasted-page.txt"), "--json"],
    ...questions.map((question) => ["ask", sample, question, "--json"]),
  ];
  const variables = { ONRECORD_HOME: join(home, "store"), ONRECORD_APERTIUM: "off" };
  return lines
    .map((line) => runCommand(node, [script, ...line, "--quiet"], { cwd, variables }))
    .map(({ code, out }) => `${code}\n${out}`)
    .join("\n");
}

test("two runs print the same bytes", () => {
  const first = verifyAndAsk(process.execPath, program, top);
  expect(first.startsWith('3\n{"id":1,"quote":')).toBe(true);
  expect(first.match(/"answered":/g)).toHaveLength(3);
  expect(verifyAndAsk(process.execPath, program, top)).toBe(first);
});

test.each([22, 24])(
  "the packed program runs on Node %i and gives the same bytes as on the Node of these tests",
  async (major) => {
    const packed = await packedProject();
    const home = join(folder, `node-${major}`);
    installPackages(home, { dependencies: { node: `${major}` }, allowScripts: { node: true } });
    const node = join(home, "node_modules", "node", "bin", "node");
    expect(runOrThrow(node, ["--version"], { cwd: home })).toMatch(new RegExp(`^v${major}\\.`));
    const there = analyze(node, join(packed, "node_modules", ".bin", "onrecord"), packed);
    expect(there.equals(analyze(process.execPath, program, top))).toBe(true);
    const asked = verifyAndAsk(node, join(packed, "node_modules", ".bin", "onrecord"), packed);
    expect(asked).toBe(verifyAndAsk(process.execPath, program, top));
  },
);

test("the packed program holds its samples but not what is known about them", async () => {
  const names = readdirSync(join(await packedProject(), "samples"));
  expect(names.sort()).toEqual(["README.md", "article.md", "harbour-meeting.vtt", "pasted-page.txt"]);
});
