import { z } from "zod";
import { agentNames } from "../../agents/agent-names.ts";
import type { App, Budget } from "../../app/app.ts";

const Settings = z.object({
  models: z.record(z.string(), z.array(z.string())),
  budget: z.object({
    usd: z.exactOptional(z.number()),
    calls: z.exactOptional(z.number()),
    tokens: z.exactOptional(z.number()),
    seconds: z.exactOptional(z.number()),
  }),
  localOnly: z.boolean(),
});

/** What the user's settings leave to a tool. */
export interface Choices {
  /** Specs that a tool may name: those of the settings, and `builtin` first. */
  readonly allowed: readonly string[];
  /** Specs by agent that work when a call names none. */
  readonly models: Readonly<Record<string, readonly string[]>>;
  /** Caps of each run. */
  readonly budget: Budget;
  readonly localOnly: boolean;
}

/** The choices of the settings in force; `localOnly` is how the server was started. Throws `bad_usage`. */
export async function readChoices(app: Pick<App, "settings">, localOnly: boolean): Promise<Choices> {
  const settings = Settings.parse(await app.settings({ models: {}, localOnly, budget: {} }));
  const named = agentNames.flatMap((agent) => settings.models[agent] ?? []);
  return { ...settings, allowed: [...new Set(["builtin", ...named])] };
}
