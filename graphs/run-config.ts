import { OnrecordError } from "../errors.ts";

/** What a node is told about the invocation it runs in. */
export interface NodeConfig {
  readonly signal?: AbortSignal;
  readonly configurable?: Readonly<Record<string, unknown>>;
  /** What came with the run and is not kept in its state. */
  readonly context?: Readonly<Record<string, unknown>>;
}

/** The run's id, which is the thread's; a server that has no thread names the run itself. */
export function runIdOf(config: NodeConfig): string {
  const id = config.configurable?.["thread_id"] ?? config.configurable?.["run_id"];
  return typeof id === "string" ? id : "unnamed";
}

/** The signal that cancels the node; one that never fires where none was given. */
export function signalOf(config: NodeConfig): AbortSignal {
  return config.signal ?? new AbortController().signal;
}

/** A state field that an earlier node must have written. */
export function need(value: string | undefined, field: string): string {
  if (value !== undefined) return value;
  throw new OnrecordError(
    `The graph has no "${field}" yet. Start the run again; if it happens twice, this is a bug of onrecord.`,
    { code: "store_failed" },
  );
}
