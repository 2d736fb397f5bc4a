import { OnrecordError } from "../errors.ts";
import { nearestName } from "../models/nearest-name.ts";
import { findUnknownArgument } from "./argument-error.ts";
import type { ContentBlock } from "./content-block.ts";
import type { NeededInput } from "./needed-input.ts";
import { plainLine } from "./plain-line.ts";
import { ProtocolError, rpcCode } from "./protocol-error.ts";
import type { CallContext, Tool, ToolAnswer } from "./tool.ts";
import { ToolError, type ToolErrorFacts } from "./tool-error.ts";

/** Most characters of the text, and of the structure as JSON. */
export const maxAnswerCharacters = 40_000;

/** A call as the client sent it. */
export interface ToolCall {
  readonly name: string;
  readonly arguments?: Readonly<Record<string, unknown>> | undefined;
}

/** What the protocol calls the result of `tools/call`, or what the client has to give first. */
export type CallResult =
  | {
      readonly content: readonly ContentBlock[];
      readonly structuredContent: Readonly<Record<string, unknown>>;
      readonly isError?: true;
    }
  | { readonly needs: NeededInput };

/** Who calls, and who is told of a fault in the program itself. */
export interface CallSetting {
  readonly context: CallContext;
  report(fault: unknown): void;
}

/**
 * Runs one tool; what goes wrong in it is a result that the model can act on. Throws `ProtocolError` for a tool that
 * does not exist, as the protocol asks, and where a tool itself throws one.
 */
export async function callTool(
  tools: readonly Tool[],
  call: ToolCall,
  { context, report }: CallSetting,
): Promise<CallResult> {
  const tool = findTool(tools, call.name);
  try {
    return await run(tool, call.arguments ?? {}, context);
  } catch (error) {
    if (error instanceof ProtocolError) throw error;
    const facts = toFacts(tool, error);
    if (facts.code === "internal" && !context.signal.aborted) report(error);
    return toFailure(facts);
  }
}

/** An error's lines as a model reads them. */
export function renderToolError(facts: ToolErrorFacts): string {
  const valid = facts.valid === undefined ? "" : `\nValid: ${facts.valid.join(", ")}`;
  return `Error ${facts.code}: ${facts.message}${valid}\nNext: ${facts.next}`;
}

/** The facts of an error as they may be told: short plain lines, no absolute path. */
export function plainFacts(facts: ToolErrorFacts): ToolErrorFacts {
  const valid = (facts.valid ?? []).slice(0, 5).map((value) => plainLine(value, 200));
  return {
    code: /^[a-z][a-z0-9_]*$/.test(facts.code) ? facts.code : "internal",
    message: plainLine(facts.message, 1000),
    ...(valid.length === 0 ? {} : { valid }),
    next: plainLine(facts.next, 1000),
  };
}

async function run(
  tool: Tool,
  args: Readonly<Record<string, unknown>>,
  context: CallContext,
): Promise<CallResult> {
  const unknown = findUnknownArgument(tool, args);
  if (unknown !== undefined) throw new ToolError(unknown);
  const answer = await tool.run(args, context);
  return answer.needs === undefined ? toResult(tool, answer) : { needs: answer.needs };
}

function toResult(tool: Tool, answer: ToolAnswer): CallResult {
  const structuredContent = tool.output.parse(answer.structured);
  const content = answer.content ?? [{ type: "text", text: answer.text }];
  const text = answer.content === undefined ? answer.text : JSON.stringify(content);
  if (Math.max(text.length, JSON.stringify(structuredContent).length) > maxAnswerCharacters) {
    throw new ToolError({
      code: "too_large",
      message: `The answer of ${tool.name} has more than ${maxAnswerCharacters} characters.`,
      next: `Call ${tool.name} again for less: a smaller page, fewer items, or a shorter stretch of time.`,
    });
  }
  return { content, structuredContent };
}

function toFailure(facts: ToolErrorFacts): CallResult {
  const error = plainFacts(facts);
  return {
    content: [{ type: "text", text: renderToolError(error) }],
    structuredContent: { error },
    isError: true,
  };
}

function toFacts(tool: Tool, error: unknown): ToolErrorFacts {
  if (error instanceof ToolError) return error.facts;
  if (error instanceof OnrecordError) {
    return {
      code: error.code,
      message: error.message,
      next: `Change the arguments of ${tool.name} as the message says, or tell the user what it says.`,
    };
  }
  return {
    code: "internal",
    message: `${tool.name} failed by a fault of its own, not of the call.`,
    next: `Call ${tool.name} once more; if it fails again, tell the user that onrecord has a fault.`,
  };
}

function findTool(tools: readonly Tool[], name: string): Tool {
  const tool = tools.find((known) => known.name === name);
  if (tool !== undefined) return tool;
  const names = tools.map((known) => known.name);
  const near = nearestName(name, names);
  const facts = plainFacts({
    code: "unknown_tool",
    message: `There is no tool "${name}".`,
    valid: [...names].sort((a, b) => Number(b === near) - Number(a === near)),
    next: near === undefined ? "Call one of the tools of tools/list." : `Call ${near}.`,
  });
  throw new ProtocolError(renderToolError(facts), { code: rpcCode.invalidParams, data: facts });
}
