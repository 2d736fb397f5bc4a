import { factChecker } from "../../agents/fact-checker/agent.ts";
import { type ClaimVerdict, type Evidence, splitWords } from "../../grounding/index.ts";
import { readerVersion } from "../../transcript/build-transcript.ts";
import type { Transcript } from "../../transcript/schema.ts";
import { claimScorers } from "../scorers/claim-scorers.ts";
import type { Task, TaskContext } from "../task.ts";
import { findSegments } from "./find-segments.ts";
import { refuseFallback, runTaskAgent, toTaskResult } from "./run-agent.ts";
import { type ClaimExample, ClaimGold, ClaimOutput, ClaimQuestion } from "./schemas/claims.ts";
import { toCitedSpan } from "./schemas/spans.ts";
import { translateInput } from "./translate-input.ts";

/** Spans of each side that an output keeps. */
const mostSpans = 5;

/** Checks one claim against its recording. */
export const claims: Task<ClaimQuestion, ClaimGold, ClaimOutput> = {
  name: "claims",
  title: "Does it hold?",
  agent: "fact-checker",
  version: `1 reader ${readerVersion}`,
  input: ClaimQuestion,
  expected: ClaimGold,
  output: ClaimOutput,
  async run({ input }, context) {
    const recording = await context.openRecording(input.transcript);
    const { claim: text, language } = input;
    const claim = { text, ...(language === undefined ? {} : { language }) };
    const asked = { claims: [{ claim, ...(await translateInput({ text, language }, recording, context)) }] };
    const run = await runTaskAgent(factChecker, asked, { recording, context });
    const [check] = run.output.checks;
    if (check === undefined) throw new RangeError("The fact-checker gave no check for its one claim.");
    refuseFallback(run, context, check.note);
    const { verdict, confidence, scores, changes, flags, checkedBy, note } = check;
    return toTaskResult<ClaimOutput>(
      {
        verdict,
        confidence,
        supported: scores.supported,
        evidence: cite(recording.transcript, check.evidence),
        counterEvidence: cite(recording.transcript, check.counterEvidence),
        changes,
        flags,
        checkedBy,
        ...(note === undefined ? {} : { note }),
      },
      run,
    );
  },
  baselines: {
    always_supported: () => bare("supported"),
    always_not_in_source: () => bare("not_in_source"),
    bm25: findAlike,
  },
  scorers: claimScorers,
};

function bare(verdict: ClaimVerdict): ClaimOutput {
  return {
    verdict,
    confidence: 0.5,
    supported: 0.5,
    evidence: [],
    counterEvidence: [],
    changes: [],
    flags: [],
    checkedBy: [],
  };
}

/** Supported, when the five segments that are most like it have most of its words. */
async function findAlike({ input }: ClaimExample, context: TaskContext): Promise<ClaimOutput> {
  const recording = await context.openRecording(input.transcript);
  const found = findSegments(recording, input.claim, mostSpans);
  const spoken = new Set(found.flatMap(({ text }) => splitWords(text).map(({ norm }) => norm)));
  const words = splitWords(input.claim);
  const share = words.filter(({ norm }) => spoken.has(norm)).length / Math.max(1, words.length);
  return {
    ...bare(share >= 0.6 ? "supported" : "not_in_source"),
    supported: share,
    confidence: Math.max(share, 1 - share),
    evidence: cite(recording.transcript, found),
  };
}

function cite(transcript: Transcript, evidence: readonly Evidence[]) {
  return evidence.slice(0, mostSpans).map((one) => toCitedSpan(transcript, one));
}
