import type { ErrorCode, OnrecordError } from "../errors.ts";
import type { ModelPrice } from "./card.ts";
import { costOf } from "./prices.ts";
import type { PromotedRole } from "./promoted-roles.ts";

/** What a model that is taken automatically may cost; an absent cap is no cap. */
export interface PromotedLimits {
  readonly usd?: number;
  readonly calls?: number;
  readonly tokens?: number;
  /** Whether a model without a known price may be called under a cap on money. */
  readonly unknownPrice: "allow" | "refuse";
  /** A spec that is not meant, as when it is the one to be compared. */
  readonly except?: string;
}

/** A promoted model as it was looked up: its price, or why it may not be called at all. */
export interface PromotedModel extends PromotedRole {
  readonly price: ModelPrice | null;
  readonly refusal?: OnrecordError;
}

/** What stands for `auto`, and why, for people. */
export interface PromotedChoice {
  /** Model spec; `builtin` where no model may be taken. */
  readonly spec: string;
  readonly why: string;
}

/** A call as an agent makes them: it reads some four times what it writes. */
const usualCall = { inputTokens: 8_000, cachedTokens: 0, outputTokens: 2_000 };

/**
 * The cheapest promoted model that may be called and of which a budget lets one usual call (8,000 tokens in, 2,000
 * out) be made; else the built-in engine, which needs none. Of two that cost the same the first by name.
 */
export function choosePromoted(
  agent: string,
  promoted: readonly PromotedModel[],
  limits: PromotedLimits,
): PromotedChoice {
  const meant = promoted.filter(({ spec }) => spec !== limits.except);
  const judged = meant.map((model) => ({ model, fault: findFault(model, limits) }));
  const usable = judged.flatMap(({ model, fault }) => (fault === undefined ? [model] : []));
  const [best] = usable.toSorted((a, b) => dearness(a) - dearness(b) || (a.spec < b.spec ? -1 : 1));
  const faults = judged.flatMap(({ model, fault }) =>
    fault === undefined ? [] : [`${model.spec} (${fault})`],
  );
  const leftOut = faults.length === 0 ? "" : ` Left out: ${faults.join("; ")}.`;
  if (best === undefined) {
    const reason =
      meant.length === 0 ? "no model is promoted for it" : "none of its promoted models may be called";
    return { spec: "builtin", why: `${agent}: auto is builtin, as ${reason}.${leftOut}` };
  }
  const rank = usable.length === 1 ? "the only one" : `the cheapest of ${usable.length}`;
  return {
    spec: best.spec,
    why: `${agent}: auto is ${best.spec}, ${rank} that may be called, ${describeProof(best)}.${leftOut}`,
  };
}

function describeProof({ promotion }: PromotedModel): string {
  if (promotion === undefined) return "given the role on its card by hand";
  const datasets = [...new Set(promotion.tables.map(({ dataset }) => dataset))].join(", ");
  return `promoted over ${promotion.incumbent} on ${datasets} (${promotion.date.slice(0, 10)}, margin ${promotion.margin})`;
}

function findFault({ price, refusal }: PromotedModel, limits: PromotedLimits): string | undefined {
  if (refusal !== undefined) return refusals[refusal.code] ?? "it cannot be called";
  if (limits.calls === 0) return "the budget allows no call";
  const tokens = usualCall.inputTokens + usualCall.outputTokens;
  if (limits.tokens !== undefined && limits.tokens < tokens)
    return `the budget allows fewer tokens than a usual call has, ${tokens.toLocaleString("en-US")}`;
  if (limits.usd === undefined) return undefined;
  if (price === null)
    return limits.unknownPrice === "allow" ? undefined : "its price is not known, and money is capped";
  const usd = costOf(price, usualCall);
  return usd > limits.usd ? `a usual call costs $${usd.toFixed(4)}, over the budget` : undefined;
}

const refusals: Partial<Record<ErrorCode, string>> = {
  not_local: "it runs elsewhere, and this is local only",
  auth: "its key is not set",
  unknown_model: "the settings do not know its server, or not with these options",
};

function dearness({ price }: PromotedModel): number {
  return price === null ? Number.POSITIVE_INFINITY : costOf(price, usualCall);
}
