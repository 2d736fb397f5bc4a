import { readFileSync } from "node:fs";
import { z } from "zod";
import { OnrecordError } from "../../errors.ts";
import { recipeNames } from "./recipe-names.ts";

/** How the built-in engine finds a section's statements in the recording; `none`: only a model can write it. */
export const Extraction = z.enum([
  "summary",
  "main_ideas",
  "highlights",
  "quotables",
  "habits",
  "facts",
  "references",
  "recommendations",
  "decisions",
  "action_items",
  "open_questions",
  "questions",
  "none",
]);
export type Extraction = z.infer<typeof Extraction>;

/** One section of an analysis: what it is called, how it is extracted, and what a model is asked for. */
export const RecipeSection = z.strictObject({
  kind: z.string().regex(/^[a-z_]+$/),
  title: z.string(),
  group: z
    .string()
    .regex(/^[a-z_]+$/)
    .describe("sections of one group are written in one call"),
  extraction: Extraction,
  limit: z.int().positive().max(60),
  ask: z.string().describe("what a model is asked to write"),
  topic: z.exactOptional(z.string()).describe("only what is about this"),
});
export type RecipeSection = z.infer<typeof RecipeSection>;

/** Which sections an analysis has and what each asks for. */
export const Recipe = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9_-]*$/),
  description: z.string(),
  sections: z.array(RecipeSection).min(1).max(20),
});
export type Recipe = z.infer<typeof Recipe>;

const folder = new URL("./recipes/", import.meta.url);

/** A recipe by name, or a user's own by the path of its JSON file; throws `bad_usage`. */
export function readRecipe(nameOrPath: string): Recipe {
  const own = nameOrPath.endsWith(".json");
  if (!own && !recipeNames().includes(nameOrPath)) {
    throw new OnrecordError(
      `No recipe "${nameOrPath}". Known: ${recipeNames().join(", ")}. A recipe of your own is named by the path of its .json file.`,
      { code: "bad_usage" },
    );
  }
  try {
    return Recipe.parse(
      JSON.parse(readFileSync(own ? nameOrPath : new URL(`${nameOrPath}.json`, folder), "utf8")),
    );
  } catch (cause) {
    const reason = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause);
    throw new OnrecordError(
      `The recipe ${nameOrPath} cannot be used: ${reason}. Copy one of ${recipeNames().join(", ")} and change it.`,
      { code: "bad_usage", cause },
    );
  }
}
