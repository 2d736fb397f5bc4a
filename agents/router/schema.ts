import { z } from "zod";
import { Recipe, RecipeSection } from "../summarizer/recipe.ts";

/** What a request in plain words asks for, as far as it was understood. */
export const RequestPlan = z.strictObject({
  recipe: z.exactOptional(z.string()).describe("name of a known recipe"),
  sections: z
    .array(z.strictObject({ kind: z.string(), limit: z.exactOptional(z.int().positive()) }))
    .describe("only these; none: all of the recipe"),
  topic: z.exactOptional(z.string()),
  language: z.exactOptional(z.string()).describe("BCP 47"),
  budget: z.exactOptional(z.enum(["low", "high"])).describe("low: cheap or quick; high: as good as can be"),
});
export type RequestPlan = z.infer<typeof RequestPlan>;

export const RouterInput = z.strictObject({
  recipe: Recipe,
  /** What is wanted, in plain words; it leads over `recipe` and, where it names one, over `language`. */
  request: z.exactOptional(z.string()),
  /** Recipes that a request may name or take sections of, besides `recipe`. */
  recipes: z.exactOptional(z.array(Recipe)),
  /** Language the analysis is wanted in; absent: the recording's. */
  language: z.exactOptional(z.string()),
  recordingLanguage: z.exactOptional(z.string()),
  summarizer: z.string().describe("model spec"),
  /** Spec of a translator that can do the pair asked for; absent: there is none. */
  translator: z.exactOptional(z.string()),
});
export type RouterInput = z.infer<typeof RouterInput>;

/** What a run will do: one summarizer call a group of sections, then the translation, if any. */
export const Plan = z.strictObject({
  /** Name of the recipe; absent in plans of older runs. */
  recipe: z.exactOptional(z.string()),
  tasks: z.array(z.strictObject({ task: z.string(), model: z.string(), sections: z.array(RecipeSection) })),
  /** Section kinds in the recipe's order. */
  order: z.array(z.string()),
  language: z.string(),
  translation: z.exactOptional(z.strictObject({ from: z.string(), to: z.string(), model: z.string() })),
  /** How the request was understood, and by what: a model spec, or `builtin` for the rules. */
  request: z.exactOptional(z.strictObject({ ...RequestPlan.shape, by: z.string() })),
  notes: z.array(z.string()),
});
export type Plan = z.infer<typeof Plan>;

/** A model's reading of a request as it comes. */
export const RouterAnswer = z.object({
  recipe: z.nullish(z.string()).describe("name of a recipe of the list, or null"),
  sections: z
    .array(
      z.object({
        kind: z.string().describe("kind of a section of the list"),
        limit: z.nullish(z.number()).describe("how many are asked for, or null"),
      }),
    )
    .catch([]),
  topic: z.nullish(z.string()).describe("what it should be about, in the words of the request, or null"),
  language: z.nullish(z.string()).describe("language tag the answer is wanted in, such as es, or null"),
  budget: z.enum(["low", "normal", "high"]).catch("normal"),
});
export type RouterAnswer = z.infer<typeof RouterAnswer>;
