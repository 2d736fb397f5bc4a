import { describe, expect, test } from "vitest";
import { findViolations } from "./find-violations.ts";
import { readTree } from "./read-tree.ts";
import { folderRules } from "./rules.ts";

const planted = (files: Readonly<Record<string, string>>): string[] =>
  findViolations(new Map(Object.entries(files)));

test("every file of the project keeps the import table, names and edges, and no import goes in a circle", () => {
  const files = readTree();
  expect(files.size).toBeGreaterThan(20);
  expect(findViolations(files)).toEqual([]);
});

test("every source folder has its row in the table", () => {
  const folders = new Set([...readTree().keys()].filter((path) => path.includes("/")));
  const names = new Set([...folders].map((path) => path.split("/")[0]));
  const known = [...Object.keys(folderRules), "scripts", "test"];
  expect([...names].filter((name) => !known.includes(name ?? ""))).toEqual([]);
});

describe("an import that points the wrong way is found", () => {
  test.each([
    ["transcript/a.ts", 'import { b } from "../grounding/b.ts";', "grounding/b.ts"],
    ["transcript/deep/a.ts", 'import type { B } from "../../store/b.ts";', "store/b.ts"],
    ["grounding/a.ts", 'export { b } from "../agents/b.ts";', "agents/b.ts"],
    ["models/a.ts", 'export * from "../transcript/b.ts";', "transcript/b.ts"],
    ["store/a.ts", 'import "../grounding/b.ts";', "grounding/b.ts"],
    ["agents/a.ts", 'const b = await import("../graphs/b.ts");', "graphs/b.ts"],
    ["agents/a.ts", 'import { b } from "../models/registry.ts";', "models/registry.ts"],
    ["graphs/a.ts", 'type B = import("../report/b.ts").B;', "report/b.ts"],
    ["report/a.ts", 'import { b } from "../agents/answerer/builtin.ts";', "agents/answerer/builtin.ts"],
    ["report/a.ts", 'import { b } from "../store/blobs.ts";', "store/blobs.ts"],
    ["app/a.ts", "import {\n  b,\n} from '../cli/b.ts';", "cli/b.ts"],
    ["mcp-servers/a.ts", 'import { b } from "../evals/b.ts";', "evals/b.ts"],
    ["evals/a.ts", 'import { b } from "../mcp-servers/b.ts";', "mcp-servers/b.ts"],
    ["cli/a.ts", 'import { b } from "../index.ts";', "index.ts"],
  ])("%s: %s", (path, text, target) => {
    expect(planted({ [path]: text })).toEqual([`${path}: ${path.split("/")[0]}/ may not import ${target}`]);
  });
});

describe("a package or platform module in the wrong folder is found", () => {
  test.each([
    ["app/a.ts", "@langchain/langgraph", "the package @langchain/langgraph"],
    ["store/a.ts", "@langchain/core/messages", "the package @langchain/core/messages"],
    ["agents/a.ts", "ollama", "the package ollama"],
    [
      "cli/a.ts",
      "@modelcontextprotocol/sdk/server/index.js",
      "the package @modelcontextprotocol/sdk/server/index.js",
    ],
    ["graphs/a.ts", "better-sqlite3", "the package better-sqlite3"],
    ["report/a.ts", "picocolors", "the package picocolors"],
    ["transcript/a.ts", "node:fs", "node:fs"],
    ["grounding/a.ts", "node:crypto", "node:crypto"],
    ["report/a.ts", "node:path", "node:path"],
    ["grounding/a.ts", "zodiac", "the package zodiac"],
  ])("%s: %s", (path, specifier, named) => {
    const found = planted({ [path]: `import { b } from "${specifier}";` });
    expect(found).toEqual([`${path}: ${path.split("/")[0]}/ may not import ${named}`]);
  });
});

describe("the world touched away from the edges is found", () => {
  test.each([
    ["app/a.ts", "const home = process.env['HOME'];", "process"],
    ["cli/commands/a.ts", "process.stdout.write('x');", "process"],
    ["mcp-servers/tools.ts", "if (process.argv.length > 2) start();", "process"],
    ["store/a.ts", "console.error('x');", "console"],
    ["models/a.ts", "const answer = await fetch(url);", "fetch"],
    ["models/a.ts", "globalThis.fetch(url)", "fetch"],
    ["store/a.ts", "const at = Date.now();", "the clock"],
    ["graphs/a.ts", "const at = new Date().toISOString();", "the clock"],
    ["graphs/a.ts", "const at = new Date;", "the clock"],
    ["graphs/a.ts", "const from = performance.now();", "the clock"],
    ["agents/a.ts", "const seed = `$" + "{Math.random()}`;", "randomness"],
    ["store/a.ts", "const id = crypto.randomUUID();", "randomness"],
    ["transcript/a.ts", "Buffer.from(bytes)", "the platform"],
    ["grounding/a.ts", "setTimeout(done, 5)", "the platform"],
  ])("%s: %s", (path, text, name) => {
    expect(planted({ [path]: text })).toEqual([`${path}: touches ${name}`]);
  });
});

test("what is allowed is not reported", () => {
  const files = {
    "errors.ts": "export class OnrecordError extends Error {}",
    "transcript/a.ts": 'import { z } from "zod";\nimport { OnrecordError } from "../errors.ts";',
    "grounding/a.ts": 'import { a } from "../transcript/a.ts";\nconst at = new Date(0); // Date.now()\n',
    "report/a.ts":
      "const script = \"import x from 'node:fs'; fetch(x); console.log(1)\";\nconst s = /fetch(/;",
    "store/a.ts": 'import Database from "better-sqlite3";\nfetcher.fetch(1); input.process.env;',
    "models/a.ts": 'import { Ollama } from "ollama";\nimport { x } from "@langchain/openai";',
    "cli/main.ts": 'process.exitCode = 1; const at = new Date();\nimport { app } from "../app/app.ts";',
    "mcp-servers/main.ts": "process.stdin.resume();",
    "test/a.test.ts": 'import { test } from "vitest";\nprocess.env;',
  };
  expect(planted(files)).toEqual([]);
});

test("a circle between files is found, also over type imports", () => {
  const files = {
    "transcript/a.ts": 'import type { B } from "./b.ts";',
    "transcript/b.ts": 'export { c } from "./c.ts";',
    "transcript/c.ts": 'import { a } from "./a.ts";',
    "transcript/d.ts": 'import { a } from "./a.ts";',
  };
  expect(planted(files)).toEqual([
    "cycle: transcript/a.ts → transcript/b.ts → transcript/c.ts → transcript/a.ts",
  ]);
});

test("errors.ts at the top imports nothing", () => {
  expect(planted({ "errors.ts": 'import { z } from "zod";' })).toEqual(["errors.ts: imports zod"]);
});

test.each([
  "store/utils.ts",
  "agents/common/a.ts",
  "cli/parse-helpers.ts",
  "app/types.ts",
  "test/constants.ts",
])("the empty file name %s is found", (path) => {
  expect(planted({ [path]: "" })).toEqual([`${path}: its name does not say what it does`]);
});
