import { z } from "zod";
import type { Tool } from "../../../mcp-servers/tool.ts";
import { ToolError } from "../../../mcp-servers/tool-error.ts";
import { plainTool, toolOf } from "./plain-tool.ts";

/** A red picture of one pixel. */
export const png =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==";

/** A recording of no time at all. */
const wav = "UklGRiYAAABXQVZFZm10IBAAAAABAAEAQB8AAAB9AAACABAAZGF0YQIAAAA=";

const Address = z
  .object({ street: z.string().optional(), city: z.string().optional() })
  .meta({ id: "address", $anchor: "addressDef" });

/** As JSON, because an object with a member "then" would be taken for a promise. */
const conditions: Readonly<Record<string, unknown>> = JSON.parse(
  '{"if":{"properties":{"contactMethod":{"const":"phone"}}},"then":{"required":["phone"]},"else":{"required":["email"]}}',
);

/** A schema with what JSON Schema has and zod does not (SEP-1613, SEP-2106). */
const Contact = z
  .strictObject({
    name: z.string().optional(),
    address: Address.optional(),
    contactMethod: z.enum(["phone", "email"]).optional(),
    phone: z.string().optional(),
    email: z.string().optional(),
  })
  .meta({
    $schema: "https://json-schema.org/draft/2020-12/schema",
    allOf: [{ anyOf: [{ required: ["phone"] }, { required: ["email"] }] }],
    ...conditions,
  });

/** The tools that show each kind of content, and what happens on the way to it. */
export const contentTools: readonly Tool[] = [
  plainTool("test_simple_text", () => "This is a simple text response for testing."),
  plainTool("test_image_content", () => [{ type: "image", data: png, mimeType: "image/png" }]),
  plainTool("test_audio_content", () => [{ type: "audio", data: wav, mimeType: "audio/wav" }]),
  plainTool("test_embedded_resource", () => [
    {
      type: "resource",
      resource: {
        uri: "test://embedded-resource",
        mimeType: "text/plain",
        text: "This is an embedded resource content.",
      },
    },
  ]),
  plainTool("test_multiple_content_types", () => [
    { type: "text", text: "Multiple content types test:" },
    { type: "image", data: png, mimeType: "image/png" },
    {
      type: "resource",
      resource: {
        uri: "test://mixed-content-resource",
        mimeType: "application/json",
        text: '{"test":"data","value":123}',
      },
    },
  ]),
  plainTool("test_tool_with_logging", async ({ log }) => {
    await log?.("Tool execution started");
    await pause();
    await log?.("Tool processing data");
    await pause();
    await log?.("Tool execution completed");
    return "Logged three lines.";
  }),
  plainTool("test_logging_tool", async ({ log }) => {
    await log?.("A line for whoever asked for it");
    return "Logged one line.";
  }),
  plainTool("test_tool_with_progress", async ({ progress }) => {
    for (const done of [0, 50, 100]) {
      progress(done, 100, `Completed step ${done} of 100`);
      await pause();
    }
    return "Told of three steps.";
  }),
  plainTool("test_error_handling", () => {
    throw new ToolError({
      code: "intended",
      message: "This tool intentionally returns an error for testing",
      next: "Go on with the next test.",
    });
  }),
  toolOf("json_schema_2020_12_tool", Contact, ({ name }) => `Called by ${name ?? "nobody"}.`),
  toolOf(
    "test_x_mcp_header",
    z.strictObject({ region: z.string().meta({ "x-mcp-header": "Region" }) }),
    ({ region }) => `Called for ${region}.`,
  ),
];

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 50));
}
