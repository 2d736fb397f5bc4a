import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { smallVtt } from "../small-transcript.ts";
import { analyzeRequest, openTestApp } from "./open-test-app.ts";

async function open(answers: readonly object[] = [], options: Parameters<typeof openTestApp>[0] = {}) {
  const opened = await openTestApp(options);
  writeFileSync(join(opened.folder, "ferry.vtt"), smallVtt);
  const log = join(opened.folder, "calls");
  writeFileSync(join(opened.folder, "script.json"), JSON.stringify({ answers, log }));
  return { ...opened, wasCalled: () => existsSync(log) };
}

const scripted = ["scripted/script.json"];

test("a plan names sections, agents and calls, calls no model and records no run", async () => {
  const { app, wasCalled } = await open();
  const models = { summarizer: scripted, "fact-checker": ["builtin", ...scripted] };
  const plan = await app.plan(analyzeRequest("ferry.vtt", { recipe: "brief", models }));
  expect(plan.sections.map(({ kind }) => kind)).toEqual(["summary", "key_points", "quotes"]);
  expect(plan.agents.map(({ agent, model, when, calls }) => [agent, model, when, calls])).toEqual([
    ["router", "builtin", "always", 0],
    ["summarizer", "scripted/script.json", "always", 1],
    ["summarizer", "scripted/script.json", "always", 1],
    ["fact-checker", "builtin", "always", 0],
    ["fact-checker", "scripted/script.json", "if_needed", 3],
    ["quote-verifier", "builtin", "always", 0],
  ]);
  expect(plan.expected.calls).toBe(2);
  expect(plan.expected.inputTokens).toBeGreaterThan(400);
  expect(plan.most.calls).toBe(5);
  expect(wasCalled()).toBe(false);
  expect(await app.runs()).toEqual([]);
});

test("the planned calls of the summarizer are those that a run makes", async () => {
  const value = {
    sections: [
      {
        kind: "summary",
        statements: [{ text: "The second boat costs 18,500 euros a month.", segments: ["s0004"] }],
      },
    ],
  };
  const { app } = await open([
    { purpose: "summarize:", value: { ...value, firstLine: "s0001", lastLine: "s0007" } },
  ]);
  const request = analyzeRequest("ferry.vtt", { recipe: "brief", models: { summarizer: scripted } });
  const planned = (await app.plan(request)).agents.find(({ task }) => task === "summarize:summary");
  const { run } = await app.analyze(request);
  const made = run.agents.find(({ task }) => task === "summarize:summary");
  expect(made?.usage.calls).toBe(planned?.calls);
  // The scripted model counts four characters a token.
  expect(Math.abs((made?.usage.inputTokens ?? 0) / (planned?.inputTokens ?? 1) - 1)).toBeLessThan(0.35);
});

test("a small window means more calls, and a served model without a known price an unknown cost", async () => {
  const { app, folder } = await open([], { variables: { ACME_KEY: "k" } });
  const servers = {
    acme: { kind: "openai", baseUrl: "https://models.acme.example/v1", keyVariable: "ACME_KEY" },
  };
  writeFileSync(join(folder, "onrecord.config.json"), JSON.stringify({ servers }));
  const lines = Array.from(
    { length: 900 },
    (_, at) => `Ann: On day ${at} the ferry carried many people to the island.`,
  );
  writeFileSync(join(folder, "long.txt"), lines.join("\n"));
  const request = analyzeRequest("long.txt", {
    recipe: "brief",
    models: { summarizer: ["compatible/acme/m1"] },
  });
  const plan = await app.plan(request);
  const [, summary] = plan.agents;
  expect(summary?.calls).toBeGreaterThan(3);
  expect([summary?.costUsd, plan.expected.costUsd]).toEqual([null, null]);
});

test("a request in plain words is planned by rules: sections, number, topic and language", async () => {
  const { app } = await open();
  const request = "two best quotes on the second boat, in French, cheap";
  const plan = await app.plan(analyzeRequest("ferry.vtt", { request, models: { translator: scripted } }));
  expect(plan.sections).toEqual([
    { task: "summarize:quotes", kind: "quotes", limit: 2, topic: "the second boat" },
  ]);
  expect(plan.translation).toEqual({ from: "en", to: "fr", model: "scripted/script.json" });
  expect(plan.request).toMatchObject({ by: "builtin", budget: "low" });
});

test("a model that is named for the router reads the request, and its call stands in the plan", async () => {
  const value = {
    recipe: null,
    sections: [{ kind: "quotes", limit: 1 }],
    topic: "boat",
    language: null,
    budget: "normal",
  };
  const { app } = await open([{ purpose: "route", value }]);
  const plan = await app.plan(
    analyzeRequest("ferry.vtt", { request: "a quote on the boat", models: { router: scripted } }),
  );
  expect(plan.agents[0]).toMatchObject({ agent: "router", calls: 1 });
  expect(plan.request).toMatchObject({ by: "scripted/script.json" });
  expect(await app.runs()).toEqual([]);
});

test("the request's topic decides what the built-in engine shows, and it says so when nothing is about it", async () => {
  const { app } = await open();
  const quotes = async (request: string) => {
    const { result } = await app.analyze(analyzeRequest("ferry.vtt", { request }));
    return result.sections[0];
  };
  const found = await quotes("best quotes on the county");
  expect(found?.statements.length).toBeGreaterThan(0);
  for (const { text } of found?.statements ?? []) expect(text).toContain("county");
  expect(await quotes("best quotes on volcanoes")).toMatchObject({
    status: "empty",
    note: "Nothing of it is about volcanoes.",
    statements: [],
  });
});

test("the language of a request leads the report's own words; what was not understood is a note", async () => {
  const { app, folder } = await open([{ purpose: "translate:", value: { translations: [] } }]);
  const request = "two quotes on the county, in Spanish";
  const models = { translator: scripted };
  const { result } = await app.analyze(
    analyzeRequest("ferry.vtt", { request, language: "fr", models, out: "out" }),
  );
  expect(result.language).toBe("es");
  const { readFileSync } = await import("node:fs");
  expect(readFileSync(join(folder, "out", "report.html"), "utf8")).toMatch(/<html lang="es"/);
  const odd = await app.analyze(analyzeRequest("ferry.vtt", { request: "hmm", recipe: "brief" }));
  expect(odd.result.notes.join(" ")).toContain("Nothing of the request was understood");
});
