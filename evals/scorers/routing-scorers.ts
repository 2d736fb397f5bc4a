import type { RequestPlan } from "../../agents/router/schema.ts";
import type { Scorer } from "../scorer.ts";
import type { RoutingExample, RoutingOutput } from "../tasks/schemas/routing.ts";
import { defineScorer } from "./define-scorer.ts";
import { createPlanExpander, type PlanExpander } from "./expand-plan.ts";

type RoutingScorer = Scorer<RoutingExample, RoutingOutput>;

const fields = ["recipe", "sections", "topic", "language", "budget"] as const;

/** What plans are scored by; the first decides. */
export function createRoutingScorers(): readonly RoutingScorer[] {
  const expander = createPlanExpander();
  return [
    accuracy(expander),
    fieldAccuracy(expander),
    macroF1(expander),
    qualityRegret(expander),
    costRegret(expander),
  ];
}

function accuracy(expander: PlanExpander): RoutingScorer {
  return defineScorer({
    name: "accuracy",
    title: "Whole plan right",
    range: [0, 1],
    better: "higher",
    signature: `accuracy|all-of:${fields.join(",")}|topic:folded-words|language:primary|invalid:0|v:1`,
    judge: (example, output) => {
      const wrong = wrongFields(expander, example, output);
      return {
        value: wrong.length === 0 ? 1 : 0,
        reason: wrong.length === 0 ? "right" : `wrong: ${wrong.join(", ")}`,
      };
    },
  });
}

function fieldAccuracy(expander: PlanExpander): RoutingScorer {
  return defineScorer({
    name: "field_accuracy",
    title: "Fields of the plan right",
    range: [0, 1],
    better: "higher",
    signature: `accuracy|mean-of:${fields.join(",")}|topic:folded-words|language:primary|invalid:0|v:1`,
    judge: (example, output) => 1 - wrongFields(expander, example, output).length / fields.length,
  });
}

/** What a section misses weighs as much as what it has too much, kind by kind. */
function macroF1({ expand, kinds }: PlanExpander): RoutingScorer {
  return {
    name: "macro_f1",
    title: "Macro-F1 of sections",
    range: [0, 1],
    better: "higher",
    signature: "macro-f1|classes:sections-wanted-or-planned|invalid:nothing-planned|v:1",
    aggregation: { kind: "corpus", combine: meanF1 },
    score({ input, expected }, output) {
      const wanted = expand(expected, input.recipe).kinds;
      const planned = output === undefined ? [] : expand(output.plan, input.recipe).kinds;
      const counts = kinds().flatMap((kind) => {
        const [isWanted, isPlanned] = [wanted.includes(kind), planned.includes(kind)];
        return [isWanted && isPlanned, !isWanted && isPlanned, isWanted && !isPlanned].map(Number);
      });
      return { counts };
    },
  };
}

function qualityRegret({ expand }: PlanExpander): RoutingScorer {
  return defineScorer({
    name: "quality_regret",
    title: "Wanted sections not planned",
    range: [0, 1],
    better: "lower",
    signature: "regret|of:sections-wanted|invalid:1|v:1",
    judge: ({ input, expected }, { plan }) => {
      const wanted = expand(expected, input.recipe).kinds;
      const planned = expand(plan, input.recipe).kinds;
      return wanted.filter((kind) => !planned.includes(kind)).length / Math.max(1, wanted.length);
    },
  });
}

function costRegret({ expand }: PlanExpander): RoutingScorer {
  return defineScorer({
    name: "cost_regret",
    title: "Calls planned for nothing",
    range: [0, 1],
    better: "lower",
    signature: "regret|of:summarizer-calls|for-nothing:no-wanted-section|invalid:1|v:1",
    judge: ({ input, expected }, { plan }) => {
      const wanted = expand(expected, input.recipe).kinds;
      const { calls } = expand(plan, input.recipe);
      const idle = calls.filter((sections) => !sections.some((kind) => wanted.includes(kind)));
      return idle.length / Math.max(1, calls.length);
    },
  });
}

function wrongFields(
  { expand }: PlanExpander,
  { input, expected }: RoutingExample,
  { plan }: RoutingOutput,
): readonly string[] {
  const [wanted, planned] = [expected, plan].map((one) => ({ ...one, ...expand(one, input.recipe) }));
  if (wanted === undefined || planned === undefined) return fields;
  return fields.filter((field) => {
    switch (field) {
      case "recipe":
        return wanted.recipe !== planned.recipe;
      case "sections":
        return sectionsOf(wanted) !== sectionsOf(planned);
      case "topic":
        return fold(wanted.topic) !== fold(planned.topic);
      case "language":
        return primaryOf(wanted.language) !== primaryOf(planned.language);
      case "budget":
        return wanted.budget !== planned.budget;
      default:
        return field satisfies never;
    }
  });
}

/** Kinds in order of their names, each with how many are asked for. */
function sectionsOf({
  kinds,
  sections,
}: Pick<RequestPlan, "sections"> & { readonly kinds: readonly string[] }) {
  const limits = new Map(sections.map(({ kind, limit }) => [kind, limit]));
  return kinds
    .toSorted()
    .map((kind) => `${kind}:${limits.get(kind) ?? "any"}`)
    .join(" ");
}

function fold(topic: string | undefined): string {
  return (
    (topic ?? "")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.join(" ") ?? ""
  );
}

function primaryOf(language: string | undefined): string {
  return (language ?? "").toLowerCase().split("-")[0] ?? "";
}

/** From true positives, false positives and false negatives of each class; classes that nobody saw are left out. */
function meanF1(sums: readonly number[]): number | undefined {
  const scores: number[] = [];
  for (let at = 0; at < sums.length; at += 3) {
    const [both = 0, extra = 0, missed = 0] = sums.slice(at, at + 3);
    if (both + extra + missed > 0) scores.push((2 * both) / (2 * both + extra + missed));
  }
  return scores.length === 0 ? undefined : scores.reduce((sum, score) => sum + score, 0) / scores.length;
}
