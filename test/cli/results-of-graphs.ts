import type { Analysis } from "../../agents/analysis.ts";
import type { Verification } from "../../agents/verification.ts";
import type { Outcome } from "../../app/app.ts";
import type { QuoteVerdict } from "../../grounding/schema.ts";
import { run, transcript } from "./fake-app.ts";

const ref = {
  id: transcript.id,
  sha256: transcript.sha256,
  readerVersion: "1",
  segments: 2,
  uri: "talk.vtt",
};

/** An analysis of the fake recording, without statements. */
export const analysis: Analysis = {
  schema: "onrecord/analysis@1",
  transcript: ref,
  recipe: "wisdom",
  language: "en",
  status: "complete",
  sections: [],
  chapters: [],
  coverage: { read: "proven", segments: 2, citedSegments: 0, citedShare: 0, unread: [] },
  dropped: [],
  notes: [],
  produced: [],
};

/** A verification of an article whose quotes got these verdicts. */
export function verificationWith(...verdicts: readonly QuoteVerdict[]): Verification {
  return {
    schema: "onrecord/verification@1",
    transcript: ref,
    article: { uri: "article.md", sha256: transcript.sha256, text: "" },
    status: "complete",
    items: verdicts.map((verdict, at) => ({
      kind: "quote",
      id: `q0${at + 1}`,
      check: {
        quote: { text: "The pier opens in May." },
        verdict,
        changes: [],
        places: [],
        evidence: [],
        scores: { said: 0, altered: 0, misattributed: 0, not_said: 0, uncertain: 0, [verdict]: 1 },
        confidence: 1,
        flags: [],
      },
    })),
    notes: [],
    produced: [],
  };
}

/** What the app gives for a result; `files` are those it wrote. */
export function outcomeOf<T>(result: T, files: readonly string[] = []): Outcome<T> {
  return { run, transcript, result, files };
}
