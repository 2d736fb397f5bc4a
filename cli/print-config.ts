import type { App, SettingsRequest } from "../app/app.ts";

/** What a command line may say over the settings. */
export interface ConfigOptions {
  readonly model?: SettingsRequest["models"];
  readonly localOnly?: boolean;
  readonly allowUnknownPrice?: boolean;
  readonly budgetUsd?: number;
  readonly maxCalls?: number;
  readonly maxTokens?: number;
  readonly maxSeconds?: number;
}

/** Prints the settings that a command line leaves in force, as JSON and without secrets; gives the exit code. */
export async function printConfig(
  session: { readonly app: App; printJson(value: unknown): void },
  options: ConfigOptions,
): Promise<number> {
  const { budgetUsd: usd, maxCalls: calls, maxTokens: tokens, maxSeconds: seconds } = options;
  session.printJson(
    await session.app.settings({
      models: options.model ?? {},
      localOnly: options.localOnly === true,
      ...(options.allowUnknownPrice === true ? { allowUnknownPrice: true } : {}),
      budget: {
        ...(usd === undefined ? {} : { usd }),
        ...(calls === undefined ? {} : { calls }),
        ...(tokens === undefined ? {} : { tokens }),
        ...(seconds === undefined ? {} : { seconds }),
      },
    }),
  );
  return 0;
}
