import { OnrecordError } from "../errors.ts";
import type { ModelAbilities, ModelCard, ModelPrice } from "./card.ts";
import type { Cards } from "./cards.ts";
import { cardIdOf, formatModelSpec, type ServedSpec } from "./model-spec.ts";
import { nearestName } from "./nearest-name.ts";
import { listedWindow, localPrice, priceOf } from "./prices.ts";
import { isCloudModel, type ModelServer } from "./server-settings.ts";

/** Everything that is known of a served model before it is called. */
export interface DescribedModel {
  readonly spec: ServedSpec;
  readonly text: string;
  readonly server: ModelServer;
  /** Name of the model as its server knows it. */
  readonly model: string;
  readonly location: "local" | "remote";
  readonly card: ModelCard | undefined;
  /** Declared abilities with the probed ones over them. */
  readonly abilities: ModelAbilities;
  /** Window in tokens: probed, else declared, else a small one. */
  readonly contextTokens: number;
  readonly price: ModelPrice | null;
  /** Absent: the server takes none that we know of. */
  readonly key?: { readonly variable: string; readonly present: boolean };
}

/** What is known of models in general: servers by name, cards, keys by variable, and the day, for prices. */
export interface ModelKnowledge {
  readonly servers: ReadonlyMap<string, ModelServer>;
  readonly cards: Cards;
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly now: () => Date;
}

/** A window for models of which nothing is known: small enough for what people run, and no prompt is cut. */
const unknownWindow = 8_192;

/** Puts together what is known of a served model; nothing is opened. Throws `unknown_model` for a strange server. */
export function describeModel(spec: ServedSpec, known: ModelKnowledge): DescribedModel {
  const server = known.servers.get(spec.server);
  if (server === undefined) throw unknownServer(spec.server, known.servers);
  const model = spec.model ?? server.model ?? server.name;
  const location = isCloudModel(model) ? "remote" : server.location;
  const card = known.cards.find(cardIdOf(spec));
  const abilities = { ...card?.declared, ...abilitiesOf(card) };
  const listed = location === "remote" ? listedWindow(server.baseUrl, model) : undefined;
  const variable = server.keyVariable;
  return {
    spec,
    text: formatModelSpec(spec),
    server,
    model,
    location,
    card,
    abilities,
    contextTokens: windowOf(abilities, card, listed),
    price: findPrice({ card, location, server, model }, known.now()),
    ...(variable === undefined
      ? {}
      : { key: { variable, present: (known.variables[variable] ?? "") !== "" } }),
  };
}

function abilitiesOf(card: ModelCard | undefined): ModelAbilities {
  if (card?.probed === undefined) return {};
  const { date: _date, servedBy: _servedBy, proof: _proof, contextEnd, ...abilities } = card.probed;
  const declared = card.declared.contextTokens ?? 0;
  // What time or a cap ended is no reason to doubt a larger declared window.
  if (contextEnd === "found" || declared <= (abilities.contextTokens ?? 0)) return abilities;
  return { ...abilities, contextTokens: declared };
}

function windowOf(
  { contextTokens }: ModelAbilities,
  card: ModelCard | undefined,
  listed: number | undefined,
): number {
  if (card?.probed?.contextEnd === "not_reached")
    return Math.max(contextTokens ?? unknownWindow, listed ?? 0);
  return contextTokens ?? listed ?? unknownWindow;
}

function findPrice(
  about: Pick<DescribedModel, "card" | "location" | "server" | "model">,
  at: Date,
): ModelPrice | null {
  const { card, location, server, model } = about;
  if (card?.price !== undefined) return card.price;
  return location === "local" ? localPrice : priceOf(server.baseUrl, model, at);
}

function unknownServer(name: string, servers: ReadonlyMap<string, ModelServer>): OnrecordError {
  const names = [...servers.keys()];
  const near = nearestName(name, names);
  const hint = near === undefined ? "" : ` Did you mean compatible/${near}?`;
  return new OnrecordError(
    `No server "${name}".${hint} Known: ${names.join(", ")}. Name it under "servers" in onrecord.config.json, with its kind and baseUrl.`,
    { code: "unknown_model" },
  );
}
