import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { AgentRecord, Run } from "../../store/run.ts";
import { analyzeRequest } from "../app/open-test-app.ts";
import { openClosingProxy } from "./closing-proxy.ts";
import { unprovenStatements } from "./inexact-evidence.ts";
import { keepAnswer } from "./keep-answer.ts";
import { liveCompatible, liveOllama, liveServers } from "./live-servers.ts";
import { openLiveApp } from "./open-live-app.ts";

const ollama = liveOllama?.spec ?? "";
const compatible = liveCompatible?.spec ?? "";

function callsOf(run: Run, agent: string): number {
  return recordsOf(run, agent).reduce((sum, { usage }) => sum + usage.calls, 0);
}

function recordsOf({ agents }: Run, agent: string): readonly AgentRecord[] {
  return agents.filter((record) => record.agent === agent);
}

/** One section, so that small models on a slow machine end; a section's ask that reads like a text is echoed. */
const recipe = {
  name: "decided",
  description: "What was decided.",
  sections: [
    {
      kind: "decisions",
      title: "Decisions",
      group: "decisions",
      extraction: "decisions",
      limit: 4,
      ask: "Each thing that they decided, and who does it.",
    },
  ],
};

test.runIf(liveServers.length === 2)(
  "three agents on two servers and two built in end in one run, each with its model, calls, tokens and seconds",
  async () => {
    const { app, folder } = await openLiveApp();
    writeFileSync(join(folder, "decided.json"), JSON.stringify(recipe));
    const models = { summarizer: [ollama], "fact-checker": [compatible], translator: [compatible] };
    const request = { recipe: "decided.json", language: "es", models, out: "out" };
    const { result, run, transcript } = await app.analyze(analyzeRequest("ferry.vtt", request));
    keepAnswer("mixed run", { result, run });
    expect(["done", "partial"]).toContain(run.status);
    expect(unprovenStatements(result, transcript)).toEqual([]);
    // Where the checker lets no statement pass there is nothing to translate.
    const isTranslated = callsOf(run, "translator") > 0;
    const asked = ["summarizer", "fact-checker", ...(isTranslated ? ["translator"] : [])];
    for (const agent of asked) {
      const [record] = recordsOf(run, agent).filter(({ usage }) => usage.calls > 0);
      expect(record?.model).toBe(agent === "summarizer" ? ollama : compatible);
      expect(record?.usage.inputTokens).toBeGreaterThan(100);
      expect(record?.seconds).toBeGreaterThan(0);
    }
    expect(run.agents.filter(({ agent, usage }) => !asked.includes(agent) && usage.calls > 0)).toEqual([]);
    const report = readFileSync(join(folder, "out", "report.html"), "utf8");
    expect([ollama, compatible].filter((spec) => !report.includes(spec))).toEqual([]);

    const swapped = isTranslated ? "translator" : "fact-checker";
    const others = { ...request, models: { ...models, [swapped]: [ollama] } };
    const again = await app.analyze(analyzeRequest("ferry.vtt", others));
    keepAnswer(`mixed run, another ${swapped}`, { result: again.result, run: again.run });
    expect(callsOf(again.run, swapped)).toBeGreaterThan(0);
    expect(callsOf(again.run, "summarizer")).toBe(0);
    if (isTranslated) expect(callsOf(again.run, "fact-checker")).toBe(0);
  },
);

test.each(liveServers)(
  "a server like $kind that goes away after one answer costs its own sections only",
  async ({ kind, baseUrl, spec }) => {
    const proxy = await openClosingProxy(baseUrl, 1);
    onTestFinished(() => proxy.close());
    const { app } = await openLiveApp([{ kind, baseUrl: proxy.url }]);
    const request = { recipe: "brief", models: { summarizer: [spec] } };
    const { result, run, transcript } = await app.analyze(analyzeRequest("ferry.vtt", request));
    keepAnswer(`gone server ${kind}`, { result, run });
    expect(proxy.requests()).toBeGreaterThan(1);
    expect(run.status).toBe("partial");
    const failed = result.sections.filter(({ status }) => status === "failed");
    expect(failed.length).toBeGreaterThan(0);
    expect(failed.length).toBeLessThan(result.sections.length);
    expect(unprovenStatements(result, transcript)).toEqual([]);
  },
);
