import { z } from "zod";
import { optionalArgument } from "../arguments/optional-argument.ts";
import { shortText } from "../arguments/short-text.ts";
import { defineTool } from "../define-tool.ts";
import type { Tool } from "../tool.ts";
import type { LibraryReader } from "./library-reader.ts";
import { readOnly } from "./read-only.ts";
import { taskNames, tasks } from "./tasks.ts";
import { transcriptArgument } from "./transcript-argument.ts";

const input = z.strictObject({
  task: z
    .preprocess(
      (value) => (typeof value === "string" ? value.trim().toLowerCase() : value),
      z.enum(taskNames),
    )
    .describe("what to do"),
  transcript: transcriptArgument,
  language: optionalArgument(shortText(60)).describe("to write in; default the user's"),
});

const output = z.object({ instructions: z.string() });

/** The tool that gives the server's prompts to hosts that show none. */
export function createInstructionsTool(reader: LibraryReader): Tool {
  return defineTool({
    name: "get_instructions",
    title: "Get instructions",
    description:
      "Gives the steps of larger work on a recording: extract_wisdom (summary, ideas, quotes, facts), verify_article (check a text about it), brief_me (one page). Use it when asked for that, then follow them. Example: " +
      'get_instructions {"task":"brief_me","transcript":"ferry-1a2b"}',
    annotations: readOnly,
    input,
    output,
    async run({ task, transcript, language }) {
      const { id } = await reader.find(transcript);
      const instructions = tasks[task].write({ transcript: id, language });
      return { text: instructions, structured: { instructions } };
    },
  });
}
