import type { AgentName } from "../agents/agent-names.ts";
import type { App } from "../app/app.ts";

/** What a model may win a role from: models that have it, and what does the work where none is asked. */
export function rivalsFor(app: App, agent: AgentName): readonly string[] {
  return [...app.roleHolders(agent), "builtin", ...(isUntranslated(app, agent) ? [copy] : [])];
}

/** What `auto` stands for when the model itself is not meant; what does the work where that is the built-in engine. */
export function incumbentFor(
  app: App,
  agent: AgentName,
  about: { readonly localOnly: boolean; readonly except: string },
): string {
  const { spec } = app.holderOf(agent, { ...about, budget: {} });
  return spec === "builtin" && isUntranslated(app, agent) ? copy : spec;
}

/** Without a program that translates, the built-in engine leaves every sentence as it stands. */
const copy = "baseline/copy";

function isUntranslated(app: App, agent: AgentName): boolean {
  if (agent !== "translator") return false;
  return app.openModels({ batch: "none", budget: {}, localOnly: true }).translator() === undefined;
}
