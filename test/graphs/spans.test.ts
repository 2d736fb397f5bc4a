import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createHttpFetch } from "../../models/http-fetch.ts";
import { analyzeRequest, openTestApp } from "../app/open-test-app.ts";
import { smallVtt } from "../small-transcript.ts";
import { startCountingServer } from "../tracing/counting-model-server.ts";
import { recordSpans } from "../tracing/record-spans.ts";
import { briefPaths, pathsOf, spokenWords, sumOf } from "../tracing/span-tree.ts";

async function openWithServer(variables: Record<string, string> = {}) {
  const { baseUrl, reported } = await startCountingServer();
  const opened = await openTestApp({ fetch: createHttpFetch(), variables });
  writeFileSync(join(opened.folder, "ferry.vtt"), smallVtt);
  const near = { kind: "compatible", baseUrl, maxInFlight: 2 };
  writeFileSync(join(opened.folder, "onrecord.config.json"), JSON.stringify({ servers: { near } }));
  return { ...opened, reported };
}

const brief = analyzeRequest("ferry.vtt", {
  recipe: "brief",
  models: { summarizer: ["compatible/near/small"] },
});

test("an analysis is one tree of graph, agents and calls, also where tasks are fanned out", async () => {
  const spans = recordSpans();
  const { app } = await openWithServer();
  const { run } = await app.analyze(brief);
  expect(pathsOf(spans)).toEqual(briefPaths);
  const ofRun = spans.filter(({ name }) => name.startsWith("invoke_"));
  expect(new Set(ofRun.map(({ attributes }) => attributes["gen_ai.conversation.id"]))).toEqual(
    new Set([run.id]),
  );
  expect(spans.find(({ name }) => name === "invoke_agent summarizer")?.attributes).toMatchObject({
    "gen_ai.operation.name": "invoke_agent",
    "gen_ai.agent.name": "summarizer",
    "onrecord.model": "compatible/near/small",
    "onrecord.status": "done",
  });
});

test("the tokens of all spans sum to what the server reported, with a failed and a useless answer among them", async () => {
  const spans = recordSpans();
  const { app, reported } = await openWithServer();
  await app.analyze(brief);
  expect(reported).toMatchObject({ requests: 4, failures: 1 });
  expect(sumOf(spans, "gen_ai.usage.input_tokens")).toBe(reported.inputTokens);
  expect(sumOf(spans, "gen_ai.usage.output_tokens")).toBe(reported.outputTokens);
  expect(sumOf(spans, "onrecord.attempts")).toBe(4);
});

test("an agent's kept result is marked, and no call is under it", async () => {
  const spans = recordSpans();
  const { app, reported } = await openWithServer();
  await app.analyze(brief);
  const before = { ...reported };
  const first = spans.length;
  await app.analyze(brief);
  const again = spans.slice(first).filter(({ name }) => name.startsWith("invoke_agent"));
  expect(again.map(({ attributes }) => attributes["onrecord.status"])).toEqual(again.map(() => "cached"));
  expect(spans.slice(first).filter(({ name }) => name.startsWith("chat"))).toEqual([]);
  expect(reported).toEqual(before);
});

test("an agent that fails marks its span with the code and not with what was said", async () => {
  const spans = recordSpans();
  const { app, folder } = await openWithServer();
  writeFileSync(
    join(folder, "script.json"),
    JSON.stringify({ answers: [{ purpose: "", error: "The ferry is down." }] }),
  );
  await app.analyze({ ...brief, models: { summarizer: ["scripted/script.json"] } });
  const failed = spans.filter(({ name }) => name === "invoke_agent summarizer");
  expect(failed.map(({ attributes }) => attributes["error.type"])).toEqual(["model_failed", "model_failed"]);
  expect(JSON.stringify(spans)).not.toContain("ferry");
});

test("no word of the recording is in any span; with content capture on they are in the calls'", async () => {
  const spans = recordSpans();
  const { app } = await openWithServer();
  await app.analyze(brief);
  for (const word of spokenWords) expect(JSON.stringify(spans)).not.toContain(word);
  const captured = await openWithServer({ OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT: "true" });
  const first = spans.length;
  await captured.app.analyze(brief);
  const holding = spans.slice(first).filter((span) => JSON.stringify(span).includes("18,500"));
  expect(new Set(holding.map(({ name }) => name))).toEqual(new Set(["chat small"]));
});
