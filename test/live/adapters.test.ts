import { expect, onTestFinished, test } from "vitest";
import type { ModelAdapter } from "../../models/adapter.ts";
import { probeModel } from "../../models/probe.ts";
import { adapterRequest } from "../models/call-faulty.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { type LiveServer, liveOllama, liveServers } from "./live-servers.ts";
import { openLiveModels } from "./open-live-models.ts";

const patient = { attemptMs: 300_000, firstTokenMs: 300_000, idleMs: 300_000, maxOutputTokens: 60 };

async function openModels(server: LiveServer) {
  const models = await openLiveModels(temporaryFolder(), [server]);
  onTestFinished(() => models.store.close());
  return models;
}

async function openAdapter(server: LiveServer): Promise<ModelAdapter> {
  return (await openModels(server)).registry().openAdapter(server.spec);
}

/** About 3,900 tokens: more than the window that the tests ask for. */
const longPrompt = Array.from(
  { length: 160 },
  (_, index) => `Line ${index}: the keeper counted the sacks, wrote the sum into a book and closed the door.`,
).join("\n");

test.each(liveServers)("$spec answers in one piece, with its counts", async (server) => {
  const answer = await (await openAdapter(server)).call(adapterRequest(patient));
  expect(answer.text).not.toBe("");
  expect(answer.inputTokens).toBeGreaterThan(10);
  expect(answer.outputTokens).toBeGreaterThan(0);
  expect(answer.servedBy).toContain(server.model);
});

test.each(liveServers)("$spec streams, with its counts", async (server) => {
  const answer = await (await openAdapter(server)).call(adapterRequest({ ...patient, transport: "stream" }));
  expect(answer.text).not.toBe("");
  expect(answer.inputTokens).toBeGreaterThan(10);
  expect(answer.outputTokens).toBeGreaterThan(0);
});

test.each(liveServers)("$spec holds an answer to a schema", async (server) => {
  const schema = {
    type: "object",
    properties: { verdict: { type: "string", enum: ["zircon", "basalt"] }, weight: { type: "integer" } },
    required: ["verdict", "weight"],
    additionalProperties: false,
  };
  const format = { kind: "schema", name: "stone", schema } as const;
  const answer = await (await openAdapter(server)).call(adapterRequest({ ...patient, format }));
  expect(JSON.parse(answer.text)).toEqual({
    verdict: expect.stringMatching(/^(?:zircon|basalt)$/),
    weight: expect.any(Number),
  });
});

test.each(liveServers)("a probe of $spec finds its window and what it can do", async (server) => {
  const found = await probeModel(await openAdapter(server), {
    windowTokens: 2_048,
    windowMs: 600_000,
    callMs: 200_000,
    nowMs: () => performance.now(),
    signal: new AbortController().signal,
    date: "2026-11-25",
  });
  expect(found).toMatchObject({ jsonSchema: true, streamUsage: true, thinkOff: true, seed: true });
  expect(found.contextTokens).toBe(2_048);
  expect(found.servedBy).toContain(server.model);
});

test.runIf(liveOllama !== undefined)(
  "Ollama, asked barely, cuts a long prompt without a word: it counts num_ctx",
  async () => {
    const response = await fetch(`${liveOllama?.baseUrl}/api/chat`, {
      method: "POST",
      body: JSON.stringify({
        model: liveOllama?.model,
        messages: [{ role: "user", content: longPrompt }],
        stream: false,
        options: { num_ctx: 2_048, num_predict: 8, temperature: 0 },
      }),
    });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ prompt_eval_count: 2_048 });
  },
);

test.runIf(liveOllama !== undefined)("our client of Ollama has it refuse the same prompt", async () => {
  if (liveOllama === undefined) return;
  const messages = [{ role: "user", content: longPrompt }] as const;
  const call = (await openAdapter(liveOllama)).call(
    adapterRequest({ ...patient, messages, contextTokens: 2_048 }),
  );
  await expect(call).rejects.toMatchObject({ code: "context_exceeded" });
});

test.each(liveServers)("a prompt over the window of $spec is refused before it is sent", async (server) => {
  const model = (await openModels(server)).find(server.spec);
  const call = model.generate({
    system: "",
    messages: [{ role: "user", content: longPrompt.repeat(4) }],
    maxOutputTokens: 100,
    timeouts: { attemptMs: 60_000, deadlineMs: 60_000 },
    signal: new AbortController().signal,
    purpose: "too long",
  });
  await expect(call).rejects.toMatchObject({ code: "context_exceeded" });
});
