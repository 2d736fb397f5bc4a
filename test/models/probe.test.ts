import { expect, test } from "vitest";
import type { ModelAdapter } from "../../models/adapter.ts";
import { connectModel } from "../../models/connect-model.ts";
import { createHttpFetch } from "../../models/http-fetch.ts";
import { probeModel } from "../../models/probe.ts";
import type { ProbeStep } from "../../models/probe-ask.ts";
import { type SmallModel, startModelServer } from "./small-model-server.ts";

const good: SmallModel = {
  kind: "ollama",
  model: "small:1b",
  windowTokens: 8_192,
  overWindow: "refuse",
  schema: "held",
  repeats: "codes",
};

async function open(about: SmallModel): Promise<ModelAdapter> {
  const { baseUrl } = await startModelServer(about);
  const kind = about.kind === "ollama" ? "ollama" : "compatible";
  const server = { name: "s", kind, baseUrl, location: "local" } as const;
  return connectModel({ server, model: about.model, location: "local" }, undefined, {
    fetch: createHttpFetch(),
  });
}

async function probe(
  about: SmallModel,
  more: { windowTokens?: number; onStep?: (step: ProbeStep) => void } = {},
) {
  return probeModel(await open(about), {
    windowTokens: 32_768,
    windowMs: 20_000,
    callMs: 5_000,
    nowMs: Date.now,
    signal: new AbortController().signal,
    date: "2026-01-31",
    ...more,
  });
}

test.each(["ollama", "llama"] as const)("finds what a good %s server does, with proof", async (kind) => {
  const probed = await probe({ ...good, kind });
  expect(probed).toMatchObject({
    contextTokens: 8_192,
    contextEnd: "found",
    jsonSchema: true,
    jsonMode: true,
    thinkOff: true,
    streamUsage: true,
    seed: true,
    date: "2026-01-31",
  });
  expect(probed.proof["contextTokens"]).toMatch(
    /^8192: codes at both ends came back.*at 16384: context_exceeded/,
  );
});

test("a window that is cut without a word is noticed", async () => {
  const probed = await probe({ ...good, windowTokens: 3_000, overWindow: "cut" });
  expect(probed.contextTokens).toBe(2_048);
  expect(probed.proof["contextTokens"]).toContain("at 4096: cut, only 3000 counted");
});

test("a model that cannot repeat a code is judged by the server's count", async () => {
  const probed = await probe({ ...good, repeats: "nothing", windowTokens: 3_000, overWindow: "cut" });
  expect(probed.contextTokens).toBe(2_048);
  expect(probed.proof["contextTokens"]).toContain("the server's count alone");
});

test("no window beyond the cap is tried", async () => {
  const probed = await probe(good, { windowTokens: 3_000 });
  expect(probed).toMatchObject({ contextTokens: 3_000, contextEnd: "not_reached" });
  expect(probed.proof["contextTokens"]).not.toContain("; at");
});

test("a server that ignores a schema, thinks on, and hides its counts is seen through", async () => {
  const probed = await probe({
    ...good,
    schema: "ignored",
    thinks: "always",
    usage: "hidden_while_streaming",
  });
  expect(probed).toMatchObject({ jsonSchema: false, jsonMode: true, thinkOff: false, streamUsage: false });
  expect(probed.proof["jsonSchema"]).toContain('got "Seventeen."');
});

test("each step is told when it starts and when it is done", async () => {
  const steps: string[] = [];
  await probe(good, { windowTokens: 1_024, onStep: ({ step, state }) => steps.push(`${step} ${state}`) });
  expect(steps.slice(0, 4)).toEqual([
    "answer started",
    "answer done",
    "jsonSchema started",
    "jsonSchema done",
  ]);
  expect(steps.at(-1)).toBe("window done");
});

test("a server that is not there is an error, and no ability is said to be missing", async () => {
  const server = { name: "s", kind: "ollama", baseUrl: "http://127.0.0.1:1", location: "local" } as const;
  const adapter = connectModel({ server, model: "m", location: "local" }, undefined, {
    fetch: createHttpFetch(),
  });
  const options = {
    windowTokens: 2_048,
    windowMs: 1_000,
    callMs: 1_000,
    nowMs: Date.now,
    date: "2026-01-31",
  };
  await expect(
    probeModel(adapter, { ...options, signal: new AbortController().signal }),
  ).rejects.toMatchObject({ code: "unreachable" });
});
