import { fence } from "../fence.ts";
import { dataRule, type Prompt, reminder } from "../prompt-text.ts";
import type { Recipe } from "../summarizer/recipe.ts";

/** Changes with every word of the prompt below. */
export const promptVersion = "router-1";

/** Asks what a request in plain words wants of the known recipes. No word of a recording is in it. */
export function routerPrompt(recipes: readonly Recipe[], request: string): Prompt {
  return {
    system: `You read what somebody asks of an analysis of a recording, and say it in the terms of a list. ${dataRule}`,
    user: [
      "Recipes and the kinds of their sections:",
      ...recipes.map(({ name, description, sections }) => {
        return `- ${name}: ${description} Sections: ${sections.map(({ kind }) => kind).join(", ")}.`;
      }),
      "The request:",
      fence(request.replace(/\s+/g, " ")),
      "Say what the request wants: a recipe, or single sections with how many of each; the topic, in the request's own words; the language tag; budget low for cheap or quick, high for the best there is, else normal.",
      'Answer as JSON: {"recipe", "sections": [{"kind", "limit"}], "topic", "language", "budget"}.',
      "What the request does not say is null, or an empty list of sections. Name nothing that is not in the list.",
      reminder,
    ].join("\n"),
  };
}
