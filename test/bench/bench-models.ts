import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ModelAdapter } from "../../models/adapter.ts";
import { createRunBudget } from "../../models/budget.ts";
import { roomFor } from "../../models/context-plan.ts";
import { createTokenCounter, estimateTokens } from "../../models/count-tokens.ts";
import { createModel } from "../../models/create-model.ts";
import type { Model, ModelRequest } from "../../models/model.ts";
import { localPrice } from "../../models/prices.ts";
import { createRetry } from "../../models/retry.ts";
import { createServerBreakers } from "../../models/server-breakers.ts";
import { createServerLimits } from "../../models/server-limits.ts";
import { putJson } from "../../store/json-blobs.ts";
import { openStore } from "../../store/open-store.ts";
import { measure } from "./measure.ts";
import type { BenchResult } from "./result.ts";

const rounds = { warmUps: 50, runs: 201 };
const counter = createTokenCounter();

const schema = {
  type: "object",
  properties: { claims: { type: "array", items: { type: "string" } } },
  required: ["claims"],
};

/** Answers at once and counts as our counter does, so that all that is measured is the wrappers' own. */
const adapter: ModelAdapter = {
  kind: "scripted",
  location: "local",
  server: "none",
  async call(request) {
    const inputTokens = await counter.countPrompt(request);
    return {
      text: '{"firstLine": "s0001", "lastLine": "s0300", "claims": ["The ferry was late."]}',
      finish: "stop",
      inputTokens,
      outputTokens: 30,
      servedBy: "none",
    };
  },
};

/** What all wrappers together take for a call, and what planning a talk of three hours takes. */
export async function benchModels(): Promise<BenchResult[]> {
  const folder = mkdtempSync(join(tmpdir(), "onrecord-bench-"));
  try {
    const model = await openModel(folder);
    const short = await perCall(model, numberedTalk(300));
    const long = await perCall(model, numberedTalk(2_000));
    const talk = numberedTalk(2_000);
    const plan = await measure(() => planTalk(model, talk), rounds);
    return [
      { what: "all wrappers, a call of 6,000 tokens", measured: short, unit: "ms", bar: 5 },
      { what: "all wrappers, a call of 40,000 tokens", measured: long, unit: "ms", bar: 5 },
      { what: "plan three hours of talk", measured: plan, unit: "ms", bar: 60 },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function openModel(folder: string): Promise<Model> {
  const owner = { host: "bench", pid: process.pid, nonce: "bench" };
  const store = await openStore({ location: folder, owner, nowMs: Date.now, isAlive: () => true });
  const budget = createRunBudget({
    ledger: store.ledger,
    runId: "bench",
    caps: { usd: 1 },
    unknownPrice: "refuse",
    nowMs: Date.now,
  });
  return createModel({
    spec: "compatible/none/model",
    adapter,
    facts: { contextTokens: 200_000, jsonSchema: true, price: localPrice },
    privacy: "any",
    cache: {
      find: (key) => store.findResult(key),
      save: async (key, value) => await store.saveResult(key, await putJson(store.blobs, value)),
    },
    budget,
    retry: createRetry({
      limits: createServerLimits(store.serverPlaces),
      breakers: createServerBreakers(),
      nowMs: Date.now,
      random: () => 0,
    }),
    nowMs: Date.now,
    counter,
  });
}

/** Less what the adapter itself takes to count. */
async function perCall(model: Model, talk: string): Promise<number> {
  let call = 0;
  const whole = await measure(() => {
    call += 1;
    return model.generate(requestOf(`${talk}\n\nList the claims, try ${call} of ${talk.length}.`));
  }, rounds);
  const own = await measure(() => counter.countPrompt(requestOf(talk)), rounds);
  return Math.max(0, whole - own);
}

function requestOf(content: string): ModelRequest {
  return {
    system: "You read recordings.",
    messages: [{ role: "user", content }],
    schema,
    lines: { first: "s0001", last: "s0300" },
    maxOutputTokens: 1_000,
    timeouts: { attemptMs: 60_000, deadlineMs: 60_000 },
    signal: new AbortController().signal,
    purpose: "bench",
  };
}

function planTalk(model: Model, talk: string): boolean {
  return estimateTokens(talk) <= roomFor(model, { maxOutputTokens: 1_000, fixedTokens: 800 });
}

/** Lines as a prompt numbers them; 2,000 are three hours. */
function numberedTalk(lines: number): string {
  const words =
    "so what we saw in the spring is that the river came up faster than the harbour had planned for";
  return Array.from({ length: lines }, (_, at) => `s${at + 1} [${at}:00] Mara Quint: ${words} ${at}`).join(
    "\n",
  );
}
