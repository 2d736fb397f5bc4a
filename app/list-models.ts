import type { ModelCard, Promotion } from "../models/card.ts";
import type { LocalServer } from "../models/local-servers.ts";
import type { ModelRegistry } from "../models/model-registry.ts";
import { cardIdOf } from "../models/model-spec.ts";
import type { ModelRow } from "./app.ts";
import type { ModelServices } from "./model-services.ts";

/**
 * Every model that is known: those with a card, those that local servers have now, those that the settings name.
 * Sorted by where they run, then by name.
 */
export async function listModels(models: ModelServices): Promise<readonly ModelRow[]> {
  const registry = models.registry("any");
  const running = new Set((await models.localServers()).flatMap((server) => specsOn(server, registry)));
  const known = [
    ...running,
    ...named(models),
    ...models
      .cards()
      .all()
      .map(({ id }) => id),
  ];
  const ids = new Set(known.map((spec) => idOf(spec, registry)).filter((id) => id !== undefined));
  const rows = await Promise.all(
    [...ids].map(async (id) => {
      const isRunning = running.has(id);
      const row = toRow(id, { registry, isRunning });
      const stale = isRunning ? await findStaleRoles(row.promotions ?? [], registry) : [];
      return stale.length === 0 ? row : { ...row, staleRoles: stale };
    }),
  );
  return rows.sort((a, b) => order(a) - order(b) || (a.spec < b.spec ? -1 : 1));
}

function specsOn(server: LocalServer, registry: ModelRegistry): readonly string[] {
  const prefix = server.name === "ollama" ? "ollama" : `compatible/${server.name}`;
  const alone = server.option === `--model compatible/${server.name}` ? [prefix] : undefined;
  const specs = alone ?? server.models.map((model) => `${prefix}/${model}`);
  return specs.filter((spec) => idOf(spec, registry) !== undefined);
}

function named(models: ModelServices): readonly string[] {
  return Object.values(models.settings().models ?? {}).flatMap((specs) =>
    (typeof specs === "string" ? [specs] : (specs ?? [])).flatMap((spec) => spec.split(",")),
  );
}

/** The id of a model on a known server; `undefined` for what is none, such as `builtin` or a mistyped name. */
function idOf(spec: string, registry: ModelRegistry): string | undefined {
  try {
    return cardIdOf(registry.describe(spec.trim()).spec);
  } catch {
    return undefined;
  }
}

function toRow(
  id: string,
  { registry, isRunning }: { readonly registry: ModelRegistry; readonly isRunning: boolean },
): ModelRow {
  const about = registry.describe(id);
  const declaredWindow = about.card?.declared.contextTokens;
  const { probed } = about.card ?? {};
  return {
    spec: id,
    weights: about.card?.weights ?? "unknown",
    location: about.location,
    server: about.server.name,
    state: isRunning ? "answers" : "not_asked",
    declaredWindow: declaredWindow ?? null,
    probedWindow: probed?.contextTokens ?? null,
    probedAt: probed?.date ?? null,
    abilities: about.abilities,
    price: about.price,
    key: about.key ?? null,
    roles: about.card?.roles ?? [],
    ...(about.card?.promotions === undefined ? {} : { promotions: about.card.promotions }),
  };
}

/** Agents whose role was won by other files than those that the server has under this name now. */
async function findStaleRoles(
  promotions: readonly Promotion[],
  registry: ModelRegistry,
): Promise<readonly string[]> {
  const known = promotions.filter(({ digest }) => digest !== undefined);
  const now = await Promise.all(known.map(({ spec }) => registry.findDigest(spec)));
  const stale = known.filter(({ digest }, at) => now[at] !== undefined && now[at] !== digest);
  return [...new Set(stale.map(({ agent }) => agent))];
}

function order({ location, state }: ModelRow): number {
  if (state === "answers") return 0;
  return location === "local" ? 1 : 2;
}

/** The card of a model after a probe: what was known, with the new proof over it. */
export function toProbedCard(
  about: ReturnType<ModelRegistry["describe"]>,
  probed: NonNullable<ModelCard["probed"]>,
): ModelCard {
  const fresh = freshCard(about, { date: probed.date, source: "onrecord models probe" });
  return { ...(about.card ?? fresh), probed };
}

/** A card for a model that has none yet. */
export function freshCard(
  about: ReturnType<ModelRegistry["describe"]>,
  from: Pick<ModelCard, "date" | "source">,
): ModelCard {
  const { spec, location } = about;
  return { id: cardIdOf(spec), weights: "unknown", location, declared: {}, roles: [], ...from };
}
