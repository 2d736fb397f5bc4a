import type { Model } from "../models/model.ts";

/** One that may do an agent's work: a model, or the built-in engine. */
export type Tier = Model | "builtin";

/** What one tier of an agent did. `costUsd` is null where a price or a count is unknown. */
export interface TierTally {
  /** Model spec. */
  readonly tier: string;
  /** Items that it was given, and those whose result is its own. */
  readonly asked: number;
  readonly decided: number;
  readonly calls: number;
  readonly tokens: number;
  readonly costUsd: number | null;
}

/** The spec of a tier. */
export function specOf(tier: Tier): string {
  return tier === "builtin" ? "builtin" : tier.spec;
}

/** The models among tiers, in order. */
export function modelsOf(tiers: readonly Tier[]): readonly Model[] {
  return tiers.filter((tier) => tier !== "builtin");
}
