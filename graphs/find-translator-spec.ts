import { type AgentModels, isBuiltin, labelOf } from "./agent-models.ts";
import type { GraphServices } from "./services.ts";

/** What translates for a run: the models named for it, else a program that can do the pair. */
export function findTranslatorSpec(
  services: Pick<GraphServices, "findTranslator">,
  models: AgentModels,
  pair: { readonly from: string; readonly to: string },
): string | undefined {
  if (!isBuiltin(models, "translator")) return labelOf(models, "translator");
  const program = services.findTranslator();
  return program?.supports(pair) === true ? program.specFor(pair) : undefined;
}
