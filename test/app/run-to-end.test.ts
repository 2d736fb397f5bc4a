import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { emptyCheckpoint } from "@langchain/langgraph";
import { expect, onTestFinished, test } from "vitest";
import { lazyTranslator } from "../../app/graph-services.ts";
import { createModelServices } from "../../app/model-services.ts";
import { createRecordings } from "../../app/recordings.ts";
import { finishRun, type RunParts } from "../../app/run-to-end.ts";
import { openStore } from "../../store/open-store.ts";
import type { Run } from "../../store/run.ts";
import { smallVtt } from "../small-transcript.ts";
import { analyzeRequest, openTestApp, testEnvironment } from "./open-test-app.ts";

/** A finished run, the same as it was before its end, and the parts of another process that has its store open. */
async function openBesideFinished() {
  const { app, folder } = await openTestApp();
  writeFileSync(join(folder, "ferry.vtt"), smallVtt);
  const { run } = await app.analyze(analyzeRequest("ferry.vtt", { recipe: "brief" }));
  const { result: _, finishedAt: __, ...rest } = run;
  const begun: Run = { ...rest, status: "running" };
  const steps: string[] = [];
  const environment = {
    ...testEnvironment(folder),
    onProgress: ({ step }: { readonly step: string }) => void steps.push(step),
  };
  const owner = { host: "here", pid: 1, nonce: "other" };
  const store = await openStore({
    location: join(folder, "store"),
    owner,
    nowMs: Date.now,
    isAlive: () => true,
  });
  onTestFinished(() => store.close());
  const parts: RunParts = {
    environment,
    store,
    recordings: createRecordings(store, environment),
    translator: lazyTranslator(environment),
    models: createModelServices(environment, store),
  };
  return { run, begun, parts, steps };
}

test("a run that another process ended since it was read is not worked on again", async () => {
  const { run, begun, parts, steps } = await openBesideFinished();
  const outcome = await finishRun(parts, begun);
  expect(steps).toEqual([]);
  expect(outcome.run).toEqual(run);
});

test("a run does not end before it started, whatever the clock says by then", async () => {
  const { begun, parts } = await openBesideFinished();
  const startedAt = "2100-01-01T00:00:00.000Z";
  await parts.store.saveRun({ ...begun, startedAt });
  expect((await finishRun(parts, { ...begun, startedAt })).run.finishedAt).toBe(startedAt);
});

test("checkpoints go whose process died once it had kept the result", async () => {
  const { run, parts } = await openBesideFinished();
  const checkpointer = await parts.store.checkpointer();
  const config = { configurable: { thread_id: run.id, checkpoint_ns: "" } };
  await checkpointer.put(config, emptyCheckpoint(), { source: "loop", step: 1, parents: {} }, {});
  expect(await checkpointer.getTuple(config)).toBeDefined();
  await finishRun(parts, run);
  expect(await checkpointer.getTuple(config)).toBeUndefined();
});
