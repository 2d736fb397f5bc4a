import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createHttpFetch } from "../../models/http-fetch.ts";
import { type SmallModel, startModelServer } from "../models/small-model-server.ts";
import { openTestApp } from "./open-test-app.ts";

const small: SmallModel = {
  kind: "ollama",
  model: "small:1b",
  windowTokens: 4_096,
  overWindow: "refuse",
  schema: "held",
  repeats: "codes",
};

/** An app whose Ollama and llama.cpp servers are scripted ones, or absent. */
async function openWithServers(about: { ollama?: Partial<SmallModel>; llama?: Partial<SmallModel> }) {
  const absent = "http://127.0.0.1:1";
  const ollama = about.ollama && (await startModelServer({ ...small, ...about.ollama }));
  const llama = about.llama && (await startModelServer({ ...small, kind: "llama", ...about.llama }));
  const opened = await openTestApp({ fetch: createHttpFetch() });
  const servers = {
    ollama: { kind: "ollama", baseUrl: ollama?.baseUrl ?? absent },
    llama: { kind: "compatible", baseUrl: llama?.baseUrl ?? `${absent}/v1` },
  };
  writeFileSync(join(opened.folder, "onrecord.config.json"), JSON.stringify({ servers }));
  return { ...opened, ollama, llama };
}

test("local servers that answer are found with their own models; passed-on ones are left out", async () => {
  const alsoListed = [
    { name: "glm-5:cloud" },
    { name: "alias:1b", remote_host: "https://ollama.com" },
    { name: "second:3b" },
  ];
  const { app, ollama, llama } = await openWithServers({
    ollama: { alsoListed },
    llama: { model: "/files/a.gguf" },
  });
  expect(await app.localServers()).toEqual([
    {
      name: "ollama",
      baseUrl: ollama?.baseUrl,
      models: ["small:1b", "second:3b"],
      option: "--model ollama/small:1b",
    },
    { name: "llama", baseUrl: llama?.baseUrl, models: ["/files/a.gguf"], option: "--model compatible/llama" },
  ]);
  expect(llama?.asked).toContain("GET /health");
  expect(ollama?.asked).toEqual(["GET /api/tags"]);
});

test("doctor names the servers, their models and the option that would use them", async () => {
  const { app } = await openWithServers({ ollama: {} });
  expect((await app.doctor()).find(({ what }) => what === "models on ollama")).toEqual({
    what: "models on ollama",
    state: "ok",
    detail: "small:1b",
    remedy: "To use it: onrecord analyze … --model ollama/small:1b",
  });
});

test("doctor says when no server answers, and calls broken settings broken", async () => {
  const { app, folder } = await openWithServers({});
  expect((await app.doctor()).find(({ what }) => what === "models")).toMatchObject({ state: "missing" });
  const broken = await openTestApp({ folder: join(folder, "store") });
  writeFileSync(join(broken.folder, "onrecord.config.json"), '{"modles": {}}');
  expect((await broken.app.doctor()).find(({ what }) => what === "settings")).toMatchObject({
    state: "broken",
    detail: expect.stringContaining('Did you mean "models"?'),
  });
});

test("a probe is kept on the user's card, and the list shows it over what was declared", async () => {
  const { app, folder } = await openWithServers({ ollama: { model: "qwen3:8b" } });
  const card = await app.probe({ spec: "ollama/qwen3:8b?think=low", localOnly: true, maxWindow: 8_192 });
  expect(card).toMatchObject({ id: "ollama/qwen3:8b", weights: "open", probed: { contextTokens: 4_096 } });
  const kept = JSON.parse(readFileSync(join(folder, "store", "cards.json"), "utf8"));
  expect(kept).toEqual({ cards: [card] });
  const row = (await app.models()).find(({ spec }) => spec === "ollama/qwen3:8b");
  expect(row).toMatchObject({
    state: "answers",
    location: "local",
    declaredWindow: 40_960,
    probedWindow: 4_096,
    price: { inputUsdPerMillion: 0 },
    key: null,
    abilities: { jsonSchema: true, contextTokens: 4_096 },
  });
});

test("a model without a card is listed when its server answers, and gets one by a probe", async () => {
  const { app } = await openWithServers({ llama: { model: "a.gguf" } });
  expect((await app.models())[0]).toMatchObject({
    spec: "compatible/llama",
    weights: "unknown",
    declaredWindow: null,
  });
  const card = await app.probe({ spec: "compatible/llama", localOnly: true, maxWindow: 2_048 });
  expect(card).toMatchObject({
    id: "compatible/llama",
    source: "onrecord models probe",
    probed: { contextTokens: 2_048 },
  });
});

test("the list says of a closed model what it costs and whether its key is there", async () => {
  const { app } = await openWithServers({});
  const rows = await app.models();
  expect(rows.find(({ spec }) => spec === "openai/gpt-5-mini")).toMatchObject({
    weights: "closed",
    location: "remote",
    state: "not_asked",
    price: { inputUsdPerMillion: 0.25, outputUsdPerMillion: 2 },
    key: { variable: "OPENAI_API_KEY", present: false },
  });
});
