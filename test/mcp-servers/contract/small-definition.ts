import { z } from "zod";
import { OnrecordError } from "../../../errors.ts";
import { ClientGone } from "../../../mcp-servers/client-gone.ts";
import { defineTool } from "../../../mcp-servers/define-tool.ts";
import type { ServerDefinition } from "../../../mcp-servers/server-definition.ts";
import type { CallContext, Tool } from "../../../mcp-servers/tool.ts";
import { ToolError } from "../../../mcp-servers/tool-error.ts";

const readOnly = { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false };

/** Seconds as a number or its text, as the real tools read them. */
const Lenient = z
  .union([z.number(), z.string()])
  .transform((value, context) => {
    const number = Number(value);
    if (Number.isFinite(number)) return number;
    context.addIssue({
      code: "custom",
      message: `"${value}" is no number of seconds.`,
      params: { valid: ["90", "1:30"], next: "Call wait_seconds with seconds as 90 or 1:30." },
    });
    return z.NEVER;
  })
  .describe("seconds to wait, 0 to 60");

/** What the tools of the small server were asked and how they ended. */
export interface Watch {
  readonly events: string[];
}

/** A server with a tool for each way an answer can go; `watch` hears of what long calls do. */
export function createSmallDefinition(watch: Watch = { events: [] }): ServerDefinition {
  return {
    name: "small",
    title: "Small server",
    version: "1.2.3",
    instructions: "A made-up server for tests. Begin with count_letters.",
    tools: createTools(watch),
    resources: {
      templates: [
        {
          uriTemplate: "note://{id}",
          name: "note",
          title: "Note",
          description: "A note by its id.",
          mimeType: "text/plain",
        },
      ],
      list: async () => [
        {
          uri: "note://first",
          name: "first",
          title: "First note",
          mimeType: "text/plain",
          description: "The only one.",
        },
      ],
      async read(uri) {
        if (uri === "note://first") return { uri, mimeType: "text/plain", text: "Buy ñandú feathers." };
        throw new ToolError({
          code: "not_found",
          message: `There is no note "${uri}".`,
          valid: ["note://first"],
          next: "Read note://first.",
        });
      },
      complete: async (_variable, begun) => ["first", "final"].filter((value) => value.startsWith(begun)),
    },
    prompts: [
      {
        name: "sum_up",
        title: "Sum up",
        description: "Asks for a summary.",
        arguments: [
          { name: "topic", description: "what to sum up", required: true },
          { name: "tone", description: "how", required: false },
        ],
        render: async ({ topic, tone }) => `Sum up ${topic}${tone === undefined ? "" : `, ${tone}`}.`,
        complete: async (argument, begun) =>
          argument === "tone" ? ["dry", "droll"].filter((t) => t.startsWith(begun)) : [],
      },
    ],
    close: async () => {
      watch.events.push("closed");
    },
  };
}

function createTools(watch: Watch): readonly Tool[] {
  return [
    defineTool({
      name: "count_letters",
      title: "Count letters",
      description: "Counts the letters of a text.",
      input: z.strictObject({
        text: z.string().max(60_000).describe("the text"),
        response_format: z.enum(["concise", "detailed"]).default("concise").describe("how much is said"),
      }),
      output: z.strictObject({ letters: z.number(), longest: z.exactOptional(z.string()) }),
      annotations: readOnly,
      async run({ text, response_format }) {
        const longest = text.split(" ").reduce((a, b) => (b.length > a.length ? b : a), "");
        const letters = text.replace(/\P{L}/gu, "").length;
        if (response_format === "concise") return { text: `${letters} letters`, structured: { letters } };
        return { text: `${letters} letters, longest: ${longest}`, structured: { letters, longest } };
      },
    }),
    defineTool({
      name: "wait_seconds",
      title: "Wait",
      description: "Waits, and tells how far it is every 20 ms.",
      input: z.strictObject({ seconds: Lenient }),
      output: z.strictObject({ waited: z.number() }),
      annotations: readOnly,
      async run({ seconds }, context) {
        await waitAndTell(seconds, context, watch);
        return { text: `Waited ${seconds} s.`, structured: { waited: seconds } };
      },
    }),
    defineTool({
      name: "fail_call",
      title: "Fail",
      description: "Fails in the way that is asked for.",
      input: z.strictObject({
        how: z
          .enum(["tool", "program", "fault", "schema", "large_text", "large_structure"])
          .describe("in which way"),
      }),
      output: z.strictObject({ filler: z.string() }),
      annotations: readOnly,
      run: async ({ how }) => fail(how),
    }),
  ];
}

async function waitAndTell(seconds: number, { signal, progress }: CallContext, watch: Watch): Promise<void> {
  watch.events.push("started");
  const steps = Math.max(1, Math.round(seconds / 0.02));
  for (let step = 1; step <= steps && !signal.aborted; step += 1) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    progress(step, steps, `step ${step}`);
  }
  const why = signal.reason instanceof ClientGone ? "gone" : "cancelled";
  watch.events.push(signal.aborted ? why : "finished");
}

function fail(how: string): { readonly text: string; readonly structured: { readonly filler: string } } {
  switch (how) {
    case "tool":
      throw new ToolError({
        code: "stale_cursor",
        message: "The cursor is of another text.\nSecond line.",
        valid: ["a", "b", "c", "d", "e", "f"],
        next: "Call fail_call without a cursor.",
      });
    case "program":
      throw new OnrecordError('The file "/home/made up/talk one.vtt" cannot be read. Name another.', {
        code: "not_readable",
      });
    case "schema":
      return { text: "x", structured: JSON.parse('{"filler": 1}') };
    case "large_text":
      return { text: "x".repeat(40_001), structured: { filler: "" } };
    case "large_structure":
      return { text: "x", structured: { filler: "x".repeat(40_000) } };
    default:
      throw new TypeError("secret of /home/made-up/program.ts");
  }
}
