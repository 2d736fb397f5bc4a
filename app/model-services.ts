import { join } from "node:path";
import { type Cards, readCards } from "../models/cards.ts";
import { createTokenCounter, type TokenCounter } from "../models/count-tokens.ts";
import { findLocalServers, type LocalServer } from "../models/local-servers.ts";
import { createModelRegistry, type ModelRegistry, type Privacy } from "../models/model-registry.ts";
import { createRetry, type Retry } from "../models/retry.ts";
import { createServerBreakers } from "../models/server-breakers.ts";
import { createServerLimits } from "../models/server-limits.ts";
import { listServers, type ModelServer } from "../models/server-settings.ts";
import type { Store } from "../store/store.ts";
import type { AppEnvironment } from "./environment.ts";
import { readSettings, type Settings } from "./settings.ts";

/** Models as the settings, the cards and the environment give them; each is read when first asked for. */
export interface ModelServices {
  /** Throws `bad_usage` for a settings file that cannot be used. */
  settings(): Settings;
  servers(): ReadonlyMap<string, ModelServer>;
  cards(): Cards;
  /** The user's cards, in the store. */
  readonly cardsFile: string;
  registry(privacy: Privacy): ModelRegistry;
  localServers(): Promise<readonly LocalServer[]>;
  /** What all calls share: places at servers, breakers, the token tables. */
  calling(): { readonly retry: Retry; readonly counter: TokenCounter };
}

/** The models of one app over its store, whose processes share the places at the servers. */
export function createModelServices(
  environment: AppEnvironment,
  store: Pick<Store, "folder" | "serverPlaces">,
): ModelServices {
  const { variables, cwd, fetch, now, nowMs, signal } = environment;
  const cardsFile = join(store.folder, "cards.json");
  const settings = once(() => readSettings(environment));
  const servers = once(() => listServers(settings().servers ?? {}, variables));
  const calling = once(() => ({
    counter: createTokenCounter(),
    retry: createRetry({
      limits: createServerLimits(store.serverPlaces),
      breakers: createServerBreakers(),
      nowMs,
      random: environment.random,
    }),
  }));
  return {
    settings,
    servers,
    cardsFile,
    cards: () => readCards(cardsFile),
    registry: (privacy) =>
      createModelRegistry({
        cwd,
        privacy,
        variables,
        now,
        servers: servers(),
        cards: readCards(cardsFile),
        fetch,
      }),
    calling,
    localServers: () => findLocalServers(servers().values(), { fetch, signal }),
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
