import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createApp } from "../../app/create-app.ts";
import { createEvidenceIndex, extractChapters } from "../../grounding/index.ts";
import { openStore } from "../../store/open-store.ts";
import { createBareChain } from "./bare-chain.ts";
import { generateTalk, type Talk } from "./generate-talk.ts";
import { measure } from "./measure.ts";
import { readTalk } from "./read-talk.ts";
import type { BenchResult } from "./result.ts";

const rounds = { warmUps: 3, runs: 9 };

/**
 * What `analyze` costs beside its agents: an hour's recording whose agent calls all stand in the store is analysed
 * again. The last step finds the chapters anew, which is the engine's work and is taken off. Beside it stands a
 * chain of as many empty LangGraph steps, which keeps its checkpoints in memory.
 */
export async function benchGraph(): Promise<BenchResult[]> {
  const talk = generateTalk(9_500, 1);
  const { again, steps } = await measureAnalyze(talk);
  const evidence = createEvidenceIndex(readTalk(talk).transcript);
  const chapters = await measure(() => extractChapters(evidence), rounds);
  const bare = await measure(createBareChain(steps), rounds);
  const kept = await measureKeptChain(steps);
  const own = Math.max(0, again - chapters);
  return [
    {
      what: `analyze that hour again, its agents' calls stored (${steps} steps)`,
      measured: again,
      unit: "ms",
    },
    { what: "  of it: finding chapters", measured: chapters, unit: "ms" },
    { what: "  of it: the graph's own", measured: own, unit: "ms", bar: 100 },
    { what: `a bare LangGraph chain of ${steps} steps, in memory`, measured: bare, unit: "ms" },
    { what: "  the graph's own, over the bare chain", measured: own / bare, unit: "times" },
    { what: "engine: a step of that chain, kept in memory", measured: bare / steps, unit: "ms" },
    { what: "engine: a step of that chain, kept in SQLite", measured: kept / steps, unit: "ms", bar: 2 },
  ];
}

async function measureKeptChain(steps: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "onrecord-bench-"));
  const owner = { host: "bench", pid: process.pid, nonce: "bench" };
  const store = await openStore({ location: folder, owner, nowMs: Date.now, isAlive: () => true });
  try {
    return await measure(createBareChain(steps, await store.checkpointer()), rounds);
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureAnalyze(talk: Talk): Promise<{ again: number; steps: number }> {
  const folder = mkdtempSync(join(tmpdir(), "onrecord-bench-"));
  let steps = 0;
  const app = await createApp({
    home: join(folder, "store"),
    cwd: folder,
    variables: { ONRECORD_APERTIUM: "off" },
    now: () => new Date(),
    nowMs: () => Date.now(),
    newId: randomUUID,
    signal: new AbortController().signal,
    readStandardInput: async () => new Uint8Array(),
    onProgress: ({ state }) => {
      if (state === "done") steps += 1;
    },
    userDataDirectory: folder,
    random: () => 0,
    fetch: async () => {
      throw new Error("A benchmark may not use the network.");
    },
  });
  try {
    writeFileSync(join(folder, "talk.vtt"), talk.captions);
    const request = { source: "talk.vtt", recipe: "wisdom", models: {}, localOnly: true, budget: {} };
    await app.analyze(request);
    const stepsOfOne = steps;
    return { again: await measure(() => app.analyze(request), rounds), steps: stepsOfOne };
  } finally {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
