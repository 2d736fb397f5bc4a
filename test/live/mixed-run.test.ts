import { readFileSync } from "node:fs";
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

test.runIf(liveServers.length === 2)(
  "three agents on two servers and two built in end in one run, each with its model, calls, tokens and seconds",
  async () => {
    const { app, folder } = openLiveApp();
    const models = { summarizer: [ollama], "fact-checker": [compatible], translator: [compatible] };
    const request = { recipe: "brief", language: "es", models, out: "out" };
    const { result, run, transcript } = await app.analyze(analyzeRequest("ferry.vtt", request));
    keepAnswer("mixed run", { result, run });
    expect(["done", "partial"]).toContain(run.status);
    expect(unprovenStatements(result, transcript)).toEqual([]);
    expect(result.produced).toMatchObject([
      { agent: "router", model: "builtin" },
      { agent: "summarizer", model: ollama },
      { agent: "fact-checker", model: compatible },
      { agent: "quote-verifier", model: "builtin" },
      { agent: "translator", model: compatible },
    ]);
    for (const agent of ["summarizer", "fact-checker", "translator"]) {
      expect(callsOf(run, agent)).toBeGreaterThan(0);
      const [record] = recordsOf(run, agent).filter(({ usage }) => usage.calls > 0);
      expect(record?.usage.inputTokens).toBeGreaterThan(100);
      expect(record?.seconds).toBeGreaterThan(0);
    }
    expect(callsOf(run, "router") + callsOf(run, "quote-verifier")).toBe(0);
    const report = readFileSync(join(folder, "out", "report.html"), "utf8");
    expect([ollama, compatible].filter((spec) => !report.includes(spec))).toEqual([]);

    const swapped = { ...request, models: { ...models, translator: [ollama] } };
    const again = await app.analyze(analyzeRequest("ferry.vtt", swapped));
    keepAnswer("mixed run, another translator", { result: again.result, run: again.run });
    expect(callsOf(again.run, "translator")).toBeGreaterThan(0);
    expect(again.run.agents.filter(({ agent, usage }) => agent !== "translator" && usage.calls > 0)).toEqual(
      [],
    );
  },
);

test.each(liveServers)(
  "a server like $kind that goes away after one answer costs its own sections only",
  async ({ kind, baseUrl, spec }) => {
    const proxy = await openClosingProxy(baseUrl, 1);
    onTestFinished(() => proxy.close());
    const { app } = openLiveApp([{ kind, baseUrl: proxy.url }]);
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
