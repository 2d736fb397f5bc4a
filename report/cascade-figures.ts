import type { AgentRecord } from "../store/run.ts";

/** Calls, tokens and money; `costUsd` is null where a price is unknown. */
interface Spent {
  readonly calls: number;
  readonly tokens: number;
  readonly costUsd: number | null;
}

/** What one tier did: `share` is the part of all items that it decided, in [0, 1]. */
export interface TierFigures extends Spent {
  readonly tier: string;
  readonly asked: number;
  readonly decided: number;
  readonly share: number;
}

/** What the tiers of one agent did in a run. */
export interface CascadeFigures {
  readonly agent: string;
  readonly items: number;
  readonly tiers: readonly TierFigures[];
  readonly last: string;
  /** What the last tier would have come to for all items, from what it took for each; absent when it was never asked. */
  readonly lastAlone?: Spent;
}

/** The agents of a run that several models stood by for, with what each of those did. Kept results count for none. */
export function cascadeFigures(agents: readonly AgentRecord[]): CascadeFigures[] {
  const inTiers = agents.filter(({ model, tiers }) => tiers !== undefined && model.includes(", "));
  const names = [...new Set(inTiers.map(({ agent }) => agent))];
  return names.map((name) => toFigures(inTiers.filter(({ agent }) => agent === name)));
}

function toFigures(records: readonly AgentRecord[]): CascadeFigures {
  const [first] = records;
  const specs = (first?.model ?? "").split(", ");
  const items = records.reduce((sum, { tiers }) => sum + (tiers?.[0]?.asked ?? 0), 0);
  const tiers = specs.map((tier) => sumTier(tier, records, items));
  const last = tiers.at(-1);
  const alone = last === undefined || last.asked === 0 ? undefined : scale(last, items / last.asked);
  return {
    agent: first?.agent ?? "",
    items,
    tiers,
    last: last?.tier ?? "",
    ...(alone === undefined ? {} : { lastAlone: alone }),
  };
}

function sumTier(tier: string, records: readonly AgentRecord[], items: number): TierFigures {
  const parts = records.flatMap(({ tiers }) => tiers?.filter((part) => part.tier === tier) ?? []);
  const add = (of: (part: (typeof parts)[number]) => number): number =>
    parts.reduce((sum, part) => sum + of(part), 0);
  const decided = add((part) => part.decided);
  return {
    tier,
    asked: add((part) => part.asked),
    decided,
    share: items === 0 ? 0 : decided / items,
    calls: add(({ calls }) => calls),
    tokens: add(({ tokens }) => tokens),
    costUsd: parts.some(({ costUsd }) => costUsd === null) ? null : add(({ costUsd }) => costUsd ?? 0),
  };
}

function scale({ calls, tokens, costUsd }: Spent, by: number): Spent {
  return {
    calls: Math.ceil(calls * by),
    tokens: Math.round(tokens * by),
    costUsd: costUsd === null ? null : costUsd * by,
  };
}
