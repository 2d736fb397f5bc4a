import { makePlan } from "../../agents/router/make-plan.ts";
import type { RequestPlan } from "../../agents/router/schema.ts";
import { readRecipe } from "../../agents/summarizer/recipe.ts";
import { recipeNames } from "../../agents/summarizer/recipe-names.ts";
import type { Scorer } from "../scorer.ts";
import type { RoutingExample, RoutingOutput } from "../tasks/schemas/routing.ts";
import { defineScorer } from "./define-scorer.ts";

type RoutingScorer = Scorer<RoutingExample, RoutingOutput>;

const fields = ["recipe", "sections", "topic", "language", "budget"] as const;

const accuracy: RoutingScorer = defineScorer({
  name: "accuracy",
  title: "Whole plan right",
  range: [0, 1],
  better: "higher",
  signature: `accuracy|all-of:${fields.join(",")}|topic:folded-words|language:primary|invalid:0|v:1`,
  judge: (example, output) => {
    const wrong = wrongFields(example, output);
    return {
      value: wrong.length === 0 ? 1 : 0,
      reason: wrong.length === 0 ? "right" : `wrong: ${wrong.join(", ")}`,
    };
  },
});

const fieldAccuracy: RoutingScorer = defineScorer({
  name: "field_accuracy",
  title: "Fields of the plan right",
  range: [0, 1],
  better: "higher",
  signature: `accuracy|mean-of:${fields.join(",")}|topic:folded-words|language:primary|invalid:0|v:1`,
  judge: (example, output) => 1 - wrongFields(example, output).length / fields.length,
});

/** What a section misses weighs as much as what it has too much, kind by kind. */
function macroF1(): RoutingScorer {
  const kinds = knownKinds();
  return {
    name: "macro_f1",
    title: "Macro-F1 of sections",
    range: [0, 1],
    better: "higher",
    signature: `macro-f1|classes:sections-seen-of-${kinds.length}|invalid:nothing-planned|v:1`,
    aggregation: { kind: "corpus", combine: (sums) => meanF1(sums) },
    score(example, output) {
      const wanted = expand(example.expected, example).kinds;
      const planned = output === undefined ? [] : expand(output.plan, example).kinds;
      const counts = kinds.flatMap((kind) => {
        const [isWanted, isPlanned] = [wanted.includes(kind), planned.includes(kind)];
        return [isWanted && isPlanned, !isWanted && isPlanned, isWanted && !isPlanned].map(Number);
      });
      return { counts };
    },
  };
}

const qualityRegret: RoutingScorer = defineScorer({
  name: "quality_regret",
  title: "Wanted sections not planned",
  range: [0, 1],
  better: "lower",
  signature: "regret|of:sections-wanted|invalid:1|v:1",
  judge: (example, { plan }) => {
    const wanted = expand(example.expected, example).kinds;
    const planned = expand(plan, example).kinds;
    return wanted.filter((kind) => !planned.includes(kind)).length / Math.max(1, wanted.length);
  },
});

const costRegret: RoutingScorer = defineScorer({
  name: "cost_regret",
  title: "Calls planned for nothing",
  range: [0, 1],
  better: "lower",
  signature: "regret|of:summarizer-calls|for-nothing:no-wanted-section|invalid:1|v:1",
  judge: (example, { plan }) => {
    const wanted = expand(example.expected, example).kinds;
    const { calls } = expand(plan, example);
    const idle = calls.filter((sections) => !sections.some((kind) => wanted.includes(kind)));
    return idle.length / Math.max(1, calls.length);
  },
});

/** What plans are scored by; the first decides. */
export const routingScorers: readonly RoutingScorer[] = [
  accuracy,
  fieldAccuracy,
  macroF1(),
  qualityRegret,
  costRegret,
];

/** The sections that a plan makes, and those of each of its calls. */
function expand(plan: RequestPlan, { input }: RoutingExample) {
  const recipe = readRecipe(input.recipe);
  const made = makePlan(
    { recipe, recipes: recipeNames().map(readRecipe), summarizer: "builtin" },
    { plan, by: "builtin", notes: [] },
    undefined,
  );
  return {
    recipe: made.recipe,
    kinds: made.order,
    calls: made.tasks.map(({ sections }) => sections.map(({ kind }) => kind)),
  };
}

function wrongFields(example: RoutingExample, { plan }: RoutingOutput): readonly string[] {
  const wanted = example.expected;
  return fields.filter((field) => {
    switch (field) {
      case "recipe":
        return expand(wanted, example).recipe !== expand(plan, example).recipe;
      case "sections":
        return sectionsOf(wanted, example) !== sectionsOf(plan, example);
      case "topic":
        return fold(wanted.topic) !== fold(plan.topic);
      case "language":
        return primaryOf(wanted.language) !== primaryOf(plan.language);
      case "budget":
        return wanted.budget !== plan.budget;
      default:
        return field satisfies never;
    }
  });
}

/** Kinds in order of their names, each with how many are asked for. */
function sectionsOf(plan: RequestPlan, example: RoutingExample): string {
  const limits = new Map(plan.sections.map(({ kind, limit }) => [kind, limit]));
  return expand(plan, example)
    .kinds.toSorted()
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

function knownKinds(): readonly string[] {
  const sections = recipeNames().flatMap((name) => readRecipe(name).sections);
  return [...new Set(sections.map(({ kind }) => kind))].sort();
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
