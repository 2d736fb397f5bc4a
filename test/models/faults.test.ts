import { existsSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { callFaulty, type Ended, plantedKey } from "./call-faulty.ts";
import { type FaultServer, Step, startFaultServer } from "./fault-server.ts";
import { ollamaFaultRows } from "./ollama-fault-rows.ts";
import { wholeOpenAiRows } from "./openai-fault-rows.ts";
import { openAiStreamRows } from "./openai-stream-fault-rows.ts";

const faultRows = [...wholeOpenAiRows, ...openAiStreamRows, ...ollamaFaultRows];

const PackStep = z
  .looseObject({})
  .transform(({ then: ends, ...step }): unknown => ({ ...step, ...(ends === undefined ? {} : { ends }) }))
  .pipe(Step);
const PackRow = z.object({
  id: z.string(),
  server: z.enum(["openai", "ollama"]),
  mode: z.string(),
  what: z.string(),
  steps: z.array(PackStep),
  expect: z.object({
    outcome: z.string(),
    class: z.string().optional(),
    text: z.string().optional(),
    attempts: z.tuple([z.number(), z.number()]),
    wall_ms: z.number(),
    min_wall_ms: z.number().optional(),
    must_not_print: z.array(z.string()).optional(),
  }),
});

const packPath = new URL("../../../shared/data/attacks/faults.jsonl", import.meta.url);
const hasPack = existsSync(packPath);
const packRows = hasPack
  ? readFileSync(packPath, "utf8")
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => PackRow.parse(JSON.parse(line)))
  : [];

const ended = new Map<string, Ended>();
let server: FaultServer;

// All rows run at once, each against its own server name, so that the slow ones are waited for together.
beforeAll(async () => {
  const scripts = [...faultRows, ...packRows].map(({ id, steps }) => [id, steps] as const);
  server = await startFaultServer(new Map(scripts));
  const suffix = { openai: "/v1", ollama: "" };
  const own = faultRows.map(async (row) => {
    const url = `${server.origin}/${row.id}${suffix[row.server]}`;
    ended.set(row.id, await callFaulty({ ...row, url, attemptMs: 1_500, deadlineMs: 8_000 }));
  });
  const pack = packRows.map(async (row) => {
    const url = `${server.origin}/${row.id}${suffix[row.server]}`;
    const transport = row.mode === "json" ? "whole" : "stream";
    ended.set(
      row.id,
      await callFaulty({ server: row.server, transport, url, attemptMs: 2_000, deadlineMs: 8_000 }),
    );
  });
  await Promise.all([...own, ...pack]);
}, 20_000);

afterAll(() => server.close());

describe("own rows", () => {
  test.each(faultRows)("$id", ({ id, expected, requests, says = "" }) => {
    const { answer, error } = ended.get(id) ?? {};
    expect(answer === undefined ? { code: error?.code } : { text: answer.text }).toEqual(expected);
    expect(server.requests(id)).toBe(requests);
    expect(error?.message ?? says).toContain(says);
    expect(error?.message ?? "x.").toMatch(/\.$/);
  });
});

test("there are at least 30 rows of our own", () => {
  expect(faultRows.length).toBeGreaterThanOrEqual(30);
});

test("a missing count is absent, and never zero", () => {
  expect(ended.get("no-usage")?.answer).toEqual({
    text: "Sie verlegen den Start auf März.",
    finish: "stop",
    servedBy: "fake-1",
  });
});

test("the server's count of a prompt that it cut comes back as it is, for the coverage check to see", () => {
  expect(ended.get("ollama-cut-the-prompt")?.answer?.inputTokens).toBe(2_048);
});

test("no error holds the key, in its message, stack or causes", () => {
  for (const { error } of ended.values()) expect(everyText(error)).not.toContain(plantedKey);
});

test("no socket stays open after the calls", async () => {
  await expect.poll(() => server.openSockets(), { timeout: 2_000 }).toBe(0);
});

describe.runIf(hasPack)("rows of ../shared/data/attacks/faults.jsonl", () => {
  test.each(packRows)("$id: $what", (row) => {
    const { answer, error, ms = Number.POSITIVE_INFINITY } = ended.get(row.id) ?? {};
    const {
      outcome,
      class: code,
      text,
      attempts,
      wall_ms,
      min_wall_ms = 0,
      must_not_print = [],
    } = row.expect;
    if (outcome === "ok") expect(answer?.text).toBe(text);
    else expect(error?.code).toBe(code);
    expect(server.requests(row.id)).toBeGreaterThanOrEqual(attempts[0]);
    expect(server.requests(row.id)).toBeLessThanOrEqual(attempts[1]);
    // With room for a busy machine: every row of every pack plays at once.
    expect(ms).toBeLessThanOrEqual(wall_ms + 2_000);
    expect(ms).toBeGreaterThanOrEqual(min_wall_ms);
    for (const secret of must_not_print) expect(everyText(error)).not.toContain(secret);
  });
});

test.runIf(!hasPack)("left out: ../shared/data is absent", () => {
  expect(packRows).toEqual([]);
});

function everyText(error: unknown): string {
  if (!(error instanceof Error)) return JSON.stringify(error) ?? "";
  return `${error.message}\n${error.stack ?? ""}\n${JSON.stringify(error)}\n${everyText(error.cause)}`;
}
