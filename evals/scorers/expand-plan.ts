import { makePlan } from "../../agents/router/make-plan.ts";
import type { RequestPlan } from "../../agents/router/schema.ts";
import { type Recipe, readRecipe } from "../../agents/summarizer/recipe.ts";
import { recipeNames } from "../../agents/summarizer/recipe-names.ts";

/** What a request comes to when it is carried out. */
export interface ExpandedPlan {
  readonly recipe: string;
  /** Kinds of the sections that are made. */
  readonly kinds: readonly string[];
  /** Kinds of the sections of each call of the summarizer. */
  readonly calls: readonly (readonly string[])[];
}

/** Carries out requests on paper; recipes are read once, when first needed. */
export interface PlanExpander {
  /** `recipe` is what is used where the request names none. */
  expand(plan: RequestPlan, recipe: string): ExpandedPlan;
  /** Kinds of all sections of all recipes, sorted. */
  kinds(): readonly string[];
}

/** An expander over the recipes that come with the program. */
export function createPlanExpander(): PlanExpander {
  let read: readonly Recipe[] | undefined;
  const recipes = (): readonly Recipe[] => {
    read ??= recipeNames().map(readRecipe);
    return read;
  };
  return {
    expand(plan, name) {
      const known = [...recipes()];
      const recipe = known.find((one) => one.name === name) ?? readRecipe(name);
      const understood = { plan, by: "builtin", notes: [] };
      const made = makePlan({ recipe, recipes: known, summarizer: "builtin" }, understood, undefined);
      return {
        recipe: made.recipe ?? name,
        kinds: made.order,
        calls: made.tasks.map(({ sections }) => sections.map(({ kind }) => kind)),
      };
    },
    kinds() {
      const sections = recipes().flatMap((recipe) => recipe.sections);
      return [...new Set(sections.map(({ kind }) => kind))].sort();
    },
  };
}
