import { OnrecordError } from "../errors.ts";
import type { TierResult } from "./cascade.ts";

/** Items for a model in calls of at most `size` items that fit. */
export interface BatchWork<I, R> {
  readonly items: readonly I[];
  readonly size: number;
  fits(batch: readonly I[]): boolean;
  /** One result an item, in order. */
  ask(batch: readonly I[]): Promise<readonly TierResult<R>[]>;
}

/** Failures after which the next call would fail too. */
const lasting: readonly string[] = [
  "cancelled",
  "unreachable",
  "auth",
  "quota",
  "model_missing",
  "not_local",
  "over_budget",
  "unknown_price",
  "unknown_model",
];

/**
 * Asks batch by batch, in order; one result an item. A failed call costs its own batch, a lasting failure those after
 * it too. Throws when every call failed, and on cancel.
 */
export async function askInBatches<I, R>(work: BatchWork<I, R>): Promise<readonly TierResult<R>[]> {
  const results: TierResult<R>[] = [];
  let failure: OnrecordError | undefined;
  let answered = 0;
  for (const batch of toBatches(work)) {
    if (failure !== undefined && lasting.includes(failure.code)) {
      results.push(...failAll<R>(batch.length, failure.message));
      continue;
    }
    try {
      results.push(...(await work.ask(batch)));
      answered += 1;
    } catch (cause) {
      if (!(cause instanceof OnrecordError) || cause.code === "cancelled") throw cause;
      failure = cause;
      results.push(...failAll<R>(batch.length, cause.message));
    }
  }
  if (answered === 0 && failure !== undefined) throw failure;
  return results;
}

function failAll<R>(count: number, failure: string): TierResult<R>[] {
  return Array.from({ length: count }, () => ({ failure }));
}

function toBatches<I, R>({ items, size, fits }: BatchWork<I, R>): I[][] {
  const batches: I[][] = [];
  for (const item of items) {
    const last = batches.at(-1);
    if (last !== undefined && last.length < size && fits([...last, item])) last.push(item);
    else batches.push([item]);
  }
  return batches;
}
