import type { AdapterAnswer, AdapterRequest, ModelAdapter } from "../../models/adapter.ts";
import { createRunBudget } from "../../models/budget.ts";
import { estimatePrompt } from "../../models/count-tokens.ts";
import type { ModelParts } from "../../models/create-model.ts";
import type { ModelRequest } from "../../models/model.ts";
import { createRetry } from "../../models/retry.ts";
import { createServerBreakers } from "../../models/server-breakers.ts";
import { createServerLimits } from "../../models/server-limits.ts";
import { openDatabase } from "../../store/database.ts";
import { createLedger, type Ledger } from "../../store/ledger.ts";
import { temporaryFolder } from "../temporary-folder.ts";

type Given = Partial<AdapterAnswer> | Error;

export interface FakeAdapter extends ModelAdapter {
  readonly asked: AdapterRequest[];
}

/** An adapter that gives the answers in turn, the last one for ever; by default each counts its prompt. */
export function fakeAdapter(
  answers: readonly (Given | ((request: AdapterRequest) => Given))[],
  location: "local" | "remote" = "local",
): FakeAdapter {
  const asked: AdapterRequest[] = [];
  return {
    kind: "scripted",
    location,
    server: "http://127.0.0.1:1",
    asked,
    async call(request) {
      asked.push(request);
      const next = answers[Math.min(asked.length, answers.length) - 1];
      const given = typeof next === "function" ? next(request) : next;
      if (given instanceof Error) throw given;
      return {
        text: "",
        finish: "stop",
        servedBy: "fake-1",
        inputTokens: estimatePrompt(request),
        outputTokens: 10,
        ...given,
      };
    },
  };
}

/** What a test model is put together of; nothing is capped, nothing kept, and prices are those of the test. */
export function modelParts(adapter: ModelAdapter, changes: Partial<ModelParts> = {}): ModelParts {
  return {
    spec: "compatible/fake/model",
    adapter,
    facts: { contextTokens: 32_000, jsonSchema: true, jsonMode: true, price: null },
    privacy: "any",
    budget: createRunBudget({
      ledger: temporaryLedger(),
      runId: "r1",
      caps: {},
      unknownPrice: "refuse",
      nowMs: () => 0,
    }),
    retry: createRetry({
      limits: createServerLimits(),
      breakers: createServerBreakers(),
      nowMs: () => 0,
      random: () => 0,
      backoffMs: 1,
    }),
    maxInFlight: 8,
    nowMs: () => 0,
    ...changes,
  };
}

/** An empty ledger in a store of its own. */
export function temporaryLedger(): Ledger {
  return createLedger(openDatabase(temporaryFolder()));
}

/** A request for text; `changes` make it another. */
export function modelRequest(changes: Partial<ModelRequest> = {}): ModelRequest {
  return {
    system: "You read recordings.",
    messages: [
      { role: "user", content: "s0001 The ferry was late.\ns0002 Nobody said why.\n\nList the claims." },
    ],
    maxOutputTokens: 200,
    timeouts: { attemptMs: 5_000, deadlineMs: 10_000 },
    signal: new AbortController().signal,
    purpose: "check",
    ...changes,
  };
}
