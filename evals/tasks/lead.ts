import type { Recording } from "../../agents/recording.ts";
import { toEvidence } from "../../grounding/index.ts";
import { countWords } from "./judge-statement.ts";
import { toCitedSpan } from "./schemas/spans.ts";
import type { SummaryOutput } from "./schemas/summaries.ts";

/** The first sentences of a recording as its summary: hard to beat in news, easy in talk. */
export function leadSummary(recording: Recording, sentences: number): SummaryOutput {
  const { transcript } = recording;
  const first = recording.evidence().sentences.slice(0, sentences);
  return {
    statements: first.map(({ text, span }) => ({
      section: "summary",
      text,
      cited: [toCitedSpan(transcript, toEvidence(transcript, span))],
      verdict: "said",
    })),
    dropped: 0,
    words: first.reduce((sum, { text }) => sum + countWords(text), 0),
    spokenWords: Math.max(1, countWords(transcript.text)),
  };
}
