import { factChecker } from "../../agents/fact-checker/agent.ts";
import { quoteVerifier } from "../../agents/quote-verifier/agent.ts";
import type { Recording } from "../../agents/recording.ts";
import { summarizer } from "../../agents/summarizer/agent.ts";
import { type RecipeSection, readRecipe } from "../../agents/summarizer/recipe.ts";
import type { SummarizerOutput } from "../../agents/summarizer/schema.ts";
import { OnrecordError } from "../../errors.ts";
import { toEvidence } from "../../grounding/index.ts";
import { readerVersion } from "../../transcript/build-transcript.ts";
import { summaryScorers } from "../scorers/summary-scorers.ts";
import type { Task, TaskContext } from "../task.ts";
import { findSegments } from "./find-segments.ts";
import { countWords, judgeStatement } from "./judge-statement.ts";
import { leadSummary } from "./lead.ts";
import { runTaskAgent, toTaskResult } from "./run-agent.ts";
import { toCitedSpan } from "./schemas/spans.ts";
import { type SummaryExample, SummaryGold, SummaryOutput, SummaryRequest } from "./schemas/summaries.ts";

/** Writes the summary of a recording, or of what it says about a topic; the built-in engine judges each sentence. */
export const summaries: Task<SummaryRequest, SummaryGold, SummaryOutput> = {
  name: "summaries",
  title: "Does the summary hold what matters?",
  agent: "summarizer",
  version: `1 reader ${readerVersion} judge ${factChecker.version}/${quoteVerifier.version}`,
  input: SummaryRequest,
  expected: SummaryGold,
  output: SummaryOutput,
  async run({ input }, context) {
    const recording = await context.openRecording(input.transcript);
    const asked = { recipe: "summary", sections: [sectionFor(input)], repair: [] };
    const run = await runTaskAgent(summarizer, asked, { recording, context });
    const failed = run.output.sections.find(({ status }) => status === "failed");
    if (failed !== undefined)
      throw new OnrecordError(failed.note ?? "The summary could not be written.", { code: "bad_answer" });
    return toTaskResult(toOutput(recording, run.output), run);
  },
  baselines: { lead, bm25: findAlike },
  scorers: summaryScorers,
};

function sectionFor({ sentences, topic }: SummaryRequest): RecipeSection {
  const [section] = readRecipe("brief").sections.filter(({ extraction }) => extraction === "summary");
  if (section === undefined) throw new RangeError("The recipe brief has no summary.");
  const ask = `The recording in at most ${sentences} sentences.`;
  return { ...section, limit: sentences, ask, ...(topic === undefined ? {} : { topic }) };
}

function toOutput(recording: Recording, { sections }: SummarizerOutput): SummaryOutput {
  const drafts = sections.flatMap((section) => section.drafts);
  return {
    statements: drafts.map((draft) => ({
      section: "summary",
      text: draft.text,
      cited: draft.evidence.map((evidence) => toCitedSpan(recording.transcript, evidence)),
      verdict: judgeStatement(recording, draft),
    })),
    dropped: 0,
    words: drafts.reduce((sum, { text }) => sum + countWords(text), 0),
    spokenWords: Math.max(1, countWords(recording.transcript.text)),
  };
}

async function lead({ input }: SummaryExample, context: TaskContext): Promise<SummaryOutput> {
  return leadSummary(await context.openRecording(input.transcript), input.sentences);
}

/** The segments most like the topic, or like the title where there is none. */
async function findAlike({ input }: SummaryExample, context: TaskContext): Promise<SummaryOutput> {
  const recording = await context.openRecording(input.transcript);
  const { transcript } = recording;
  const found = findSegments(recording, input.topic ?? transcript.title ?? "", input.sentences);
  return {
    statements: found.map((evidence) => ({
      section: "summary",
      text: evidence.text,
      cited: [toCitedSpan(transcript, toEvidence(transcript, evidence.span))],
      verdict: "said",
    })),
    dropped: 0,
    words: found.reduce((sum, { text }) => sum + countWords(text), 0),
    spokenWords: Math.max(1, countWords(transcript.text)),
  };
}
