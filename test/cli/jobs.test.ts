import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { smallVtt } from "../small-transcript.ts";
import { openWorld, type World } from "./open-world.ts";
import { runWith } from "./run-with.ts";

async function openFolder(...names: readonly string[]): Promise<World> {
  const world = await openWorld();
  mkdirSync(join(world.folder, "rec"));
  for (const name of names) {
    const text = name.startsWith("bad") ? "" : `${smallVtt}\nNOTE ${name}\n`;
    writeFileSync(join(world.folder, "rec", name), text);
  }
  return world;
}

const lines = (text: string): unknown[] =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));

test("a folder is added, worked on by a worker, and each recording gets its reports", async () => {
  const { run, folder } = await openFolder("a.vtt", "b.vtt");
  const added = await run("jobs add rec --recipe brief --out out");
  expect(added.out).toBe("2 added, 0 there already; batch id-1\n");
  expect((await run("jobs add rec/*.vtt --recipe brief --out out")).out).toMatch(/^0 added, 2 there already/);
  const worked = await run("worker --until-empty --json");
  expect([worked.code, JSON.parse(worked.out)]).toEqual([
    0,
    { done: 2, partial: 0, failed: 0, cancelled: 0, handedBack: 0 },
  ]);
  expect(readdirSync(join(folder, "out"))).toHaveLength(2);
  const watched = await run("jobs watch --json");
  expect(lines(watched.out)).toMatchObject([{ done: 2, waiting: 0, running: 0, secondsLeft: 0, costUsd: 0 }]);
  expect((await run("jobs watch")).out).toMatch(/^2 done, 0 running, 0 failed, 0 waiting, 2 a minute/);
});

test("a job that failed is listed with its error, shown by a beginning of its id, and retried", async () => {
  const { run, folder } = await openFolder("bad.vtt", "good.vtt");
  await run("jobs add rec --recipe brief --batch talks");
  const worked = await run("worker --until-empty");
  expect(worked.code).toBe(3);
  expect(worked.error).toMatch(/^onrecord: rec\/bad\.vtt: .*empty/m);
  const [failed, ...others] = JSON.parse((await run("jobs list --status failed --batch talks --json")).out);
  expect([failed, others]).toMatchObject([
    { status: "failed", batch: "talks", error: { code: "empty_input" } },
    [],
  ]);
  const shown = JSON.parse((await run(`jobs show ${failed.id.slice(0, 8)} --json`)).out);
  expect(shown).toMatchObject({ id: failed.id, order: { recipe: "brief" }, run: null });
  expect((await run("jobs show nowhere")).error).toContain('There is no job "nowhere"');
  writeFileSync(join(folder, "rec", "bad.vtt"), smallVtt);
  expect((await run("jobs retry")).out).toBe("1 retried\n");
  expect((await run("worker --until-empty")).code).toBe(0);
  expect((await run("jobs list --status done")).out).toContain("rec/bad.vtt");
});

test("jobs are cancelled by id, batch or all, and not without any", async () => {
  const { run } = await openFolder("a.vtt", "b.vtt");
  await run("jobs add rec --recipe brief");
  const none = await run("jobs cancel");
  expect([none.code, none.error]).toEqual([2, expect.stringContaining("--all")]);
  const [first] = JSON.parse((await run("jobs list --json")).out);
  expect((await run(`jobs cancel ${first.id}`)).out).toBe("1 cancelled\n");
  expect((await run("jobs cancel --all --json")).out).toBe('{\n  "cancelled": 1\n}\n');
  expect((await run("jobs retry")).out).toBe("0 retried\n");
  expect((await run("jobs retry --all")).out).toBe("2 retried\n");
});

test("names that stand for nothing are said, and cost the others nothing", async () => {
  const { run } = await openFolder("a.vtt");
  const { code, out, error } = await run("jobs add rec nowhere.vtt --json");
  expect([code, JSON.parse(out)]).toMatchObject([3, { added: 1, known: 0, missing: ["nowhere.vtt"] }]);
  expect(error).toContain('no stored transcript "nowhere.vtt"');
  expect((await run("jobs add nowhere.vtt")).code).toBe(1);
  expect((await run("jobs add")).code).toBe(2);
  expect((await run("jobs add rec --recipe poem")).code).toBe(2);
});

test("stored transcripts are added by a beginning of their id", async () => {
  const { run, folder } = await openFolder("a.vtt");
  await run(["import", join(folder, "rec", "a.vtt")]);
  const [{ id: transcript }] = JSON.parse((await run("list --json")).out);
  expect((await run(`jobs add ${transcript.slice(0, -2)}`)).out).toMatch(/^1 added/);
  expect(JSON.parse((await run("jobs list --json")).out)[0].source).toBe(transcript);
});

test("a list on standard input is added, blank lines passed over", async () => {
  const { folder, app } = await openFolder("a.vtt", "b.vtt");
  const streams = { input: new PassThrough(), output: new PassThrough() };
  streams.input.end("rec/a.vtt\n\nrec/b.vtt\r\nrec/c.vtt");
  const kept = { ...app, close: async () => undefined };
  const ran = await runWith("jobs add - --json", { app: kept, cwd: folder, streams });
  expect(JSON.parse(ran.out)).toMatchObject({ added: 2, missing: ["rec/c.vtt"] });
});

test("10,000 recordings are added within two seconds, and none is read", async () => {
  const { app } = await openFolder();
  const sources = Array.from({ length: 10_000 }, (_, at) => ({ source: `/nowhere/${at}.vtt`, version: "1" }));
  const order = app.jobs.settle({ recipe: "brief", models: {}, localOnly: false, budget: {} });
  const startedMs = performance.now();
  expect(await app.jobs.add(order, { batch: "b", sources })).toMatchObject({ added: 10_000 });
  expect(performance.now() - startedMs).toBeLessThan(2_000);
});

test("analyze of a folder prints a line a recording; a rerun after all ended works afresh", async () => {
  const { run, app } = await openFolder("a.vtt", "bad.vtt", "c.vtt");
  const first = await run("analyze rec --recipe brief --json");
  expect(first.code).toBe(3);
  expect(lines(first.out)).toMatchObject([{ recipe: "brief" }, { recipe: "brief" }]);
  expect(first.error).toMatch(/^onrecord: .*bad\.vtt.*empty/m);
  const again = await run("analyze rec --recipe brief --json");
  expect(again.out).toBe(first.out);
  expect(await app.runs()).toHaveLength(4);
});

test("a stopped analyze of several goes on with the same command and prints all", async () => {
  const { run, app, folder } = await openFolder("a.vtt", "b.vtt");
  const real = app.analyze;
  const stop = new AbortController();
  const stopping: typeof real = async (request, call) => {
    if (!request.source.endsWith("b.vtt")) return await real(request, call);
    stop.abort();
    throw new Error("killed");
  };
  const line = "analyze rec --recipe brief --json".split(" ");
  const kept = { ...app, analyze: stopping, close: async () => undefined };
  await runWith(line, { app: kept, cwd: folder, signal: stop.signal });
  const done = await run(line);
  expect([done.code, lines(done.out).length]).toEqual([0, 2]);
  expect(await app.runs()).toHaveLength(2);
});
