import { expect, test } from "vitest";
import type { LocalServer } from "../../app/app.ts";
import { run } from "./fake-app.ts";
import { analysis, outcomeOf } from "./results-of-graphs.ts";
import { type RunSettings, runWith } from "./run-with.ts";

const ollama: LocalServer = {
  name: "ollama",
  baseUrl: "http://127.0.0.1:11434",
  models: ["qwen3:8b"],
  option: "--model ollama/qwen3:8b",
};

const hint =
  "The built-in engine wrote this. ollama answers at http://127.0.0.1:11434; use it with --model ollama/qwen3:8b\n";

async function analyze(
  line: string,
  settings: RunSettings & { servers?: readonly LocalServer[]; model?: string },
) {
  const agents = run.agents.map((agent) => ({ ...agent, model: settings.model ?? "builtin" }));
  return runWith(line, {
    isTty: true,
    ...settings,
    app: {
      analyze: async () => ({ ...outcomeOf(analysis), run: { ...run, agents } }),
      localServers: async () => settings.servers ?? [ollama],
    },
  });
}

test("a built-in analysis on a terminal ends with the one option that would use a local server", async () => {
  const { error, out } = await analyze("analyze talk.vtt", {});
  expect(error.endsWith(hint)).toBe(true);
  expect(out).not.toContain("ollama");
});

test("several sources give one hint, at the end", async () => {
  const { error } = await analyze("analyze a.vtt b.vtt --json", {});
  expect(error.split(hint).length).toBe(2);
  expect(error.endsWith(hint)).toBe(true);
});

test.each([
  ["no server answers", "analyze talk.vtt", { servers: [] }],
  [
    "a server has no model",
    "analyze talk.vtt",
    { servers: [{ name: "ollama", baseUrl: "http://x", models: [] }] },
  ],
  ["the settings chose a model", "analyze talk.vtt", { model: "ollama/qwen3:8b" }],
])("no hint is given when %s", async (_, line, settings) => {
  expect((await analyze(line, settings)).error).not.toContain("use it with");
});

test.each([
  ["a model was chosen", "analyze talk.vtt --model builtin", {}],
  ["nothing is to be said", "analyze talk.vtt --quiet", {}],
  ["nobody is at a terminal", "analyze talk.vtt", { isTty: false }],
])("no server is even asked when %s", async (_, line, settings) => {
  const { error, calls } = await analyze(line, settings);
  expect(error).not.toContain("use it with");
  expect(calls.map(([name]) => name)).not.toContain("localServers");
});
