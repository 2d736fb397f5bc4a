import type { ReviewedWork } from "../app/app.ts";
import { wilsonInterval } from "../evals/statistics/wilson.ts";

/** How much of what a model made for an agent was accepted by persons; the interval is Wilson's, 95 %. */
export interface Acceptance {
  readonly agent: string;
  readonly model: string;
  readonly accepted: number;
  readonly reviewed: number;
  readonly share: number;
  readonly interval: readonly [lower: number, upper: number];
}

/** Acceptance by agent and model, in the order of their names. */
export function acceptanceOf(works: readonly ReviewedWork[]): readonly Acceptance[] {
  const keys = [...new Set(works.map(keyOf))].sort();
  return keys.map((key) => {
    const group = works.filter((work) => keyOf(work) === key);
    const [agent = "", model = ""] = key.split("\t");
    const accepted = group.filter((work) => work.accepted).length;
    const { lower, upper } = wilsonInterval(accepted, group.length);
    const share = accepted / group.length;
    return { agent, model, accepted, reviewed: group.length, share, interval: [lower, upper] };
  });
}

function keyOf({ agent, model }: ReviewedWork): string {
  return `${agent}\t${model}`;
}
