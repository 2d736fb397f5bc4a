import type { Tool } from "../tool.ts";
import { inputSchema, outputSchema } from "../tool-schemas.ts";

/** The tools as `tools/list` gives them; their schemas are made on the first call, and once. */
export function listTools(tools: readonly Tool[]): () => readonly object[] {
  let listed: readonly object[] | undefined;
  return () => {
    listed ??= tools.map(toListedTool);
    return listed;
  };
}

function toListedTool({ name, title, description, input, output, annotations }: Tool): object {
  return {
    name,
    title,
    description,
    inputSchema: inputSchema(input),
    outputSchema: outputSchema(output),
    annotations,
  };
}
