import { OnrecordError } from "../errors.ts";
import type { LocalServer } from "../models/local-servers.ts";
import type { Finding } from "./app.ts";
import type { ModelServices } from "./model-services.ts";
import { settingsFile } from "./settings.ts";

/** What `doctor` says of the settings and of the local servers of models; nothing is used unasked. */
export async function examineModels(models: ModelServices): Promise<readonly Finding[]> {
  const settings = examineSettings(models);
  if (settings.state === "broken") return [settings];
  const found = await models.localServers();
  return [settings, ...(found.length === 0 ? [noServer(models)] : found.map(describeServer))];
}

function examineSettings(models: ModelServices): Finding {
  try {
    const count = Object.keys(models.settings()).length;
    return { what: "settings", state: "ok", detail: count === 0 ? "none are needed" : settingsFile };
  } catch (cause) {
    if (!(cause instanceof OnrecordError)) throw cause;
    return { what: "settings", state: "broken", detail: cause.message, remedy: `Correct ${settingsFile}.` };
  }
}

function noServer(models: ModelServices): Finding {
  const local = [...models.servers().values()].filter(({ location }) => location === "local");
  return {
    what: "models",
    state: "missing",
    detail: `no local server answers (asked ${local.map(({ name }) => name).join(", ")}); the built-in engine needs none`,
    remedy:
      'Start Ollama or a llama.cpp server, or name its address under "servers" in onrecord.config.json.',
  };
}

/** Names of a few models, and how many more there are. */
function describeServer({ name, models, option }: LocalServer): Finding {
  const more = models.length > 5 ? ` and ${models.length - 5} more` : "";
  return {
    what: `models on ${name}`,
    state: "ok",
    detail: models.length === 0 ? "it answers and has no model" : `${models.slice(0, 5).join(", ")}${more}`,
    ...(option === undefined ? {} : { remedy: `To use it: onrecord analyze … ${option}` }),
  };
}
