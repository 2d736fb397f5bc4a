import { describe, expect, test } from "vitest";
import { hashContent } from "../../store/blob-store.ts";
import type { LedgerEntry, LedgerTotals } from "../../store/ledger.ts";
import type { AgentRecord, Run } from "../../store/run.ts";
import type { Store } from "../../store/store.ts";
import { testPlaces } from "./server-places-contract.ts";
import type { OpenTwo, TestedStore } from "./tested-store.ts";

const run: Run = {
  id: "r1",
  graph: "analyze",
  transcript: { id: "talk-00000000", sha256: "0".repeat(64) },
  request: "0".repeat(64),
  status: "running",
  agents: [],
  warnings: [],
  startedAt: "2026-01-02T03:04:05.000Z",
};

const record: AgentRecord = {
  agent: "summarizer",
  task: "summarize:ideas",
  model: "builtin",
  promptVersion: "builtin",
  status: "done",
  attempts: 1,
  usage: { calls: 0, inputTokens: 0, outputTokens: 0 },
  costUsd: 0,
  seconds: 2,
};

const row = {
  sha256: "a".repeat(64),
  id: "harbour-aaaaaaaa",
  readerVersion: "1",
  reading: "b".repeat(64),
  addedAt: "2026-01-02T03:04:05.000Z",
};

const entry: LedgerEntry = {
  runId: "r1",
  session: 1_000,
  model: "openai/a",
  purpose: "check",
  worst: { inputTokens: 100, cachedTokens: 0, outputTokens: 50, usd: 2 },
  startedMs: 1_000,
};

const refuse = () => {
  throw new Error("no");
};

const running = { session: 1_000, nowMs: 1_000 };
const reserve = (store: Store, more: Partial<LedgerEntry> = {}) =>
  store.ledger.reserve({ ...entry, ...more }, { scopes: [], running, mayStart: () => true });

/** The suite that every store passes. */
export function testStore(name: string, create: () => Promise<TestedStore>): void {
  const openTwo = async () => {
    const tested = await create();
    return { tested, one: await tested.open(), two: await tested.open() };
  };

  describe(`the store ${name}`, () => {
    testKept(openTwo);
    testLeases(openTwo);
    testLedger(openTwo);
    testPlaces(openTwo);
  });
}

function testKept(openTwo: OpenTwo): void {
  test("gives a run back with the agents that were recorded for it, to all processes", async () => {
    const { one, two } = await openTwo();
    await one.saveRun(run);
    await one.recordAgent("r1", { ...record, task: "b" });
    await one.recordAgent("r1", { ...record, task: "B" });
    expect((await two.run("r1"))?.agents.map(({ task }) => task)).toEqual(["B", "b"]);
    await two.saveRun({ ...run, status: "done" });
    expect(await one.run("r1")).toMatchObject({ status: "done", agents: [{ task: "B" }, { task: "b" }] });
    expect(await one.run("r2")).toBeUndefined();
  });

  test("keeps the first finished record of a task, and lists the newest run first", async () => {
    const { one } = await openTwo();
    await one.saveRun(run);
    await one.recordAgent("r1", { ...record, status: "failed" });
    await one.recordAgent("r1", record);
    await one.recordAgent("r1", { ...record, status: "cached", seconds: 0 });
    await one.saveRun({ ...run, id: "r2", startedAt: "2026-02-02T03:04:05.000Z" });
    expect(await one.runs()).toEqual([
      { ...run, id: "r2", startedAt: "2026-02-02T03:04:05.000Z" },
      { ...run, agents: [record] },
    ]);
  });

  test("keeps bytes and text as they are under their SHA-256, also when they come twice", async () => {
    const { one, two } = await openTwo();
    const bytes = Uint8Array.from({ length: 256 }, (_, at) => at);
    const names = await Promise.all([one, two, one].map((store) => store.blobs.put(bytes)));
    expect(new Set(names)).toEqual(new Set([hashContent(bytes)]));
    expect(Uint8Array.from((await two.blobs.read(names[0] ?? "")) ?? [])).toEqual(bytes);
    expect(await two.blobs.readText(await one.blobs.put("né\0 𝒳"))).toBe("né\0 𝒳");
    expect(await one.blobs.read("f".repeat(64))).toBeUndefined();
    expect(await one.blobs.read("../x")).toBeUndefined();
    await expect(one.blobs.readText("f".repeat(64))).rejects.toMatchObject({ code: "not_found" });
  });

  test("a damaged blob is absent, with the call whose result it is, until it is stored again", async () => {
    const { tested, one } = await openTwo();
    const blob = await one.blobs.put("hi");
    await one.saveResult("key", blob);
    await one.saveResult("lost", "f".repeat(64));
    expect([await one.findResult("key"), await one.findResult("lost")]).toEqual([blob, undefined]);
    await tested.damage(blob);
    expect(await one.blobs.read(blob)).toBeUndefined();
    expect(await one.findResult("key")).toBeUndefined();
    await one.blobs.put("hi");
    expect(await one.findResult("key")).toBe(blob);
  });

  test("lists the newest transcript first; one that is read again keeps its place", async () => {
    const { one, two } = await openTwo();
    const later = { ...row, sha256: "c".repeat(64), id: "ferry", addedAt: "2026-02-02T03:04:05.000Z" };
    await one.addTranscript(row);
    await one.addTranscript(later);
    await two.addTranscript({ ...row, readerVersion: "2", addedAt: "2026-03-02T03:04:05.000Z" });
    expect(await one.transcripts()).toEqual([later, { ...row, readerVersion: "2" }]);
    expect(await two.transcript(later.sha256)).toEqual(later);
    expect(await two.transcript("d".repeat(64))).toBeUndefined();
  });

  test("says that it is well, and does what is to be done alone", async () => {
    const { one, two } = await openTwo();
    expect(await one.check()).toBe("ok");
    expect(await Promise.all([one.exclusively(() => 1), two.exclusively(() => 2)])).toEqual([1, 2]);
    await expect(one.exclusively(refuse)).rejects.toThrow("no");
  });
}

function testLeases(openTwo: OpenTwo): void {
  test("gives a run to one process only, until it is released", async () => {
    const { one, two } = await openTwo();
    expect(await one.leases.isHeld("r")).toBe(false);
    expect([await one.leases.take("r"), await two.leases.take("r"), await one.leases.take("r")]).toEqual([
      true,
      false,
      true,
    ]);
    expect([await one.leases.isHeld("r"), await two.leases.isHeld("r")]).toEqual([true, true]);
    await two.leases.release("r");
    expect(await two.leases.take("r")).toBe(false);
    await one.leases.release("r");
    expect(await two.leases.take("r")).toBe(true);
  });

  test("of many that take a run at once, one has it", async () => {
    const { one, two } = await openTwo();
    const taken = await Promise.all([one, two].map((store) => store.leases.take("r")));
    expect(taken.filter(Boolean)).toHaveLength(1);
  });

  test("a silent process's run is free after eight seconds, which a beat puts off", async () => {
    const { tested, one, two } = await openTwo();
    await one.leases.take("r");
    await tested.pass(4_100);
    await two.leases.beat("r");
    await one.leases.beat("r");
    await tested.pass(4_100);
    expect(await two.leases.take("r")).toBe(false);
    await tested.pass(3_901);
    expect(await one.leases.isHeld("r")).toBe(false);
    expect(await two.leases.take("r")).toBe(true);
    expect(await one.leases.take("r")).toBe(false);
  });

  test("a lease of before the clock was set back holds for the time of one lease, and longer where it is beaten", async () => {
    const { tested, one, two } = await openTwo();
    await one.leases.take("r");
    await tested.pass(-3_600_000);
    expect(await two.leases.take("r")).toBe(false);
    await tested.pass(7_000);
    await one.leases.beat("r");
    await tested.pass(7_000);
    expect(await two.leases.take("r")).toBe(false);
    await tested.pass(1_500);
    expect(await two.leases.take("r")).toBe(true);
  });
}

function testLedger(openTwo: OpenTwo): void {
  test("a call counts at its worst until it is settled, then at what it spent", async () => {
    const { one, two } = await openTwo();
    const id = (await reserve(one)) ?? -1;
    expect(await two.ledger.totals({ runId: "r1" })).toEqual({
      calls: 1,
      tokens: 0,
      usd: 0,
      reservedTokens: 150,
      reservedUsd: 2,
      unpriced: 0,
      seconds: 0,
    });
    await two.ledger.settle(id, { inputTokens: 90, cachedTokens: 80, outputTokens: 5, usd: 0.5 }, 4_000);
    const spent = { calls: 1, tokens: 95, usd: 0.5, reservedTokens: 0, reservedUsd: 0, unpriced: 0 };
    expect(await one.ledger.totals({ runId: "r1" })).toEqual({ ...spent, seconds: 3 });
    expect(await one.ledger.totals({ runId: "r1" }, { session: 1_000, nowMs: 7_000 })).toEqual({
      ...spent,
      seconds: 6,
    });
    expect(await one.ledger.totals({ runId: "r9" })).toMatchObject({ calls: 0, usd: 0, seconds: 0 });
  });

  test("adds up by batch and by model; one call without a price makes a model's money unknown", async () => {
    const { one } = await openTwo();
    await reserve(one, { batchId: "b" });
    await reserve(one, { batchId: "b" });
    await reserve(one, {
      batchId: "b",
      session: 2_000,
      model: "openai/b",
      worst: { ...entry.worst, usd: null },
    });
    await reserve(one, { runId: "r2" });
    expect(await one.ledger.totals({ batchId: "b" })).toMatchObject({
      calls: 3,
      reservedUsd: 4,
      reservedTokens: 450,
      unpriced: 1,
    });
    expect(await one.ledger.byModel("r1")).toEqual([
      { model: "openai/a", calls: 2, inputTokens: 200, cachedTokens: 0, outputTokens: 100, usd: 4 },
      { model: "openai/b", calls: 1, inputTokens: 100, cachedTokens: 0, outputTokens: 50, usd: null },
    ]);
  });

  test("of many calls at once, those start that the caps have room for, and no more", async () => {
    const { one, two } = await openTwo();
    const scopes = [{ runId: "r1" }, { batchId: "b" }];
    const mayStart = ([ofRun, ofBatch]: readonly LedgerTotals[]) =>
      (ofRun?.reservedUsd ?? 0) + 2 <= 6 && (ofBatch?.calls ?? 0) < 9;
    const calls = Array.from({ length: 8 }, (_, at) =>
      (at % 2 === 0 ? one : two).ledger.reserve({ ...entry, batchId: "b" }, { scopes, running, mayStart }),
    );
    const started = (await Promise.all(calls)).filter((id) => id !== undefined);
    expect(new Set(started).size).toBe(3);
    expect(await two.ledger.totals({ batchId: "b" })).toMatchObject({ calls: 3, reservedUsd: 6 });
  });

  test("nothing is written where the rule throws", async () => {
    const { one } = await openTwo();
    const rule = { scopes: [{ runId: "r1" }], running, mayStart: refuse };
    await expect(one.ledger.reserve(entry, rule)).rejects.toThrow("no");
    expect(await one.ledger.totals({ runId: "r1" })).toMatchObject({ calls: 0 });
  });
}
