import { z } from "zod";
import { readRecipe } from "../../agents/summarizer/recipe.ts";
import { recipeNames } from "../../agents/summarizer/recipe-names.ts";
import { composeText } from "../answers/compose-text.ts";
import { defineTool } from "../define-tool.ts";
import type { Tool } from "../tool.ts";
import { readOnly } from "../transcripts/read-only.ts";
import { readChoices } from "./choices.ts";
import type { AgentsParts } from "./parts.ts";
import { toBeginError } from "./run-errors.ts";

const input = z.strictObject({});

/** Recipes with their sections, the model of each agent and the caps stand beside. */
const output = z.looseObject({ models: z.array(z.string()) });

/** The tool that says which recipes and models a run may have. */
export function createListChoicesTool(parts: AgentsParts): Tool {
  return defineTool({
    name: "list_choices",
    title: "List recipes and models",
    description:
      "Lists the recipes of analyze_transcript with their sections, the models that the argument models may name (those of the user's settings, and builtin, which needs none), the model each agent has when none is named, and the caps of each run. Example: list_choices {}",
    annotations: readOnly,
    input,
    output,
    async run() {
      const { allowed, models, budget, localOnly } = await choicesOf(parts);
      const recipes = recipeNames()
        .map(readRecipe)
        .map(({ name, description, sections }) => ({
          recipe: name,
          description,
          sections: sections.map(({ kind }) => kind),
        }));
      const agents = Object.fromEntries(
        Object.entries(models).map(([agent, specs]) => [agent, specs.join(",")]),
      );
      const structured = {
        recipes,
        models: [...allowed],
        agents,
        budget: { ...budget },
        local_only: localOnly,
      };
      const caps = Object.entries(budget).map(([name, cap]) => `${name} ${cap}`);
      return {
        structured,
        text: composeText([
          "Recipes:",
          ...recipes.map((one) => `${one.recipe}: ${one.description} Sections: ${one.sections.join(", ")}`),
          `Models that may be named: ${allowed.join(", ")}`,
          `Agents and their models: ${Object.entries(agents)
            .map(([agent, specs]) => `${agent}=${specs}`)
            .join(", ")}`,
          `Caps of each run: ${caps.length === 0 ? "none" : caps.join(", ")}`,
          `Local only: ${localOnly}`,
        ]),
      };
    },
  });
}

async function choicesOf(parts: AgentsParts) {
  try {
    return await readChoices(await parts.app(), parts.localOnly);
  } catch (error) {
    throw toBeginError(error);
  }
}
