import type { ToolAnnotations } from "../tool.ts";

/** Of tools that may send a recording's words to the models of the settings; nothing that is kept is changed. */
export const callsModels: ToolAnnotations = {
  readOnlyHint: false,
  destructiveHint: false,
  idempotentHint: true,
  openWorldHint: true,
};
