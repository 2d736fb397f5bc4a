import { z } from "zod";
import type { ContentBlock } from "../../../mcp-servers/content-block.ts";
import { defineTool } from "../../../mcp-servers/define-tool.ts";
import type { InputRequest, NeededInput } from "../../../mcp-servers/needed-input.ts";
import type { CallContext, Tool } from "../../../mcp-servers/tool.ts";

const annotations = {
  readOnlyHint: true,
  destructiveHint: false,
  idempotentHint: true,
  openWorldHint: false,
};

/** What a fixture's tool gives: its text, its blocks, or what it needs. */
export type Given = string | readonly ContentBlock[] | { readonly needs: NeededInput };

/** A tool without arguments and without facts. */
export function plainTool(name: string, run: (context: CallContext) => Given | Promise<Given>): Tool {
  return toolOf(name, z.strictObject({}), (_args, context) => run(context));
}

/** A tool with arguments and without facts. */
export function toolOf<I extends z.ZodObject>(
  name: string,
  input: I,
  run: (args: z.output<I>, context: CallContext) => Given | Promise<Given>,
): Tool {
  return defineTool({
    name,
    title: name,
    description: `The tool ${name} of the conformance suite.`,
    input,
    output: z.strictObject({}),
    annotations,
    async run(args, context) {
      const given = await run(args, context);
      if (typeof given === "string") return { text: given, structured: {} };
      if ("needs" in given) return { text: "", structured: {}, needs: given.needs };
      return { text: "", structured: {}, content: given };
    },
  });
}

/** Asks the person at the client for the members of a form. */
export function elicit(message: string, properties: object, required: readonly string[]): InputRequest {
  const requestedSchema = { type: "object", properties, required };
  return { method: "elicitation/create", params: { message, requestedSchema } };
}

/** Asks the client's model. */
export function sample(text: string, maxTokens: number): InputRequest {
  const messages = [{ role: "user", content: { type: "text", text } }];
  return { method: "sampling/createMessage", params: { messages, maxTokens } };
}

/** Asks for the client's folders. */
export const listRoots: InputRequest = { method: "roots/list", params: {} };

const Elicited = z.looseObject({
  action: z.enum(["accept", "decline", "cancel"]),
  content: z.record(z.string(), z.unknown()).optional(),
});
const Sampled = z.looseObject({ content: z.looseObject({ text: z.string() }) });
const Roots = z.looseObject({ roots: z.array(z.looseObject({ uri: z.string() })) });

/** What a form was answered with, if it was. */
export function elicited(context: CallContext, name: string): z.output<typeof Elicited> | undefined {
  return Elicited.safeParse(context.given?.answers[name]).data;
}

/** What the client's model said, if it was asked. */
export function sampled(context: CallContext, name: string): string | undefined {
  return Sampled.safeParse(context.given?.answers[name]).data?.content.text;
}

/** The client's folders, if they were asked for. */
export function rootsOf(context: CallContext, name: string): readonly string[] | undefined {
  return Roots.safeParse(context.given?.answers[name]).data?.roots.map((root) => root.uri);
}
