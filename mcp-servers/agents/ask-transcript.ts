import { z } from "zod";
import { responseFormat } from "../arguments/response-format.ts";
import { defineTool } from "../define-tool.ts";
import type { Tool } from "../tool.ts";
import { tellBegin } from "./await-flight.ts";
import { callsModels } from "./calls-models.ts";
import { modelsArgument } from "./models-argument.ts";
import { firstPage } from "./page-request.ts";
import type { AgentsParts } from "./parts.ts";
import { RunOutput } from "./run-answer.ts";
import { runTool } from "./run-tool.ts";
import { sourceArgument } from "./source-argument.ts";

const longestQuestion = 1_000;

const input = z.strictObject({
  transcript: sourceArgument,
  question: z
    .string()
    .trim()
    .min(1)
    .max(longestQuestion)
    .describe("one question, in the recording's language"),
  models: modelsArgument,
  response_format: responseFormat,
});

/** The tool that answers a question from one recording. */
export function createAskTool(parts: AgentsParts): Tool {
  return defineTool({
    name: "ask_transcript",
    title: "Ask a transcript",
    description:
      "Answers one question from what a recording says, with the passages it stands on, or says that the recording does not answer it (answered: false, then the nearest passages). Use it for who, what, when and why; ask one thing at a time. Up to 40 s, then the run's id for get_run. Example: " +
      'ask_transcript {"transcript":"ferry-talk-1a2b3c4d","question":"What does the second boat cost a month?"}',
    annotations: callsModels,
    input,
    output: RunOutput,
    async run({ transcript: source, question, models, response_format }, context) {
      tellBegin(context);
      const transcript = await parts.transcripts.open(source);
      const wish = { source: transcript.sha256, question };
      return await runTool(
        parts,
        {
          graph: "ask",
          transcript,
          models,
          page: firstPage(response_format),
          start: (app, { models: chosen, localOnly }, call) =>
            app.ask({ ...wish, models: chosen, localOnly }, call),
        },
        context,
      );
    },
  });
}
