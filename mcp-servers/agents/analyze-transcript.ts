import { z } from "zod";
import { recipeNames } from "../../agents/summarizer/recipe-names.ts";
import { optionalArgument } from "../arguments/optional-argument.ts";
import { responseFormat } from "../arguments/response-format.ts";
import { unquote } from "../arguments/unquote.ts";
import { defineTool } from "../define-tool.ts";
import type { Tool } from "../tool.ts";
import { tellBegin } from "./await-flight.ts";
import { callsModels } from "./calls-models.ts";
import { languageArgument } from "./language-argument.ts";
import { modelsArgument } from "./models-argument.ts";
import { firstPage } from "./page-request.ts";
import type { AgentsParts } from "./parts.ts";
import { RunOutput } from "./run-answer.ts";
import { runTool } from "./run-tool.ts";
import { sourceArgument } from "./source-argument.ts";

const defaultRecipe = "wisdom";
const longestRequest = 1_000;

/** The tool that has a recording analysed. */
export function createAnalyzeTool(parts: AgentsParts): Tool {
  const recipe = z.enum(recipeNames() as [string, ...string[]]);
  const input = z.strictObject({
    transcript: sourceArgument,
    recipe: z
      .preprocess(
        (value) =>
          typeof value === "string" ? unquote(value).toLowerCase() || undefined : (value ?? undefined),
        recipe.default(defaultRecipe),
      )
      .default(defaultRecipe)
      .describe(`which sections; default ${defaultRecipe}`),
    request: optionalArgument(z.string().max(longestRequest)).describe(
      "what is wanted in plain words; leads over recipe and language",
    ),
    language: optionalArgument(languageArgument).describe("tag such as es; default: the recording's"),
    models: modelsArgument,
    response_format: responseFormat,
  });
  return defineTool({
    name: "analyze_transcript",
    title: "Analyze a transcript",
    description:
      "Writes an analysis of a recording: summary, ideas, decisions, quotes or figures, by recipe. Every statement is checked against what was said and comes with verdict, time, speaker and segment ids; what does not hold is left out. Use it for summaries and notes; for one question use ask_transcript. Up to 40 s; a longer run goes on and is read with get_run. The same call again finds the same run. Example: " +
      'analyze_transcript {"transcript":"ferry-talk-1a2b3c4d","recipe":"meeting","language":"es"}',
    annotations: callsModels,
    input,
    output: RunOutput,
    async run({ transcript: source, recipe: name, request, language, models, response_format }, context) {
      tellBegin(context);
      const transcript = await parts.transcripts.open(source);
      const wish = {
        source: transcript.sha256,
        recipe: name,
        ...(request === undefined ? {} : { request }),
        ...(language === undefined ? {} : { language }),
      };
      return await runTool(
        parts,
        {
          graph: "analyze",
          transcript,
          models,
          page: firstPage(response_format),
          start: (app, allowed, call) => app.analyze({ ...wish, ...allowed }, call),
        },
        context,
      );
    },
  });
}
