import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findPostgres, type PostgresServer, startPostgres } from "../postgres-server.ts";
import { copyProject } from "./copy-project.ts";
import { readCommands, readExamples } from "./read-examples.ts";
import { requireProgram } from "./require-program.ts";
import { type CommandRun, runCommand } from "./run-command.ts";

const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
const examples = readExamples(readme);
const files = examples.filter(({ file }) => file !== undefined);

/** What is not run here, and why. A command of the page that is neither run nor named here fails its test. */
const elsewhere: readonly (readonly [line: string, reason: string])[] = [
  ["npm ci", ".ci/run begins with it; here the packages are linked"],
  ["npm link", "changes folders of the whole machine; here the built program is put on PATH as link does"],
  [
    "sudo apt-get install apertium apertium-eng-spa apertium-es-pt apertium-fr-es",
    "needs root; .ci/run does it",
  ],
  ["npx @langchain/langgraph-cli@1.5.1 dev --no-browser", "runs on; langgraph-server.test.ts starts it"],
  [
    `curl -s http://localhost:2024/runs/wait -H 'content-type: application/json' -d '{"assistant_id": "analyze", "input": {"source": "samples/harbour-meeting.vtt", "recipe": "brief"}}'`,
    "asks that server; langgraph-server.test.ts sends the same",
  ],
  [
    "onrecord analyze samples/harbour-meeting.vtt --recipe brief --server http://localhost:2024",
    "asks that server; langgraph-server.test.ts runs it",
  ],
  ["onrecord models probe ollama/qwen3:4b", "needs an Ollama with that model; test/live probes a real one"],
  [
    "onrecord analyze samples/harbour-meeting.vtt --model summarizer=ollama/qwen3:4b --model fact-checker=compatible/llama",
    "needs two servers of models; test/live mixes real ones in one run",
  ],
  [
    "onrecord analyze samples/harbour-meeting.vtt --model summarizer=openai/gpt-5-mini --budget-usd 0.10",
    "needs a key and costs money",
  ],
  [
    "onrecord import mcp:files --tools",
    "fetches a server from npm; import-mcp.test.ts asks the same one, installed",
  ],
  ["onrecord import mcp:files/read_text_file path=talks/talk.vtt", "as above"],
  [
    "onrecord import mcp:archive --resource archive://talks/42",
    "needs that server; import-mcp.test.ts reads a resource over HTTP",
  ],
  [
    "onrecord import mcp:notes/get_talk id=42 --servers .mcp.json",
    "needs that server; read-servers-file is tested",
  ],
  ["onrecord mcp --http --root samples", "runs on; test/mcp-servers/http asks one"],
  ["onrecord mcp agents --http --port 3271 --local-only", "runs on; test/mcp-servers/contract asks one"],
  [
    "onrecord eval run --agent fact-checker --candidate ollama/qwen3:4b builtin,ollama/qwen3:4b --sample-models 60",
    "needs an Ollama with that model; eval-kill.test.ts runs models of a server",
  ],
  ["onrecord models try ollama/qwen3:4b", "needs an Ollama with that model; test/cli tries a scripted one"],
  [
    "onrecord eval gate --agent fact-checker --candidate ollama/qwen3:4b --incumbent builtin",
    "needs that model; test/cli decides gates of scripted ones",
  ],
  [
    "onrecord models promote ollama/qwen3:4b --role fact-checker",
    "needs that gate; test/cli promotes a scripted model",
  ],
  ["npm run check", ".ci/run runs its three parts, each by itself"],
  ["npm run test:system", "runs this test"],
  ["npm run test:clients", "fetches clients of hundreds of megabytes"],
  ["npm run eval:grounding", "needs labelled data that is no part of the project, and minutes"],
  [".ci/run", "runs this test"],
];

const folder = mkdtempSync(join(tmpdir(), "onrecord-readme-"));
const project = join(folder, "project");
const bin = join(folder, "bin");
const variables = {
  ONRECORD_HOME: join(folder, "store"),
  PATH: `${bin}${delimiter}${process.env["PATH"] ?? ""}`,
  npm_config_update_notifier: "false",
};

let isPrepared = false;
let postgresAddress = "";

// Each test that needs the copy fails by its own name when it cannot be made.
function prepare(): void {
  if (isPrepared) return;
  copyProject(project);
  for (const { file, text } of files) writeFileSync(join(project, file ?? ""), text);
  mkdirSync(bin, { recursive: true });
  writeFileSync(
    join(bin, "onrecord"),
    `#!/bin/sh\nexec "${process.execPath}" "${project}/dist/cli/main.js" "$@"\n`,
  );
  chmodSync(join(bin, "onrecord"), 0o755);
  isPrepared = true;
}

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(line: string): CommandRun {
  prepare();
  const ids = {
    ...(line.includes("$RUN") ? { RUN: latestRun("") } : {}),
    ...(line.includes("$WAITING") ? { WAITING: latestRun("--store out/review") } : {}),
  };
  const named = { ...variables, ...ids, POSTGRES: postgresAddress };
  return runCommand("sh", ["-c", line], { cwd: project, variables: named });
}

function latestRun(store: string): string {
  const runs: readonly { readonly id: string }[] = JSON.parse(run(`onrecord runs --json ${store}`).out);
  return runs[0]?.id ?? "";
}

const page = readFileSync(new URL("../../docs/from-one-file-to-ten-thousand.md", import.meta.url), "utf8");
const commands = readCommands(examples);
const isRunHere = ({ line }: { readonly line: string }): boolean =>
  elsewhere.every(([other]) => other !== line);
const runHere = commands.filter(isRunHere);

describe("every command in README.md, in its order", () => {
  test.each(runHere.map(({ line, code }) => [line, code] as const))("%s: exit %i", (line, code) => {
    if (/--(?:lang|to) es|in Spanish/.test(line)) requireProgram("apertium", "apertium apertium-eng-spa");
    const ended = run(line);
    expect(ended.code, `${ended.out}\n${ended.error}`).toBe(code);
    expect(ended.error).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
  });
});

const ofPage = readCommands(readExamples(page)).filter(isRunHere);
const isForPostgres = (line: string): boolean => line.includes("$POSTGRES");

function testCommands(lines: typeof ofPage): void {
  test.each(lines.map(({ line, code }) => [line, code] as const))("%s: exit %i", (line, code) => {
    const ended = run(line);
    expect(ended.code, `${ended.out}\n${ended.error}`).toBe(code);
    expect(ended.error).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
  });
}

describe("every command in docs/from-one-file-to-ten-thousand.md, in its order", () => {
  testCommands(ofPage.filter(({ line }) => !isForPostgres(line)));
});

const hasPostgres = findPostgres() !== undefined;
test.runIf(!hasPostgres)(
  "left out: the page's commands on Postgres, which is not installed",
  () => undefined,
);

describe.runIf(hasPostgres)("every command of the page on a Postgres", () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
    postgresAddress = await server.newDatabase();
  });
  afterAll(() => server.remove());
  testCommands(ofPage.filter(({ line }) => isForPostgres(line)));
});

test("npm start prints what README.md shows, but for what it leaves out", () => {
  const shown = examples.find(({ language }) => language === "text")?.text ?? "";
  const { out } = run("npm start");
  for (const part of shown.split("…")) expect(out).toContain(part.trim());
});

test.each(elsewhere)("%s stands in README.md; it is not run here: %s", (line) => {
  expect(commands.map((command) => command.line)).toContain(line);
});

test("the JSON in README.md is JSON, and the rows are rows", () => {
  const rows = files
    .filter(({ language }) => language === "jsonl")
    .flatMap(({ text }) => text.trim().split("\n"));
  const whole = examples.filter(({ language }) => language === "json").map(({ text }) => text);
  expect(rows.length).toBeGreaterThan(0);
  expect(whole.length).toBeGreaterThan(0);
  for (const text of [...rows, ...whole]) expect(() => JSON.parse(text), text).not.toThrow();
});

const programs = files.filter(({ language, text }) => language === "ts" && text.includes("// prints: "));

test.each(programs.map(({ file = "", text }) => [file, text] as const))(
  "%s of README.md type-checks and prints what it says",
  (file, text) => {
    prepare();
    const settings = { extends: "./tsconfig.json", files: [file], include: [] };
    writeFileSync(join(project, "tsconfig.readme.json"), JSON.stringify(settings));
    const checked = run("node_modules/.bin/tsc -p tsconfig.readme.json");
    expect(checked.out).toBe("");
    const [, printed] = /^\/\/ prints: (.*)$/m.exec(text) ?? [];
    expect(run(`node --import tsx ${file}`).out).toBe(`${printed}\n`);
  },
);

test("a scorer added as README.md says stands in the next report, and type-checks", () => {
  prepare();
  const list = join(project, "evals/scorers/question-scorers.ts");
  const before = readFileSync(list, "utf8");
  const added = before.replace(/(export const questionScorers[^=]*= \[)/, "$1\n  shortAnswer,");
  expect(added).not.toBe(before);
  writeFileSync(list, `import { shortAnswer } from "./short-answer.ts";\n${added}`);
  const checked = ["evals/scorers/question-scorers.ts", "transcript/snowball-stemmers.d.ts"];
  const settings = { extends: "./tsconfig.json", files: checked, include: [] };
  writeFileSync(join(project, "tsconfig.readme.json"), JSON.stringify(settings));
  expect(run("node_modules/.bin/tsc -p tsconfig.readme.json").out).toBe("");
  const { out } = run("node --import tsx cli/main.ts eval run --task questions --out out/scorer --json");
  expect(out).toContain('"short_answer"');
  writeFileSync(list, before);
});

test("every file and folder that README.md links to is in the project", () => {
  prepare();
  const links = [...readme.matchAll(/\]\(([^)#]+)\)/g)].map(([, path = ""]) => path);
  const isThere = (path: string): boolean => existsSync(join(project, path));
  expect(links.filter((path) => !/^https?:/.test(path) && !isThere(path))).toEqual([]);
});
