import type { Recording } from "../agents/recording.ts";
import type { RouterInput } from "../agents/router/schema.ts";
import { type AgentModels, labelOf } from "./agent-models.ts";
import { findTranslatorSpec } from "./find-translator-spec.ts";
import type { GraphServices } from "./services.ts";

/** What an analysis is asked for. */
export interface AnalysisWish {
  readonly recipe: string;
  readonly request?: string | undefined;
  readonly language?: string | undefined;
  readonly models: AgentModels;
}

/** What the router plans an analysis from. */
export function toRouterInput(
  services: Pick<GraphServices, "readRecipe" | "readRecipes" | "findTranslator">,
  { transcript }: Recording,
  { recipe, request, language: to, models }: AnalysisWish,
): RouterInput {
  const { language: from } = transcript;
  const translator = findTranslatorSpec(services, models, { from: from ?? "und", to: to ?? "und" });
  return {
    recipe: services.readRecipe(recipe),
    ...(request === undefined ? {} : { request, recipes: [...services.readRecipes()] }),
    ...(to === undefined ? {} : { language: to }),
    ...(from === undefined ? {} : { recordingLanguage: from }),
    summarizer: labelOf(models, "summarizer"),
    ...(translator === undefined ? {} : { translator }),
  };
}
