import type { App } from "./app.ts";
import type { AppEnvironment } from "./environment.ts";
import { listModels } from "./list-models.ts";
import type { ModelServices } from "./model-services.ts";
import { probeAndKeep } from "./probe-model.ts";
import { effectiveSettings } from "./settings.ts";

/** The calls of the app that are about models and settings. */
export function createModelCalls(
  models: ModelServices,
  environment: AppEnvironment,
): Pick<App, "models" | "probe" | "localServers" | "settings"> {
  return {
    models: () => listModels(models),
    probe: (request) => probeAndKeep(models, environment, request),
    localServers: () => models.localServers(),
    settings: async (request) => effectiveSettings(models.settings(), request),
  };
}
