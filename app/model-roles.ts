import type { AgentName } from "../agents/agent-names.ts";
import { OnrecordError } from "../errors.ts";
import type { ModelCard, Promotion } from "../models/card.ts";
import { saveCard } from "../models/cards.ts";
import type { PromotedChoice } from "../models/choose-promoted.ts";
import { parseModelSpec } from "../models/model-spec.ts";
import { rolesFor, withPromotion } from "../models/promoted-roles.ts";
import type { App, HolderRequest } from "./app.ts";
import { freshCard } from "./list-models.ts";
import type { ModelServices } from "./model-services.ts";

/** The calls of the app that are about which model may do which agent's work. */
export function createModelRoles(
  models: ModelServices,
): Pick<App, "roleHolders" | "holderOf" | "keepPromotion" | "digestOf"> {
  return {
    roleHolders: (agent) => rolesFor(agent, models.cards().all()).map(({ spec }) => spec),
    holderOf: (agent, request) => holderOf(models, agent, request),
    keepPromotion: async (promotion) => keepPromotion(models, promotion),
    digestOf: async (spec) => await models.registry("any").findDigest(spec),
  };
}

function holderOf(models: ModelServices, agent: AgentName, request: HolderRequest): PromotedChoice {
  const settings = models.settings();
  const isLocal = request.localOnly || settings.localOnly === true;
  return models.registry(isLocal ? "local_only" : "any").findPromoted(agent, {
    ...settings.budget,
    ...request.budget,
    unknownPrice: (request.allowUnknownPrice ?? settings.allowUnknownPrice) === true ? "allow" : "refuse",
    ...(request.except === undefined ? {} : { except: request.except }),
  });
}

/** Writes a role and its evidence on the user's card of a model, which is made where there is none yet. */
function keepPromotion(models: ModelServices, promotion: Promotion): ModelCard {
  if (parseModelSpec(promotion.spec).kind !== "served") {
    throw new OnrecordError(
      `"${promotion.spec}" cannot have a role: a role is for one model on a server, such as ollama/qwen3:8b.`,
      { code: "bad_usage" },
    );
  }
  const about = models.registry("any").describe(promotion.spec);
  const source = "onrecord models promote";
  const known = about.card ?? freshCard(about, { date: promotion.date.slice(0, 10), source });
  const card = withPromotion(known, promotion);
  saveCard(models.cardsFile, card);
  return card;
}
