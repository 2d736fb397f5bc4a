import { z } from "zod";
import { OnrecordError } from "../../errors.ts";
import { callTool, plainFacts, renderToolError } from "../call-tool.ts";
import type { PromptMessage } from "../content-block.ts";
import type { NeededInput } from "../needed-input.ts";
import { ProtocolError, rpcCode } from "../protocol-error.ts";
import type { Prompt, ServerDefinition } from "../server-definition.ts";
import type { CallContext } from "../tool.ts";
import { ToolError, type ToolErrorFacts } from "../tool-error.ts";
import { completeArgument } from "./complete-argument.ts";
import { listTools } from "./list-tools.ts";

/** What a request is answered with: the result as the protocol has it, or what the client has to give first. */
export type Answer = { readonly result: Readonly<Record<string, unknown>> } | { readonly needs: NeededInput };

/** Answers one kind of request; throws `ProtocolError`. */
export type AnswerRequest = (params: unknown, context: CallContext) => Promise<Answer>;

/** Most values of a completion (MCP 2025-11-25, server/utilities/completion). */
const maxCompletions = 100;

const NoCursor = z.looseObject({ cursor: z.undefined({ error: "there is one page only" }).optional() });
const CallParams = z.object({
  name: z.string(),
  arguments: z.record(z.string(), z.unknown()).optional(),
});
const UriParams = z.looseObject({ uri: z.string() });
const PromptParams = z.looseObject({
  name: z.string(),
  arguments: z.record(z.string(), z.string()).optional(),
});
const CompleteParams = z.looseObject({
  ref: z.union([
    z.looseObject({ type: z.literal("ref/prompt"), name: z.string() }),
    z.looseObject({ type: z.literal("ref/resource"), uri: z.string() }),
  ]),
  argument: z.looseObject({ name: z.string(), value: z.string() }),
});

/**
 * What a server answers to each method, in no protocol era's own words: both hosts serve this, so that names, schemas,
 * facts and errors are the same everywhere. `report` hears of faults of the program itself.
 */
export function answerRequests(
  definition: ServerDefinition,
  report: (fault: unknown) => void,
): ReadonlyMap<string, AnswerRequest> {
  const { resources, prompts, tools } = definition;
  const listed = listTools(tools);
  const answers: readonly (readonly [method: string, answer: AnswerRequest])[] = [
    ["tools/list", onRead(NoCursor, async () => ({ result: { tools: listed() } }))],
    [
      "tools/call",
      onRead(CallParams, async (params, context) => {
        const result = await callTool(tools, params, { context, report });
        return "needs" in result ? result : { result: { ...result } };
      }),
    ],
    ["resources/list", onRead(NoCursor, async () => ({ result: { resources: await resources.list() } }))],
    [
      "resources/templates/list",
      onRead(NoCursor, async () => ({ result: { resourceTemplates: resources.templates } })),
    ],
    [
      "resources/read",
      onRead(UriParams, async ({ uri }, context) => ({
        result: { contents: [await resources.read(uri, context)] },
      })),
    ],
    ["prompts/list", onRead(NoCursor, async () => ({ result: { prompts: prompts.map(toListedPrompt) } }))],
    [
      "prompts/get",
      onRead(PromptParams, (params, context) =>
        renderPrompt(findPrompt(prompts, params.name), params, context),
      ),
    ],
    [
      "completion/complete",
      onRead(CompleteParams, async ({ ref, argument }) => {
        const values = await completeArgument(definition, ref, argument);
        const completion = {
          values: values.slice(0, maxCompletions),
          total: values.length,
          hasMore: values.length > maxCompletions,
        };
        return { result: { completion } };
      }),
    ],
    ...answerSubscriptions(definition),
  ];
  return new Map(answers.map(([method, answer]) => [method, tellFaults(method, answer, report)]));
}

function answerSubscriptions({ resources }: ServerDefinition): (readonly [string, AnswerRequest])[] {
  const { subscribe, unsubscribe } = resources;
  if (subscribe === undefined) return [];
  const take = (note: ((uri: string) => void) | undefined): AnswerRequest =>
    onRead(UriParams, async ({ uri }) => {
      note?.(uri);
      return { result: {} };
    });
  return [
    ["resources/subscribe", take(subscribe)],
    ["resources/unsubscribe", take(unsubscribe)],
  ];
}

function onRead<S extends z.ZodType>(
  schema: S,
  answer: (params: z.output<S>, context: CallContext) => Promise<Answer>,
): AnswerRequest {
  return async (params, context) => {
    const read = schema.safeParse(params ?? {});
    if (read.success) return answer(read.data, context);
    const [issue] = read.error.issues;
    const place = issue?.path.map(String).join(".") ?? "";
    throw new ProtocolError(`Invalid params: "${place}": ${issue?.message ?? "cannot be read"}.`, {
      code: rpcCode.invalidParams,
    });
  };
}

/** Turns every error into one of the protocol; a fault of the program shows nothing of itself. */
function tellFaults(method: string, answer: AnswerRequest, report: (fault: unknown) => void): AnswerRequest {
  return async (params, context) => {
    try {
      return await answer(params, context);
    } catch (error) {
      const told = toTold(error);
      if (told !== undefined) throw told;
      if (!context.signal.aborted) report(error);
      throw new ProtocolError(`${method} failed by a fault of the server's own.`, { code: rpcCode.internal });
    }
  };
}

/** An error that says what to do, as one of the protocol. */
function toTold(error: unknown): ProtocolError | undefined {
  if (error instanceof ProtocolError) return error;
  if (error instanceof ToolError) return toProtocolError(error.facts);
  if (!(error instanceof OnrecordError)) return undefined;
  return toProtocolError({ code: error.code, message: error.message, next: "Change what was asked for." });
}

function toProtocolError(told: ToolErrorFacts): ProtocolError {
  const facts = plainFacts(told);
  return new ProtocolError(renderToolError(facts), { code: rpcCode.invalidParams, data: facts });
}

function toListedPrompt({ name, title, description, arguments: args }: Prompt): object {
  return { name, title, description, arguments: args };
}

function findPrompt(prompts: readonly Prompt[], name: string): Prompt {
  const prompt = prompts.find((known) => known.name === name);
  if (prompt !== undefined) return prompt;
  throw new ToolError({
    code: "unknown_prompt",
    message: `There is no prompt "${name}".`,
    valid: prompts.map((known) => known.name),
    next: "Get one of the prompts of prompts/list.",
  });
}

async function renderPrompt(
  prompt: Prompt,
  params: z.output<typeof PromptParams>,
  context: CallContext,
): Promise<Answer> {
  const args = params.arguments ?? {};
  const names = prompt.arguments.map((argument) => argument.name);
  const missing = prompt.arguments.find(
    (argument) => argument.required && (args[argument.name] ?? "") === "",
  );
  const unknown = Object.keys(args).find((name) => !names.includes(name));
  if (missing !== undefined || unknown !== undefined) {
    throw new ToolError({
      code: missing === undefined ? "unknown_argument" : "bad_argument",
      message:
        missing === undefined
          ? `The prompt "${prompt.name}" takes no argument "${unknown}".`
          : `The argument "${missing.name}" of the prompt "${prompt.name}" is missing.`,
      valid: names,
      next: `Get "${prompt.name}" again with the right arguments.`,
    });
  }
  const rendered = await prompt.render(args, context);
  if (typeof rendered === "object" && "needs" in rendered) return { needs: rendered.needs };
  const messages: readonly PromptMessage[] =
    typeof rendered === "string" ? [{ role: "user", content: { type: "text", text: rendered } }] : rendered;
  return { result: { description: prompt.description, messages } };
}
