import type { CallContext, Tool } from "./tool.ts";

/** A resource that `list` gives, or the pattern of many. */
export interface ResourceTemplate {
  /** RFC 6570, such as `transcript://{id}`. */
  readonly uriTemplate: string;
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly mimeType: string;
}

export interface ListedResource {
  readonly uri: string;
  readonly name: string;
  readonly title: string;
  readonly description?: string;
  readonly mimeType: string;
}

export interface ResourceText {
  readonly uri: string;
  readonly mimeType: string;
  readonly text: string;
}

/** What a server lets a host read by address; everything in it can also be reached by a tool. */
export interface ResourceShelf {
  readonly templates: readonly ResourceTemplate[];
  /** At most 100, the newest first. */
  list(): Promise<readonly ListedResource[]>;
  /** Throws `ToolError` when there is no such resource. */
  read(uri: string, context: CallContext): Promise<ResourceText>;
  /** Values that complete a variable of a template; at most 100. */
  complete(variable: string, begun: string): Promise<readonly string[]>;
}

export interface PromptArgument {
  readonly name: string;
  readonly description: string;
  readonly required: boolean;
}

/** A prompt that a person picks in a host. */
export interface Prompt {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly arguments: readonly PromptArgument[];
  /** The text of its one user message; throws `ToolError` for a wrong argument. */
  render(args: Readonly<Record<string, string>>, context: CallContext): Promise<string>;
  complete(argument: string, begun: string): Promise<readonly string[]>;
}

/** One MCP server as plain data; the hosts speak the protocol for it. */
export interface ServerDefinition {
  /** `transcripts` or `agents`. */
  readonly name: string;
  readonly title: string;
  readonly version: string;
  /** At most 1,500 characters, the key advice in the first 500. */
  readonly instructions: string;
  readonly tools: readonly Tool[];
  readonly resources: ResourceShelf;
  readonly prompts: readonly Prompt[];
  close(): Promise<void>;
}
