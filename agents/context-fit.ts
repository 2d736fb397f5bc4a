import type { Model } from "../models/model.ts";

/** Characters a token has at least, about: English has 4, other languages and line ids fewer. For planning only. */
const charactersPerToken = 3.2;
/** Share of a window that a prompt may fill: models read worse near its end, and the answer needs room. */
const promptShare = 0.6;
const outputShare = 0.3;
const mostOutputTokens = 4_000;

/** Tokens that a text has, guessed from its length, on the high side. */
export function estimateTokens(text: string): number {
  return Math.ceil(text.length / charactersPerToken);
}

/** Tokens that a prompt for this model may have. */
export function promptTokensOf(model: Pick<Model, "contextTokens">): number {
  return Math.floor(model.contextTokens * promptShare);
}

/** Tokens that an answer of this model may have. */
export function outputTokensOf(model: Pick<Model, "contextTokens">): number {
  return Math.min(mostOutputTokens, Math.floor(model.contextTokens * outputShare));
}
