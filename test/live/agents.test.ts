import { expect, onTestFinished, test } from "vitest";
import { type Agent, runAgent } from "../../agents/agent.ts";
import { answerer } from "../../agents/answerer/agent.ts";
import { factChecker } from "../../agents/fact-checker/agent.ts";
import { quoteVerifier } from "../../agents/quote-verifier/agent.ts";
import { createRecording } from "../../agents/recording.ts";
import { router } from "../../agents/router/agent.ts";
import { readRecipe } from "../../agents/summarizer/recipe.ts";
import { recipeNames } from "../../agents/summarizer/recipe-names.ts";
import type { Tier } from "../../agents/tier.ts";
import { translator } from "../../agents/translator/agent.ts";
import { findTranslationProblem } from "../../agents/translator/find-translation-problem.ts";
import { analyzeRequest } from "../app/open-test-app.ts";
import { smallTranscript } from "../small-transcript.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { inexactEvidence, unprovenStatements } from "./inexact-evidence.ts";
import { keepAnswer } from "./keep-answer.ts";
import { type LiveServer, liveServers } from "./live-servers.ts";
import { openLiveApp } from "./open-live-app.ts";
import { openLiveModels } from "./open-live-models.ts";

const recording = createRecording(smallTranscript);

/** What an agent gives on a live server; the answer is kept to be read. */
async function run<I, O>(agent: Agent<I, O>, input: I, server?: LiveServer) {
  const tiers: Tier[] = [];
  if (server === undefined) tiers.push("builtin");
  else {
    const models = await openLiveModels(temporaryFolder(), [server]);
    onTestFinished(() => models.store.close());
    tiers.push(models.find(server.spec));
  }
  const { signal } = new AbortController();
  const result = await runAgent(agent, input, { recording, tiers, signal, timeoutMs: 600_000 });
  if (server !== undefined) keepAnswer(`${agent.name} ${server.kind}`, result);
  if (result.status === "failed") throw new Error(`${result.code}: ${result.message}`);
  if (server !== undefined) expect(result.usage.calls).toBeGreaterThan(0);
  return result.output;
}

test.runIf(liveServers.length === 0)("left out: no server is named, so no agent is run", () =>
  expect(liveServers).toEqual([]),
);

test.each(liveServers)("summarizer on $spec: what is shown has exact evidence", async ({ kind, spec }) => {
  const { app } = await openLiveApp();
  const request = { recipe: "brief", models: { summarizer: [spec] } };
  const { result, run: done, transcript } = await app.analyze(analyzeRequest("ferry.vtt", request));
  keepAnswer(`summarizer ${kind}`, { result, agents: done.agents });
  expect(done.agents.find(({ agent }) => agent === "summarizer")?.usage.calls).toBeGreaterThan(0);
  expect(unprovenStatements(result, transcript)).toEqual([]);
  expect(result.sections.map(({ kind: section }) => section)).toEqual(["summary", "key_points", "quotes"]);
});

test.each(liveServers)("fact-checker on $spec: rules stand and evidence is exact", async (server) => {
  const texts = [
    "The second boat costs 18,500 euros a month.",
    "The ferry carried 412 people on Saturday.",
    "They decided to keep one boat until June.",
    "The harbour needs a new crane.",
  ];
  const input = { claims: texts.map((text) => ({ claim: { text } })) };
  const { checks } = await run(factChecker, input, server);
  expect(checks).toHaveLength(4);
  const shown = checks.flatMap(({ evidence, counterEvidence }) => [...evidence, ...counterEvidence]);
  expect(inexactEvidence(smallTranscript, shown)).toEqual([]);
  expect(checks.map(({ verdict }) => verdict)[1]).not.toBe("supported");
  expect(checks.map(({ verdict }) => verdict)[3]).not.toBe("supported");
});

test.each(liveServers)("translator on $spec: a sentence comes back checked or refused", async (server) => {
  const texts = smallTranscript.segments.slice(1, 6).map(({ text }) => text);
  const { rows } = await run(translator, { texts, from: "en", to: "es" }, server);
  expect(rows).toHaveLength(5);
  const faults = rows.map(({ text }, index) =>
    text === undefined
      ? undefined
      : findTranslationProblem(texts[index] ?? "", text, { from: "en", to: "es" }),
  );
  expect(faults).toEqual([undefined, undefined, undefined, undefined, undefined]);
  expect(rows.filter(({ text, problem }) => (text === undefined) === (problem === undefined))).toEqual([]);
});

test.each(liveServers)("answerer on $spec: answers have exact passages", async (server) => {
  for (const question of ["What does the second boat cost a month?", "Who paints the ferry on Saturday?"]) {
    const answer = await run(answerer, { question, limit: 3 }, server);
    keepAnswer(`answerer ${server.kind} ${question}`, answer);
    expect(inexactEvidence(smallTranscript, answer.passages)).toEqual([]);
    if (answer.answered) expect(answer.passages.length).toBeGreaterThan(0);
  }
});

test.each(liveServers)("router on $spec: the plan holds known sections only", async (server) => {
  const recipes = recipeNames().map((name) => readRecipe(name));
  const input = {
    recipe: readRecipe("wisdom"),
    recipes,
    request: "three best quotes on the ferry, in Spanish, cheap",
    recordingLanguage: "en",
    summarizer: "builtin",
  };
  const plan = await run(router, input, server);
  const known = recipes.flatMap(({ sections }) => sections.map(({ kind }) => kind));
  expect(plan.tasks.length).toBeGreaterThan(0);
  expect(plan.order.filter((kind) => !known.includes(kind))).toEqual([]);
});

test.each(liveServers)("quote-verifier on $spec: a model raises no verdict", async (server) => {
  const quotes = [
    "Decidimos mantener un barco hasta junio y pedir la otra mitad al condado.",
    "El puerto necesita una grúa nueva antes del verano que viene.",
  ].map((text) => ({ quote: { text, language: "es" } }));
  const built = await run(quoteVerifier, { quotes });
  const { checks } = await run(quoteVerifier, { quotes }, server);
  const changed = checks.filter(({ verdict }, index) => verdict !== built.checks[index]?.verdict);
  expect(built.checks.map(({ verdict }) => verdict)[1]).not.toBe("said");
  expect(checks.map(({ verdict }) => verdict)[1]).toBe(built.checks[1]?.verdict);
  expect(changed.filter((check) => built.checks[checks.indexOf(check)]?.verdict !== "uncertain")).toEqual([]);
  expect(
    inexactEvidence(
      smallTranscript,
      checks.flatMap(({ places }) => places.flatMap(({ parts }) => parts)),
    ),
  ).toEqual([]);
});
