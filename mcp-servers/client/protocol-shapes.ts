import { z } from "zod";

/** One value of a schema that a server wrote; only what is looked at. */
const ArgumentSchema = z.looseObject({});

/** A tool of a server, as far as it is needed to call it. */
export const ServerTool = z.object({
  name: z.string(),
  title: z.string().optional(),
  description: z.string().optional(),
  inputSchema: ArgumentSchema.default({}),
});
export type ServerTool = z.infer<typeof ServerTool>;

export const ToolPage = z.object({ tools: z.array(ServerTool), nextCursor: z.string().optional() });

/** A resource that a server lists, or that a tool links to. */
export const ServerResource = z.object({
  uri: z.string(),
  name: z.string().optional(),
  title: z.string().optional(),
  mimeType: z.string().optional(),
});
export type ServerResource = z.infer<typeof ServerResource>;

export const ResourcePage = z.object({
  resources: z.array(ServerResource),
  nextCursor: z.string().optional(),
});

/** What stands in a resource: text, or bytes as base64. */
export const ResourceContent = z.object({
  uri: z.string().optional(),
  mimeType: z.string().optional(),
  text: z.string().optional(),
  blob: z.string().optional(),
});
export type ResourceContent = z.infer<typeof ResourceContent>;

export const ResourceAnswer = z.object({ contents: z.array(ResourceContent) });

/** One block of what a tool answers; of a kind that is not known only the kind is kept. */
const ContentBlock = z.object({
  type: z.string(),
  text: z.string().optional(),
  resource: ResourceContent.optional(),
  uri: z.string().optional(),
  name: z.string().optional(),
  mimeType: z.string().optional(),
});

/** What a tool answers. */
export const ToolResult = z.object({
  content: z.array(ContentBlock).default([]),
  structuredContent: z.unknown().optional(),
  isError: z.boolean().default(false),
});
export type ToolResult = z.infer<typeof ToolResult>;
