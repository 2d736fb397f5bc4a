import { z } from "zod";
import { agentNames } from "../../agents/agent-names.ts";
import type { RunView } from "../../app/app.ts";
import { writeCall } from "../answers/next-call.ts";
import { optionalArgument } from "../arguments/optional-argument.ts";
import { responseFormat } from "../arguments/response-format.ts";
import { defineTool } from "../define-tool.ts";
import type { CallContext, Tool } from "../tool.ts";
import { ToolError } from "../tool-error.ts";
import { tellBegin } from "./await-flight.ts";
import { callsModels } from "./calls-models.ts";
import { readChoices } from "./choices.ts";
import { findRun } from "./find-run.ts";
import { languageArgument } from "./language-argument.ts";
import { checkSpec, modelsArgument } from "./models-argument.ts";
import { firstPage } from "./page-request.ts";
import type { AgentsParts } from "./parts.ts";
import { RunOutput, type RunToolAnswer } from "./run-answer.ts";
import { runTool } from "./run-tool.ts";
import { sourceArgument } from "./source-argument.ts";

const input = z.strictObject({
  run: optionalArgument(z.string().max(200)).describe("id of an analysis: its statements are translated"),
  transcript: optionalArgument(sourceArgument).describe("instead of run: the whole recording is"),
  to: languageArgument.describe("language wanted, a tag such as es or pt-BR"),
  from: optionalArgument(languageArgument).describe("language of the recording; default: as it was read"),
  models: modelsArgument,
  response_format: responseFormat,
});
type Arguments = z.output<typeof input>;

/** The tool that says an analysis, or a whole recording, in another language. */
export function createTranslateTool(parts: AgentsParts): Tool {
  return defineTool({
    name: "translate_statements",
    title: "Translate statements or a transcript",
    description:
      "Translates the statements of an analysis (run) or a whole transcript (transcript); give one of the two. Numbers, names, negation and language of each sentence are checked; one that fails stays in its language and says so. Times and ids stay. Needs a model of the settings or Apertium. Up to 40 s, then the run's id for get_run. Example: " +
      'translate_statements {"run":"3f9a1c22e0b4","to":"es"}',
    annotations: callsModels,
    input,
    output: RunOutput,
    async run(args, context) {
      tellBegin(context);
      const { run, transcript } = args;
      if (run !== undefined && transcript === undefined)
        return await translateRun(parts, { ...args, run }, context);
      if (transcript !== undefined && run === undefined)
        return await translateTranscript(parts, { ...args, transcript }, context);
      throw new ToolError({
        code: "bad_argument",
        message: "One of run and transcript is needed, and not both.",
        next: 'Call again with "run" for the statements of an analysis, or "transcript" for the whole recording.',
      });
    },
  });
}

async function translateTranscript(
  parts: AgentsParts,
  args: Arguments & { readonly transcript: string },
  context: CallContext,
): Promise<RunToolAnswer> {
  const { to, models, transcript: reference } = args;
  const transcript = await parts.transcripts.open(reference);
  const from = args.from ?? transcript.language;
  if (from === undefined) {
    throw new ToolError({
      code: "bad_argument",
      message: "The language of the recording could not be told from its words.",
      next: 'Call again with "from", such as "from":"en".',
    });
  }
  if (from.toLowerCase() === to.toLowerCase()) throw sameLanguage(to);
  const wish = { source: transcript.sha256, to, ...(args.from === undefined ? {} : { from: args.from }) };
  return await runTool(
    parts,
    {
      graph: "translate",
      transcript,
      models,
      page: firstPage(args.response_format),
      start: (app, allowed, call) => app.translate({ ...wish, ...allowed }, call),
    },
    context,
  );
}

/** What an analysis was asked for, of which a translation asks again. */
const AnalysisInput = z.object({
  source: z.string(),
  recipe: z.string(),
  request: z.string().optional(),
  models: z.record(z.string(), z.array(z.string())),
});

/** The analysis again in the other language: what its agents gave is kept, so that only the translator works. */
async function translateRun(
  parts: AgentsParts,
  args: Arguments & { readonly run: string },
  context: CallContext,
): Promise<RunToolAnswer> {
  const { to, run: reference } = args;
  const app = await parts.app();
  const view = await findRun(app, reference);
  const { run } = view;
  const outcome = await parts.outcomes.read(view);
  if (outcome?.result.schema !== "onrecord/analysis@1") throw noAnalysis(view);
  if (outcome.result.language.toLowerCase() === to.toLowerCase()) throw sameLanguage(to);
  const { source, recipe, request, models: used } = AnalysisInput.parse(view.input);
  const choices = await readChoices(app, parts.localOnly);
  const kept = agentNames
    .filter((agent) => agent !== "translator")
    .map(
      (agent) =>
        `${agent}=${(used[agent] ?? ["builtin"]).map((spec) => checkSpec(spec, choices.allowed)).join(",")}`,
    );
  const wish = { source, recipe, language: to, ...(request === undefined ? {} : { request }) };
  return await runTool(
    parts,
    {
      graph: "analyze",
      transcript: run.transcript,
      models: [...kept, ...(args.models ?? [])],
      page: firstPage(args.response_format),
      start: (opened, allowed, call) => opened.analyze({ ...wish, ...allowed }, call),
    },
    context,
  );
}

function sameLanguage(to: string): ToolError {
  return new ToolError({
    code: "bad_argument",
    message: `It is in ${to} already.`,
    next: 'Call again with another language in "to", or with "from" if its language was read wrongly.',
  });
}

function noAnalysis({ run }: RunView): ToolError {
  return new ToolError({
    code: "bad_argument",
    message: `Run ${run.id} has no analysis whose statements could be translated.`,
    next: `See what it is: ${writeCall("get_run", { run: run.id })}. Make an analysis with analyze_transcript, or give "transcript" in place of "run".`,
  });
}
