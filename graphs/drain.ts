import { isGraphDrained, RunControl } from "@langchain/langgraph";

/** What stops a graph between two steps. */
export interface Drain {
  /** Part of the graph's configuration; each step is kept before the next begins. */
  readonly config: { readonly control?: object; readonly durability?: "sync" };
  /** Lets go of the signal. */
  close(): void;
}

/** Stops a graph once the steps in flight are done when the signal fires; without a signal nothing does. */
export function openDrain(signal: AbortSignal | undefined): Drain {
  if (signal === undefined) return { config: {}, close: () => undefined };
  const control = new RunControl();
  const ask = (): void => control.requestDrain("stopped");
  if (signal.aborted) ask();
  signal.addEventListener("abort", ask);
  return {
    config: { control, durability: "sync" },
    close: () => signal.removeEventListener("abort", ask),
  };
}

/** Whether a graph ended because it was to stop between two steps. */
export function isDrained(cause: unknown): boolean {
  return cause instanceof Error && isGraphDrained(cause);
}
