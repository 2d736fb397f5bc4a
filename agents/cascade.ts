import { OnrecordError } from "../errors.ts";
import { addSums, type CallLog, type CallSums, createCallLog } from "./call-log.ts";
import { specOf, type Tier, type TierTally } from "./tier.ts";

/** What a tier made of one item: a result, or why there is none. */
export type TierResult<R> =
  | { readonly result: R; readonly failure?: undefined }
  | { readonly failure: string; readonly result?: undefined };

/** An item on its way down the tiers, with what the tier before made of it. */
export interface CascadeItem<I, R> {
  readonly item: I;
  readonly index: number;
  readonly before: R | undefined;
}

/** What a tier works with: `decide` may throw, which fails its items. */
export interface CascadeWork<I, R> {
  readonly tiers: readonly Tier[];
  readonly items: readonly I[];
  decide(tier: Tier, items: readonly CascadeItem<I, R>[], log: CallLog): Promise<readonly TierResult<R>[]>;
  /** Whether a result needs no further tier. */
  isSure(result: R, tier: Tier, item: I): boolean;
}

/** The last result an item got and the tier that gave it; `failures` of later tiers, or of all, name their spec. */
export interface Decision<R> {
  readonly result: R | undefined;
  readonly tier: string;
  readonly failures: readonly string[];
}

export interface CascadeOutcome<R> {
  readonly decisions: readonly Decision<R>[];
  readonly tally: readonly TierTally[];
  readonly sums: CallSums;
}

/**
 * Gives items to the tiers in order: only those that a tier failed on or is not sure of go on to the next one.
 * A later tier's result replaces an earlier one; its failure does not. Throws the first error of a tier when no item got
 * a result at all, and on cancel.
 */
export async function runCascade<I, R>(work: CascadeWork<I, R>): Promise<CascadeOutcome<R>> {
  const decisions: Decision<R>[] = work.items.map(() => ({ result: undefined, tier: "", failures: [] }));
  const spent: { readonly tier: Tier; readonly asked: number; readonly sums: CallSums }[] = [];
  let open = work.items.map((_item, index) => index);
  let firstError: unknown;
  for (const tier of work.tiers) {
    if (open.length === 0) break;
    const log = createCallLog();
    const found = await decideAll(work, tier, { open, decisions, log });
    firstError ??= found.error;
    for (const [at, index] of open.entries()) {
      const before = decisions[index];
      if (before !== undefined) decisions[index] = next(before, found.results[at], specOf(tier));
    }
    spent.push({ tier, asked: open.length, sums: log.sums() });
    open = open.filter((index) => {
      const decision = decisions[index];
      const item = work.items[index];
      const own = decision?.tier === specOf(tier) ? decision.result : undefined;
      return own === undefined || item === undefined || !work.isSure(own, tier, item);
    });
  }
  if (firstError !== undefined && decisions.every(({ result }) => result === undefined)) throw firstError;
  return {
    decisions,
    tally: spent.map((part) => toTally(part, decisions)),
    sums: spent.reduce((sum, part) => addSums(sum, part.sums), createCallLog().sums()),
  };
}

interface Opened<R> {
  readonly open: readonly number[];
  readonly decisions: readonly Decision<R>[];
  readonly log: CallLog;
}

async function decideAll<I, R>(
  work: CascadeWork<I, R>,
  tier: Tier,
  { open, decisions, log }: Opened<R>,
): Promise<{ readonly results: readonly TierResult<R>[]; readonly error?: unknown }> {
  const items = open.flatMap((index) => {
    const item = work.items[index];
    return item === undefined ? [] : [{ item, index, before: decisions[index]?.result }];
  });
  try {
    return { results: await work.decide(tier, items, log) };
  } catch (cause) {
    if (!(cause instanceof OnrecordError) || cause.code === "cancelled") throw cause;
    return { results: items.map(() => ({ failure: cause.message })), error: cause };
  }
}

function next<R>(before: Decision<R>, found: TierResult<R> | undefined, tier: string): Decision<R> {
  if (found?.result !== undefined) return { ...before, result: found.result, tier };
  const failure = `${tier}: ${found?.failure ?? "it gave no answer for this item."}`;
  return { ...before, failures: [...before.failures, failure] };
}

function toTally<R>(
  part: { readonly tier: Tier; readonly asked: number; readonly sums: CallSums },
  decisions: readonly Decision<R>[],
): TierTally {
  const tier = specOf(part.tier);
  const { calls, inputTokens, outputTokens, costUsd } = part.sums;
  return {
    tier,
    asked: part.asked,
    decided: decisions.filter((decision) => decision.result !== undefined && decision.tier === tier).length,
    calls,
    tokens: inputTokens + outputTokens,
    costUsd,
  };
}
