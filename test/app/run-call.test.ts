import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { ProgressEvent } from "../../app/app.ts";
import { smallVtt } from "../small-transcript.ts";
import { openTestApp } from "./open-test-app.ts";

const question = { question: "What does the second boat cost a month?", localOnly: false };

/** How long a slow machine is given. */
const soon = { timeout: 10_000 };

async function open(answers: readonly object[] = []) {
  const opened = await openTestApp();
  writeFileSync(join(opened.folder, "ferry.vtt"), smallVtt);
  writeFileSync(join(opened.folder, "script.json"), JSON.stringify({ answers }));
  const ask = (models: object, call?: object) => {
    const events: ProgressEvent[] = [];
    const whole = {
      signal: new AbortController().signal,
      onProgress: (event: ProgressEvent) => events.push(event),
      ...call,
    };
    const request = { source: "ferry.vtt", ...question, models: { ...models } };
    return { events, outcome: opened.app.ask(request, whole) };
  };
  return { ...opened, ask };
}

test("a call's own signal ends its run and leaves the others of the app", async () => {
  const { ask, app } = await open([{ purpose: "", hang: true }]);
  const stop = new AbortController();
  const hanging = ask({ answerer: ["scripted/script.json"] }, { signal: stop.signal, chooseId: () => "one" });
  setTimeout(() => stop.abort(), 50);
  await expect(hanging.outcome).rejects.toMatchObject({ code: "cancelled" });
  expect((await ask({}).outcome).result.answered).toBe(true);
  expect(await app.look("one")).toMatchObject({ isHeld: false, run: { status: "running" } });
});

test("a call hears of the steps of its own run alone", async () => {
  const { ask, events: all } = await open();
  const [first, second] = [ask({}, { chooseId: () => "one" }), ask({}, { chooseId: () => "two" })];
  await Promise.all([first.outcome, second.outcome]);
  expect(new Set(first.events.map(({ runId }) => runId))).toEqual(new Set(["one"]));
  expect(second.events.filter(({ state }) => state === "done").map(({ step }) => step)).toEqual([
    "load",
    "find answer",
    "assemble",
  ]);
  expect(all).toEqual([]);
});

test("the same question chooses by the same hash, and a run of that id is gone on with", async () => {
  const { ask, app } = await open();
  const hashes: string[] = [];
  const chooseId = (request: string) => {
    hashes.push(request);
    return "same";
  };
  const first = await ask({}, { chooseId }).outcome;
  const again = await ask({}, { chooseId }).outcome;
  expect(hashes[0]).toMatch(/^[0-9a-f]{64}$/);
  expect(hashes[1]).toBe(hashes[0]);
  expect([again.run, again.result]).toEqual([first.run, first.result]);
  expect((await (await app.look("same")).readOutcome?.())?.result).toEqual(first.result);
  expect(await app.runs()).toHaveLength(1);
});

test("a run is looked at without being worked on", async () => {
  const { ask, app } = await open([{ purpose: "", hang: true }]);
  const stop = new AbortController();
  const work = { signal: stop.signal, chooseId: () => "slow" };
  const { outcome } = ask({ answerer: ["scripted/script.json"] }, work);
  const ended = expect(outcome).rejects.toMatchObject({ code: "cancelled" });
  await expect.poll(async () => (await app.runs()).length, soon).toBe(1);
  await expect.poll(async () => (await app.look("slow")).isHeld, soon).toBe(true);
  const seen = await app.look("sl");
  expect(seen).toMatchObject({ run: { id: "slow", graph: "ask" }, input: { question: question.question } });
  expect(seen.readOutcome).toBeUndefined();
  stop.abort();
  await ended;
});
