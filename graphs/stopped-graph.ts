import { Command } from "@langchain/langgraph";
import { OnrecordError } from "../errors.ts";
import type { ReviewKind, WaitingFor } from "../store/run.ts";

/** As much of a graph's state as says where it stopped for a person. */
export interface StoppedState {
  readonly tasks: readonly {
    readonly name: string;
    readonly interrupts: readonly { readonly value?: unknown }[];
  }[];
}

const reviewAt: Readonly<Record<string, ReviewKind>> = {
  review_plan: "plan",
  review_statements: "statements",
};

/** What a graph waits for a person to decide; `undefined` where it does not wait. */
export function findWaiting({ tasks }: StoppedState): WaitingFor | undefined {
  const stopped = tasks.find(({ interrupts }) => interrupts.length > 0);
  if (stopped === undefined) return undefined;
  const of = reviewAt[stopped.name];
  const offer = stopped.interrupts[0]?.value;
  if (of !== undefined && typeof offer === "string") return { of, offer };
  throw new OnrecordError(
    `The run stopped at "${stopped.name}", which this version does not know. It was begun by another version; start it again.`,
    { code: "store_failed" },
  );
}

/** What a stopped graph is gone on with: the blob of a person's answer. */
export function answerWith(blob: string): object {
  return new Command({ resume: blob });
}
