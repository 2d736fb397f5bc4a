import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { ModelAdapter } from "../../../models/adapter.ts";
import {
  createReplayAdapter,
  readRecordedCalls,
  recordCalls,
  recordingKey,
} from "../../../models/adapters/replay.ts";
import { temporaryFolder } from "../../temporary-folder.ts";
import { adapterRequest } from "../call-faulty.ts";
import { testModel } from "../test-model.ts";
import { openReplays } from "./open-adapters.ts";

testModel("replay", openReplays);

const live: ModelAdapter = {
  kind: "ollama",
  location: "local",
  server: "s",
  call: async ({ system }) => ({ text: `to ${system}`, finish: "stop", servedBy: "m" }),
};

test("answers a recorded call from its file, and no other", async () => {
  const lines: string[] = [];
  const recorder = recordCalls(live, (line) => lines.push(line));
  await recorder.call(adapterRequest({ system: "one" }));
  await recorder.call(adapterRequest({ system: "two" }));
  const path = join(temporaryFolder(), "calls.jsonl");
  writeFileSync(path, lines.join(""));
  const replay = createReplayAdapter("calls", readRecordedCalls(path));
  expect(await replay.call(adapterRequest({ system: "two" }))).toEqual({
    text: "to two",
    finish: "stop",
    servedBy: "m",
  });
  await expect(replay.call(adapterRequest({ system: "three" }))).rejects.toThrow(
    'The recording "calls" has 2 calls and not this one',
  );
});

test("the key of a call changes with what shapes the answer, and with nothing else", () => {
  const key = recordingKey(adapterRequest());
  expect(recordingKey(adapterRequest({ transport: "stream", attemptMs: 1, contextTokens: 9 }))).toBe(key);
  const others = [{ system: "x" }, { seed: 1 }, { thinking: "low" as const }, { maxOutputTokens: 3 }];
  for (const change of others) expect(recordingKey(adapterRequest(change))).not.toBe(key);
});

test("says which line of a recording is broken, and when there is no file", () => {
  const path = join(temporaryFolder(), "calls.jsonl");
  writeFileSync(path, '\n{"key":"x"}\n');
  expect(() => readRecordedCalls(path)).toThrow("Line 2 of the recorded calls");
  expect(() => readRecordedCalls(`${path}.gone`)).toThrow(expect.objectContaining({ code: "not_readable" }));
});
