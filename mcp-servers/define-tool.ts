import type { z } from "zod";
import { toArgumentError } from "./argument-error.ts";
import type { CallContext, Tool, ToolAnswer } from "./tool.ts";
import { ToolError } from "./tool-error.ts";

interface TypedTool<I extends z.ZodObject, O extends z.ZodObject>
  extends Omit<Tool, "input" | "output" | "run"> {
  readonly input: I;
  readonly output: O;
  run(args: z.output<I>, context: CallContext): Promise<ToolAnswer<z.input<O>>>;
}

/** A tool whose arguments and answer are held to its own schemas by the compiler, and the arguments when it is called. */
export function defineTool<I extends z.ZodObject, O extends z.ZodObject>(tool: TypedTool<I, O>): Tool {
  const defined: Tool = {
    ...tool,
    async run(args, context) {
      const read = tool.input.safeParse(args);
      if (read.success) return tool.run(read.data, context);
      throw new ToolError(toArgumentError(defined, read.error, args));
    },
  };
  return defined;
}
