import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import type { Analysis } from "../../agents/analysis.ts";
import type { App, ReviewAnswer } from "../../app/app.ts";
import { analyzeRequest, openTestApp, type TestApp } from "../app/open-test-app.ts";
import { smallVtt } from "../small-transcript.ts";

/** True: it passes its check. */
export const trueText = "The second boat costs 18,500 euros a month.";
/** Wrong figures: each fails its check. */
export const wrongTexts = [
  "The second boat costs 81,500 euros a month.",
  "The second boat costs 95,000 euros a month.",
  "The second boat costs 30,700 euros a month.",
] as const;

interface ReviewWorld extends TestApp {
  readonly model: string;
  request(more?: object): ReturnType<typeof analyzeRequest>;
}

/** An app with a recording and a model that writes one true and three wrong statements. */
export async function openReviewWorld(options: Parameters<typeof openTestApp>[0] = {}): Promise<ReviewWorld> {
  const opened = await openTestApp(options);
  const model = writeReviewWorld(opened.folder);
  const request = (more: object = {}) =>
    analyzeRequest("ferry.vtt", { recipe: "brief", models: { summarizer: [model] }, ...more });
  return { ...opened, model, request };
}

/** Writes the recording and the model's script; gives the model's spec. */
export function writeReviewWorld(folder: string): string {
  writeFileSync(join(folder, "ferry.vtt"), smallVtt);
  const statements = [trueText, ...wrongTexts].map((text) => ({ text, segments: ["s0004"] }));
  const others = ["key_points", "quotes"].map((kind) => ({
    kind,
    statements: [{ text: trueText, segments: ["s0004"] }],
  }));
  const value = { sections: [{ kind: "summary", statements }, ...others] };
  const script = { answers: [{ purpose: "", value }], log: join(folder, "calls") };
  writeFileSync(join(folder, "script.json"), JSON.stringify(script));
  return "scripted/script.json";
}

/** The id of the one run that waits for a person. */
export async function waitingRun(app: App): Promise<string> {
  const [run] = await app.runs();
  expect(run?.status).toBe("waiting");
  return run?.id ?? "";
}

type Decisions = Extract<ReviewAnswer, { of: "statements" }>["decisions"];

/** The analysis that a review of its statements leaves. */
export async function decide(app: App, id: string, decisions: Decisions): Promise<Analysis> {
  const { offer } = await app.pendingReview(id);
  const { result } = await app.review(id, { of: "statements", offer, decisions });
  if (result.schema !== "onrecord/analysis@1") throw new Error(result.schema);
  return result;
}
