import { z } from "zod";
import type { EstimateWithInterval } from "../statistics/clustered-interval.ts";
import { judgeKinds } from "./judge.ts";

/** A share with the ends of its interval at a level of 0.95; null where an end is not known. */
export const JudgeFigure = z.strictObject({
  value: z.number(),
  low: z.nullable(z.number()),
  high: z.nullable(z.number()),
});
export type JudgeFigure = z.infer<typeof JudgeFigure>;

/** How far a judge agreed with people, and what that holds for: any other model, question or label set is another judge. */
export const Passport = z.strictObject({
  schema: z.literal("onrecord/passport@1"),
  kind: z.enum(judgeKinds),
  judge: z.string().describe("model spec, or builtin"),
  digest: z.exactOptional(z.string()).describe("of the model's files, or of the program; absent: not told"),
  promptVersion: z.string(),
  labels: z
    .array(z.strictObject({ name: z.string(), sha256: z.string(), used: z.int() }))
    .describe("what people labelled, and how many of the labels were used"),
  items: z.int(),
  recordings: z.int(),
  humanYes: z.int().describe("items that people said yes to"),
  unanswered: z.int().describe("items without a usable answer: they count as disagreement"),
  agreement: JudgeFigure,
  sensitivity: z.nullable(JudgeFigure).describe("share of people's yes that it gives too"),
  specificity: z.nullable(JudgeFigure).describe("share of people's no that it gives too"),
  kappa: z.nullable(JudgeFigure).describe("null: one label was all there was"),
  flipRate: z.nullable(JudgeFigure).describe("share of items whose label changes with the order shown"),
  at: z.string(),
});
export type Passport = z.infer<typeof Passport>;

/** A figure as a passport keeps it. */
export function toJudgeFigure({
  value,
  interval,
}: Pick<EstimateWithInterval, "value" | "interval">): JudgeFigure {
  const known = (end: number): number | null => (Number.isFinite(end) ? end : null);
  return { value, low: known(interval.lower), high: known(interval.upper) };
}

/** What a judge is at the moment. */
export interface JudgeState {
  readonly promptVersion: string;
  readonly digest: string | undefined;
  /** Hashes of the label sets that are at hand, by name. */
  readonly labels: ReadonlyMap<string, string>;
}

/** Fewer labels, or fewer of either kind, say too little. */
const fewest = { items: 20, ofEither: 5 } as const;

/** Why a passport does not hold, for people; `undefined` where it does. */
export function findPassportFault(passport: Passport | undefined, now: JudgeState): string | undefined {
  if (passport === undefined) return "it has not been calibrated";
  if (passport.promptVersion !== now.promptVersion) return "its question has changed since it was calibrated";
  if (passport.digest !== now.digest) return describeVersion(passport.digest, now.digest);
  const changed = passport.labels.find(({ name, sha256 }) => (now.labels.get(name) ?? sha256) !== sha256);
  if (changed !== undefined) return `the labels of ${changed.name} have changed since it was calibrated`;
  return findWeakness(passport);
}

function describeVersion(before: string | undefined, now: string | undefined): string {
  if (now === undefined) return "its server does not say which version of the model it has now";
  if (before === undefined) return "it was calibrated when the version of the model was not known";
  return "the model has changed since it was calibrated";
}

/** Too few labels, or no better than chance. */
function findWeakness({ items, humanYes, kappa }: Passport): string | undefined {
  const rarer = Math.min(humanYes, items - humanYes);
  if (items < fewest.items || rarer < fewest.ofEither) {
    return `it was calibrated on ${items} labels, ${rarer} of the rarer kind; ${fewest.items} and ${fewest.ofEither} are the least`;
  }
  if (kappa === null || kappa.low === null || kappa.low <= 0)
    return "it agrees with people no better than chance, as far as the labels can tell";
  return undefined;
}
