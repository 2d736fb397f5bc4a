/** A model's place in a table. */
export interface Rank<Model> {
  readonly model: Model;
  /** 1 + the number of models that are established to be better: models of one rank are tied. */
  readonly rank: number;
}

/** Ranks with ties: a model is behind another only where a comparison said so. In the order given. */
export function rankModels<Model>(
  models: readonly Model[],
  isBetter: (one: Model, other: Model) => boolean,
): Rank<Model>[] {
  return models.map((model) => ({
    model,
    rank: 1 + models.filter((other) => other !== model && isBetter(other, model)).length,
  }));
}
