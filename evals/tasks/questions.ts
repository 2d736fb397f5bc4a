import { answerer } from "../../agents/answerer/agent.ts";
import type { Recording } from "../../agents/recording.ts";
import type { Evidence } from "../../grounding/index.ts";
import { readerVersion } from "../../transcript/build-transcript.ts";
import { questionScorers } from "../scorers/question-scorers.ts";
import type { Task } from "../task.ts";
import { findSegments, firstSegments } from "./find-segments.ts";
import { refuseFallback, runTaskAgent, toTaskResult } from "./run-agent.ts";
import { Question, QuestionGold, QuestionOutput } from "./schemas/questions.ts";
import { toCitedSpan } from "./schemas/spans.ts";

const mostPassages = 5;

/** Answers one question from its recording, or says that the recording does not. */
export const questions: Task<Question, QuestionGold, QuestionOutput> = {
  name: "questions",
  title: "What does it say?",
  agent: "answerer",
  version: `1 reader ${readerVersion}`,
  input: Question,
  expected: QuestionGold,
  output: QuestionOutput,
  async run({ input }, context) {
    const recording = await context.openRecording(input.transcript);
    const asked = { question: input.question, limit: mostPassages };
    const run = await runTaskAgent(answerer, asked, { recording, context });
    const { answered, confidence, text, passages, by, note } = run.output;
    refuseFallback(run, context, note);
    return toTaskResult<QuestionOutput>(
      {
        answered,
        confidence,
        text,
        cited: passages.map((passage) => toCitedSpan(recording.transcript, passage)),
        ...(by === undefined ? {} : { by }),
        ...(note === undefined ? {} : { note }),
      },
      run,
    );
  },
  baselines: {
    bm25: async ({ input }, context) => {
      const recording = await context.openRecording(input.transcript);
      return answerWith(recording, findSegments(recording, input.question, mostPassages));
    },
    lead: async ({ input }, context) => {
      const recording = await context.openRecording(input.transcript);
      return answerWith(recording, firstSegments(recording, mostPassages));
    },
    always_declined: () => ({ answered: false, confidence: 0.5, text: "", cited: [] }),
  },
  scorers: questionScorers,
};

function answerWith({ transcript }: Recording, passages: readonly Evidence[]): QuestionOutput {
  return {
    answered: passages.length > 0,
    confidence: 0.5,
    text: passages[0]?.text ?? "",
    cited: passages.map((passage) => toCitedSpan(transcript, passage)),
  };
}
