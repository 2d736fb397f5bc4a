import type { z } from "zod";
import type { ContentBlock } from "./content-block.ts";
import type { GivenInput, NeededInput } from "./needed-input.ts";

/** What a host tells a tool about the call that it answers. */
export interface CallContext {
  /** Aborts when the client cancels the call or goes away. */
  readonly signal: AbortSignal;
  /** Tells the client how far the call is, if it asked to be told; `total` is in the unit of `done`. */
  progress(done: number, total: number | undefined, message: string): void;
  /** Sends the client a line for its log; absent where the server's definition does not ask for logging. */
  readonly log?: (text: string) => Promise<void>;
  /** What the client says it can do, in the protocol's words, such as `sampling`; absent where that is not known. */
  readonly clientAbilities?: Readonly<Record<string, unknown>>;
  /** What the client gave after an answer that had `needs`; absent on the first round. */
  readonly given?: GivenInput;
}

/** The same facts twice: hosts show a model only one of the two. */
export interface ToolAnswer<S = Readonly<Record<string, unknown>>> {
  readonly text: string;
  readonly structured: S;
  /** Stands for `text` where the answer is more than text, such as a picture. */
  readonly content?: readonly ContentBlock[];
  /** The call cannot be answered before the client has given this; all else in the answer is ignored. */
  readonly needs?: NeededInput;
}

/** The hints of the protocol, all four of them: what is absent counts as the worst. */
export interface ToolAnnotations {
  readonly readOnlyHint: boolean;
  readonly destructiveHint: boolean;
  readonly idempotentHint: boolean;
  readonly openWorldHint: boolean;
}

/** A tool as plain data; no host or protocol shows in it. */
export interface Tool {
  /** verb_noun. */
  readonly name: string;
  readonly title: string;
  /** At most 1,000 characters: what, when, limits, one example. */
  readonly description: string;
  readonly input: z.ZodObject;
  readonly output: z.ZodObject;
  readonly annotations: ToolAnnotations;
  /** Takes arguments as the client sent them, which `input` reads; throws `ToolError` or `OnrecordError`. */
  run(args: unknown, context: CallContext): Promise<ToolAnswer>;
}
