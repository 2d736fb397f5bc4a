import { createSearchIndex } from "../../transcript/index.ts";
import { generateTalk } from "./generate-talk.ts";
import { measure } from "./measure.ts";
import { readTalk } from "./read-talk.ts";
import type { BenchResult } from "./result.ts";

/** Reading, segmenting and indexing one hour of captions. */
export async function benchReading(): Promise<BenchResult[]> {
  const talk = generateTalk(9_500, 1);
  const measured = await measure(() => createSearchIndex(readTalk(talk).transcript), { warmUps: 3, runs: 9 });
  const what = `read, segment and index one hour of captions (${talk.cues} cues)`;
  return [{ what, measured, unit: "ms", bar: 150 }];
}
