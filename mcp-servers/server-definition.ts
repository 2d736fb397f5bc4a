import type { PromptMessage } from "./content-block.ts";
import type { NeededInput } from "./needed-input.ts";
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

export interface ResourceBytes {
  readonly uri: string;
  readonly mimeType: string;
  /** Base64. */
  readonly blob: string;
}

/** What a server lets a host read by address; everything in it can also be reached by a tool. */
export interface ResourceShelf {
  readonly templates: readonly ResourceTemplate[];
  /** At most 100, the newest first. */
  list(): Promise<readonly ListedResource[]>;
  /** Throws `ToolError` when there is no such resource. */
  read(uri: string, context: CallContext): Promise<ResourceText | ResourceBytes>;
  /** Values that complete a variable of a template; at most 100. */
  complete(variable: string, begun: string): Promise<readonly string[]>;
  /** Takes note that a client wants to hear of changes; absent where nothing ever changes. */
  readonly subscribe?: (uri: string) => void;
  readonly unsubscribe?: (uri: string) => void;
}

export interface PromptArgument {
  readonly name: string;
  readonly description: string;
  readonly required: boolean;
}

/** With `needs`: what the client has to give before the prompt can be told. */
export type RenderedPrompt = string | readonly PromptMessage[] | { readonly needs: NeededInput };

/** A prompt that a person picks in a host. */
export interface Prompt {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly arguments: readonly PromptArgument[];
  /** The text of its one user message, or its messages; throws `ToolError` for a wrong argument. */
  render(args: Readonly<Record<string, string>>, context: CallContext): Promise<RenderedPrompt>;
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
  /** `offered`: clients may ask for the lines that tools `log`. */
  readonly logging?: "offered";
  close(): Promise<void>;
}
