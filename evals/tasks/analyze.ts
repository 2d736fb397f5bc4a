import { readRecipe } from "../../agents/summarizer/recipe.ts";
import { readerVersion } from "../../transcript/build-transcript.ts";
import { analysisScorers } from "../scorers/summary-scorers.ts";
import type { Task } from "../task.ts";
import { countWords, judgeStatement } from "./judge-statement.ts";
import { leadSummary } from "./lead.ts";
import { toTaskResult } from "./run-agent.ts";
import { runAnalysis } from "./run-analysis.ts";
import { toCitedSpan } from "./schemas/spans.ts";
import { AnalysisRequest, SummaryGold, SummaryOutput } from "./schemas/summaries.ts";

/** The whole graph on a recording: what it shows, checked, and what it took out. */
export const analyze: Task<AnalysisRequest, SummaryGold, SummaryOutput> = {
  name: "analyze",
  title: "Does the analysis hold what matters, and only what was said?",
  agent: "analyze",
  version: `1 reader ${readerVersion}`,
  input: AnalysisRequest,
  expected: SummaryGold,
  output: SummaryOutput,
  async run({ input }, context) {
    const recording = await context.openRecording(input.transcript);
    const { transcript } = recording;
    const run = await runAnalysis(recording, input.recipe, context);
    const statements = run.output.sections.flatMap((section) => section.statements);
    return toTaskResult(
      {
        statements: statements.map(({ section, text, evidence, check }) => ({
          section,
          text,
          cited: evidence.map((one) => toCitedSpan(transcript, one)),
          // Not the check that the run made: a candidate does not judge itself.
          verdict: judgeStatement(recording, { kind: check.kind, text }),
        })),
        dropped: run.output.dropped.length,
        words: statements.reduce((sum, { text }) => sum + countWords(text), 0),
        spokenWords: Math.max(1, countWords(transcript.text)),
      },
      run,
    );
  },
  baselines: {
    lead: async ({ input }, context) => {
      const sections = readRecipe(input.recipe).sections.filter(({ extraction }) => extraction !== "none");
      const most = sections.reduce((sum, { limit }) => sum + limit, 0);
      return leadSummary(await context.openRecording(input.transcript), most);
    },
  },
  scorers: analysisScorers,
};
