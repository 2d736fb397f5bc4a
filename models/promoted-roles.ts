import type { ModelCard, Promotion } from "./card.ts";

/** A role that a card gives to a model; `promotion` is absent where a person wrote the role there. */
export interface PromotedRole {
  /** Spec, with the options that it was tried with. */
  readonly spec: string;
  readonly promotion?: Promotion;
}

/** The roles of one agent that cards give, in the order of the cards. */
export function rolesFor(agent: string, cards: readonly ModelCard[]): readonly PromotedRole[] {
  return cards
    .filter(({ roles }) => roles.includes(agent))
    .flatMap(({ id, promotions = [] }): readonly PromotedRole[] => {
      const own = promotions.filter((promotion) => promotion.agent === agent);
      if (own.length === 0) return [{ spec: id }];
      return own.map((promotion) => ({ spec: promotion.spec, promotion }));
    });
}

/** A card with a promotion, in the place of an earlier one of the same agent and spec. */
export function withPromotion(card: ModelCard, promotion: Promotion): ModelCard {
  const others = (card.promotions ?? []).filter(
    ({ agent, spec }) => agent !== promotion.agent || spec !== promotion.spec,
  );
  return {
    ...card,
    roles: [...new Set([...card.roles, promotion.agent])].sort(),
    promotions: [...others, promotion].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)),
  };
}

function keyOf({ agent, spec }: Promotion): string {
  return `${agent} ${spec}`;
}
