import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { App, RunCall } from "../../app/app.ts";
import { OnrecordError } from "../../errors.ts";
import { analyzeRequest, openTestApp } from "../app/open-test-app.ts";
import { generateTalk } from "../bench/generate-talk.ts";
import { keepCheckpoints } from "./keep-checkpoints.ts";

/** Most bytes of the checkpoints of a run. */
const most = 64_000;

/** Bytes in the checkpoint tables of one analysis of a made-up talk, as it ended. */
async function measure(captionBytes: number, more: object): Promise<number> {
  const { app, folder } = await openTestApp();
  const { captions } = generateTalk(Math.ceil(captionBytes / 9), 11);
  const end = captions.lastIndexOf("\n\n", captionBytes);
  writeFileSync(join(folder, "talk.vtt"), `${captions.slice(0, end)}\n`);
  const kept = keepCheckpoints(folder);
  await app
    .analyze(analyzeRequest("talk.vtt", more), kept.call)
    .catch((cause) => agree(app, kept.call, cause));
  return kept.bytes();
}

/** Says yes to a plan and drops statements, as often as the run asks. */
async function agree(app: App, call: RunCall, cause: unknown): Promise<void> {
  if (!(cause instanceof OnrecordError) || cause.code !== "waiting") throw cause;
  const id = (await app.runs())[0]?.id ?? "";
  const pending = await app.pendingReview(id);
  const answer =
    pending.of === "plan"
      ? ({ of: "plan", offer: pending.offer, decision: { decision: "approve" } } as const)
      : ({
          of: "statements",
          offer: pending.offer,
          decisions: pending.statements.map((one) => ({ id: one.id, decision: "drop" as const })),
        } as const);
  await app.review(id, answer, call).catch((again) => agree(app, call, again));
}

test.each([{ recipe: "wisdom" }, { recipe: "wisdom", language: "es", review: ["plan", "statements"] }])(
  "checkpoints of %j take at most 64 kB, and of 200 kB of captions a tenth more than of 2 kB at most",
  async (more) => {
    const [short, long] = [await measure(2_000, more), await measure(200_000, more)];
    expect(short).toBeGreaterThan(10_000);
    expect(long).toBeLessThanOrEqual(most);
    expect(long).toBeLessThanOrEqual(1.1 * short);
  },
  120_000,
);
