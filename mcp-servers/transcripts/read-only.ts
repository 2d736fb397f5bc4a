import type { ToolAnnotations } from "../tool.ts";

/** Of tools that change nothing and reach nothing outside the library. */
export const readOnly: ToolAnnotations = {
  readOnlyHint: true,
  destructiveHint: false,
  idempotentHint: true,
  openWorldHint: false,
};
