import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { AppEnvironment } from "../../app/environment.ts";
import { type ModelAccess, type ModelAccessRequest, openModelAccess } from "../../app/model-access.ts";
import { createModelServices } from "../../app/model-services.ts";
import { createHttpFetch } from "../../models/http-fetch.ts";
import type { ModelRequest } from "../../models/model.ts";
import { openStore } from "../../store/open-store.ts";
import { type SmallModelServer, startModelServer } from "../models/small-model-server.ts";
import { temporaryFolder } from "../temporary-folder.ts";

interface Opened {
  readonly served: SmallModelServer;
  open(request?: Partial<ModelAccessRequest>): ModelAccess;
}

async function openAccess(settings: object = {}): Promise<Opened> {
  const served = await startModelServer({
    kind: "llama",
    model: "small",
    windowTokens: 8_192,
    overWindow: "refuse",
    schema: "held",
    repeats: "codes",
  });
  const folder = temporaryFolder();
  const servers = { small: { kind: "compatible", baseUrl: served.baseUrl, ...settings } };
  writeFileSync(join(folder, "onrecord.config.json"), JSON.stringify({ servers }));
  const environment: AppEnvironment = {
    cwd: folder,
    variables: {},
    now: () => new Date("2026-10-01"),
    nowMs: () => Date.parse("2026-10-01"),
    newId: () => "id",
    signal: new AbortController().signal,
    readStandardInput: async () => new Uint8Array(),
    onProgress: () => undefined,
    random: () => 0,
    fetch: createHttpFetch(),
    userDataDirectory: folder,
  };
  const owner = { host: "h", pid: 1, nonce: "n" };
  const store = await openStore({
    location: join(folder, "store"),
    owner,
    nowMs: () => 0,
    isAlive: () => true,
  });
  onTestFinished(() => store.close());
  const models = createModelServices(environment, store);
  const parts = { store, models, translator: () => undefined };
  return {
    served,
    open: (request) =>
      openModelAccess(environment, parts, { batch: "b1", budget: {}, localOnly: false, ...request }),
  };
}

const request: ModelRequest = {
  system: "You write.",
  messages: [{ role: "user", content: "Say something." }],
  maxOutputTokens: 100,
  timeouts: { attemptMs: 5_000, deadlineMs: 5_000 },
  signal: new AbortController().signal,
  purpose: "try",
};

test("an answer is paid once, and tells later what it came to at first", async () => {
  const { served, open } = await openAccess();
  const asked = await open().find("compatible/small", 0)?.generate(request);
  const kept = await open().find("compatible/small", 0)?.generate(request);
  expect(served.asked).toHaveLength(1);
  expect(kept).toMatchObject({ text: asked?.text, attempts: 0, costUsd: 0 });
  expect(kept?.first).toEqual({
    inputTokens: asked?.usage.inputTokens,
    outputTokens: asked?.usage.outputTokens,
    costUsd: 0,
    seconds: 0,
  });
});

test("another sample is asked anew, and kept by itself", async () => {
  const { served, open } = await openAccess();
  for (const sample of [0, 1, 1, 0]) await open().find("compatible/small", sample)?.generate(request);
  expect(served.asked).toHaveLength(2);
});

test("all calls of a batch share its caps, also those of an earlier process", async () => {
  const { open } = await openAccess();
  const caps = { budget: { calls: 1 } };
  await open(caps).find("compatible/small", 0)?.generate(request);
  const second = open(caps);
  expect(await second.spent()).toMatchObject({ calls: 1, usd: 0 });
  await expect(second.find("compatible/small", 1)?.generate(request)).rejects.toMatchObject({
    code: "over_budget",
  });
  const other = open({ ...caps, batch: "b2" });
  expect(await other.find("compatible/small", 1)?.generate(request)).toMatchObject({ attempts: 1 });
});

test("a model's place says how many calls its server is given, and whether they are free", async () => {
  const { open } = await openAccess({ maxInFlight: 7 });
  const access = open();
  expect(access.placeOf("compatible/small")).toEqual({ server: "small", places: 7, isFree: true });
  expect(access.placeOf("openai/gpt-5-mini")).toMatchObject({ server: "openai", places: 4, isFree: false });
  expect(access.placeOf("scripted/a.json")).toEqual({ server: "scripted", places: 1, isFree: true });
});

test("local only refuses a remote model before anything is opened", async () => {
  const { served, open } = await openAccess({ location: "remote" });
  expect(() => open({ localOnly: true }).find("compatible/small", 0)).toThrow(/local/i);
  expect(served.connections()).toBe(0);
});
