import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createRecording } from "../../../agents/recording.ts";
import type { OpenTranscript } from "../../../mcp-servers/transcripts/library-reader.ts";
import { createWarmUp } from "../../../mcp-servers/transcripts/warm-up.ts";
import { createSearchIndex } from "../../../transcript/search-index.ts";
import { smallTranscript } from "../../small-transcript.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** An open transcript that tells which of its indexes were asked for. */
function observed(): { readonly open: OpenTranscript; readonly built: string[] } {
  const built: string[] = [];
  const recording = createRecording(smallTranscript);
  const row = { sha256: "", id: "", readerVersion: "", reading: "", addedAt: "" };
  const note = <T>(name: string, value: T): T => {
    built.push(name);
    return value;
  };
  const open: OpenTranscript = {
    row,
    transcript: smallTranscript,
    recording: {
      ...recording,
      grounding: () => note("grounding", recording.grounding()),
      evidence: () => note("evidence", recording.evidence()),
    },
    searchIndex: async () => note("search", createSearchIndex(smallTranscript)),
  };
  return { open, built };
}

test("indexes are built one by one while nothing happens", () => {
  const { open, built } = observed();
  createWarmUp().prepare(open);
  expect(built).toEqual([]);
  vi.advanceTimersByTime(150);
  expect(built).toEqual(["grounding"]);
  vi.advanceTimersByTime(1000);
  expect(built).toEqual(["grounding", "search", "evidence"]);
});

test("the next transcript takes the place of the one that waits, and a stop ends it", () => {
  const [first, second] = [observed(), observed()];
  const warmUp = createWarmUp();
  warmUp.prepare(first.open);
  warmUp.prepare(second.open);
  vi.advanceTimersByTime(150);
  warmUp.stop();
  vi.advanceTimersByTime(1000);
  expect(first.built).toEqual([]);
  expect(second.built).toEqual(["grounding"]);
});
