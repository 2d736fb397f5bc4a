import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { AppEnvironment } from "../../app/environment.ts";
import { createModelServices } from "../../app/model-services.ts";
import { createModelFinder, type RunLimits } from "../../app/run-models.ts";
import { createHttpFetch } from "../../models/http-fetch.ts";
import type { ModelRequest } from "../../models/model.ts";
import { openStore } from "../../store/open-store.ts";
import { startModelServer } from "../models/small-model-server.ts";
import { temporaryFolder } from "../temporary-folder.ts";

async function openFinder(limits: Partial<RunLimits> = {}, server: object = {}) {
  const served = await startModelServer({
    kind: "ollama",
    model: "small:1b",
    windowTokens: 8_192,
    overWindow: "refuse",
    schema: "held",
    repeats: "codes",
  });
  const folder = temporaryFolder();
  const servers = { ollama: { kind: "ollama", baseUrl: served.baseUrl, ...server } };
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
  const find = createModelFinder(environment, { store, models }, { runId: "r1", budget: {}, ...limits });
  return { find, served, spent: () => store.ledger.byModel("r1") };
}

const request: ModelRequest = {
  system: "You write.",
  messages: [{ role: "user", content: "Say something." }],
  maxOutputTokens: 100,
  timeouts: { attemptMs: 5_000, deadlineMs: 5_000 },
  signal: new AbortController().signal,
  purpose: "try",
};

test("a model of a server is called, paid for once and kept; a local one costs nothing", async () => {
  const { find, served, spent } = await openFinder();
  const model = find("ollama/small:1b");
  expect(model).toMatchObject({ spec: "ollama/small:1b", contextTokens: 8_192 });
  expect(await model?.generate(request)).toMatchObject({ text: "Seventeen.", costUsd: 0, attempts: 1 });
  await model?.generate(request);
  expect(served.asked).toEqual(["POST /api/chat"]);
  expect(await spent()).toMatchObject([{ model: "ollama/small:1b", calls: 1, usd: 0 }]);
});

test("a spec gives the same model each time, and the built-in engine gives none", async () => {
  const { find } = await openFinder();
  expect(find("ollama/small:1b")).toBe(find("ollama/small:1b"));
  expect(find("builtin")).toBeUndefined();
  expect(find("apertium/eng-spa")).toBeUndefined();
});

test("at a cap no call is made", async () => {
  const { find, served } = await openFinder({ budget: { calls: 0 } });
  await expect(find("ollama/small:1b")?.generate(request)).rejects.toMatchObject({ code: "over_budget" });
  expect(served.connections()).toBe(0);
});

test("under a cap on money a model without a price is refused, unless that is allowed", async () => {
  const far = { location: "remote" };
  const refused = await openFinder({ budget: { usd: 1 } }, far);
  await expect(refused.find("ollama/small:1b")?.generate(request)).rejects.toMatchObject({
    code: "unknown_price",
  });
  expect(refused.served.connections()).toBe(0);
  const allowed = await openFinder({ budget: { usd: 1 }, allowUnknownPrice: true }, far);
  expect(await allowed.find("ollama/small:1b")?.generate(request)).toMatchObject({ costUsd: null });
});

test("a local-only run opens no remote model, even where choosing was left out", async () => {
  const { find, served } = await openFinder({ localOnly: true }, { location: "remote" });
  expect(() => find("ollama/small:1b")).toThrow(expect.objectContaining({ code: "not_local" }));
  expect(() => find("openai/gpt-5-mini")).toThrow(expect.objectContaining({ code: "not_local" }));
  expect(served.connections()).toBe(0);
});
