import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { App } from "../../app/app.ts";
import type { JobOrder } from "../../app/job-order.ts";
import { type EndedJob, runWorker, type WorkerOptions } from "../../app/worker.ts";
import { smallVtt } from "../small-transcript.ts";
import { openTestApp } from "./open-test-app.ts";

const order: JobOrder = { recipe: "brief", models: {}, localOnly: false, budget: {} };
/** How long a slow machine is given. */
const soon = { timeout: 10_000 };

async function open(names: readonly string[] = ["ferry.vtt"]) {
  const opened = await openTestApp();
  for (const name of names) {
    writeFileSync(join(opened.folder, name), name.startsWith("bad") ? "" : `${smallVtt}\n${name}\n`);
  }
  const add = (more: Partial<JobOrder> = {}) =>
    opened.app.jobs.add(opened.app.jobs.settle({ ...order, ...more }), {
      batch: "b",
      sources: names.map((name) => ({ source: join(opened.folder, name), version: "1" })),
    });
  return { ...opened, add };
}

function start(app: App, more: Partial<WorkerOptions> = {}) {
  const ended: EndedJob[] = [];
  const worked = runWorker({
    app,
    concurrency: 1,
    whenEmpty: "stop",
    drain: new AbortController().signal,
    signal: new AbortController().signal,
    onProgress: () => undefined,
    onEnded: (one) => void ended.push(one),
    ...more,
  });
  return { ended, worked };
}

const statuses = async (app: App): Promise<string[]> =>
  (await app.jobs.queue.list({}, { limit: 100 })).map(({ status }) => status);

test("each job becomes the run of its id, with a folder of reports of its own", async () => {
  const { app, add } = await open(["one.vtt", "two.vtt"]);
  const { ids } = await add({ out: "out" });
  await start(app).worked;
  expect(await statuses(app)).toEqual(["done", "done"]);
  expect((await app.runs()).map(({ id }) => id).sort()).toEqual([...ids].sort());
  for (const id of ids) {
    const { out = "" } = await app.run(id);
    expect(out).toMatch(/\/out\/(?:one|two)-[0-9a-f]{8}$/);
    expect(JSON.parse(readFileSync(join(out, "run.json"), "utf8")).id).toBe(id);
  }
});

test("a bad file is set aside with its error at once and holds up nobody", async () => {
  const { app, add } = await open(["bad.vtt", "good.vtt"]);
  const { ids } = await add();
  const { worked, ended } = start(app);
  await worked;
  expect(await statuses(app)).toEqual(["failed", "done"]);
  expect((await app.jobs.queue.get(ids[0] ?? ""))?.error?.code).toBe("empty_input");
  expect(ended.map(({ status }) => status)).toEqual(["failed", "done"]);
});

test("what may pass is tried three times, behind the others", async () => {
  const { app, add } = await open(["one.vtt", "two.vtt"]);
  await add();
  const tried: string[] = [];
  const failing: App = {
    ...app,
    analyze: (request, call) => {
      tried.push(request.source.slice(-7));
      return request.source.endsWith("one.vtt")
        ? Promise.reject(new Error("The cable was pulled."))
        : app.analyze(request, call);
    },
  };
  await start(failing).worked;
  expect(tried).toEqual(["one.vtt", "two.vtt", "one.vtt", "one.vtt"]);
  const [first] = await app.jobs.queue.list({}, { limit: 1 });
  expect(first).toMatchObject({
    status: "failed",
    failures: 3,
    error: { code: "unexpected", message: "The cable was pulled." },
  });
});

const statements = [{ text: "The second boat costs 18,500 euros a month.", segments: ["s0004"] }];
const kinds =
  "summary main_ideas insights ideas quotes habits facts references conclusion recommendations".split(" ");
const sections = kinds.map((kind) => ({ kind, statements }));

async function openSlow() {
  const opened = await open(["one.vtt", "two.vtt"]);
  const script = join(opened.folder, "slow.json");
  const answer = (delay: object) =>
    writeFileSync(
      script,
      JSON.stringify({
        log: join(opened.folder, "calls"),
        answers: [{ purpose: "", value: { sections }, ...delay }],
      }),
    );
  const calls = () => readFileSync(join(opened.folder, "calls"), "utf8").split("asked ").length - 1;
  writeFileSync(join(opened.folder, "calls"), "");
  return { ...opened, answer, calls, models: { summarizer: ["scripted/slow.json"] } };
}

test("a drained worker finishes the step in hand, takes no new job and hands its own back", async () => {
  const { app, add, answer, calls, models } = await openSlow();
  answer({ delayMs: 300 });
  const { ids } = await add({ models });
  const drain = new AbortController();
  const { worked, ended } = start(app, { drain: drain.signal });
  await expect.poll(calls, soon).toBeGreaterThan(0);
  drain.abort();
  await worked;
  expect(ended.map(({ status }) => status)).toEqual(["handed_back"]);
  expect(await statuses(app)).toEqual(["waiting", "waiting"]);
  const asked = calls();
  const view = await app.look(ids[0] ?? "");
  expect([view.run.status, view.isHeld]).toEqual(["running", false]);
  expect(view.run.agents.map(({ task, status }) => [task.split(":")[0], status])).toContainEqual([
    "summarize",
    "done",
  ]);
  answer({ delayMs: 0 });
  await start(app).worked;
  expect(await statuses(app)).toEqual(["done", "done"]);
  // The second recording asks as often as the first, which asks for nothing again.
  expect(calls()).toBe(2 * asked);
});

test("a worker that is stopped at once hands its job back", async () => {
  const { app, add, answer, calls, models } = await openSlow();
  answer({ hang: true });
  await add({ models });
  const stop = new AbortController();
  const { worked, ended } = start(app, { signal: stop.signal });
  await expect.poll(calls, soon).toBeGreaterThan(0);
  stop.abort();
  await worked;
  expect(ended.map(({ status }) => status)).toEqual(["handed_back"]);
  expect(await statuses(app)).toEqual(["waiting", "waiting"]);
});

test("cancelling a running job ends its work and no other", async () => {
  const { app, add, answer, calls, models } = await openSlow();
  answer({ hang: true });
  const { ids } = await add({ models });
  const { worked, ended } = start(app);
  await expect.poll(calls, soon).toBeGreaterThan(0);
  answer({ delayMs: 0 });
  expect(await app.jobs.queue.cancel({ ids: ids.slice(0, 1) })).toBe(1);
  await worked;
  expect(ended.map(({ status }) => status)).toEqual(["cancelled", "done"]);
  expect(await statuses(app)).toEqual(["cancelled", "done"]);
});

test("a begun run goes on though its file is gone, and a finished one keeps no checkpoints", async () => {
  const { app, folder, add, answer, calls, models } = await openSlow();
  answer({ hang: true });
  await add({ models });
  const stop = new AbortController();
  const first = start(app, { signal: stop.signal });
  await expect.poll(calls, soon).toBeGreaterThan(0);
  stop.abort();
  await first.worked;
  answer({ delayMs: 0 });
  rmSync(join(folder, "one.vtt"));
  await start(app).worked;
  expect(await statuses(app)).toEqual(["done", "done"]);
  const { default: Database } = await import("better-sqlite3");
  const database = new Database(join(folder, "store", "onrecord.db"), { readonly: true });
  expect(database.prepare("SELECT COUNT(*) FROM checkpoints").pluck().get()).toBe(0);
  expect(database.prepare("SELECT COUNT(*) FROM writes").pluck().get()).toBe(0);
  database.close();
});

test("a run that waits for a person lets its worker go on with the next", async () => {
  const { app, add } = await open(["one.vtt", "two.vtt"]);
  const { ids } = await add({ review: ["plan"] });
  const { worked, ended } = start(app);
  await worked;
  expect(await statuses(app)).toEqual(["partial", "partial"]);
  expect(ended.map(({ error }) => error)).toMatchObject([{ code: "waiting" }, { code: "waiting" }]);
  expect((await app.run(ids[0] ?? "")).status).toBe("waiting");
});

test("jobs of another batch are left alone where one is named", async () => {
  const { app, add } = await open(["one.vtt"]);
  await add();
  await start(app, { batch: "another" }).worked;
  expect(await statuses(app)).toEqual(["waiting"]);
});

test("the same source, order and state of the file are one job; a changed file is another", async () => {
  const { app } = await open();
  const settled = app.jobs.settle(order);
  const add = (version: string, more = {}) =>
    app.jobs.add({ ...settled, ...more }, { batch: "b", sources: [{ source: "/a.vtt", version }] });
  expect(await add("1")).toMatchObject({ added: 1, known: 0 });
  expect(await add("1")).toMatchObject({ added: 0, known: 1 });
  expect(await add("2")).toMatchObject({ added: 1, known: 0 });
  expect(await add("1", { language: "es" })).toMatchObject({ added: 1, known: 0 });
});

test("an order for a recipe or a model that is not there is refused before anything is added", async () => {
  const { app } = await open();
  expect(() => app.jobs.settle({ ...order, recipe: "poem" })).toThrow(/poem/);
  expect(() => app.jobs.settle({ ...order, models: { "*": ["nowhere/none"] } })).toThrow(/nowhere/);
});
