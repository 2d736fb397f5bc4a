import { OnrecordError } from "../errors.ts";
import { estimatePrompt, type PromptTexts, type TokenCounter } from "./count-tokens.ts";
import type { TokenCalibration } from "./token-calibration.ts";

/** Share of the window that a prompt may fill; what lies near a window's end is read badly, and counts differ. */
const promptShare = 0.6;

/**
 * Tokens that a prompt's variable part (the lines of a recording) may have so that one call is enough: the prompt
 * fills at most 60 % of the window and the output fits behind it. More than this goes in parts. Never negative.
 */
export function roomFor(
  model: { readonly contextTokens: number },
  prompt: { readonly maxOutputTokens: number; readonly fixedTokens: number },
): number {
  const most = Math.min(model.contextTokens * promptShare, model.contextTokens - prompt.maxOutputTokens);
  return Math.max(0, Math.floor(most - prompt.fixedTokens));
}

/** No language has as many characters a token: a longer text is refused before it is counted. */
const mostCharacters = 20;

function charactersOf({ system, messages }: PromptTexts): number {
  return messages.reduce((sum, { content }) => sum + content.length, system.length);
}

/** What was counted of a prompt before its call. */
export interface ContextPlan {
  /** As o200k counts. */
  readonly ourCount: number;
  /** As the model is expected to count; what is reserved from the budget. */
  readonly expectedTokens: number;
}

/** What a prompt is planned for. */
export interface ContextLimits {
  readonly spec: string;
  readonly contextTokens: number;
  readonly maxOutputTokens: number;
}

/** Counts a prompt; throws `context_exceeded` with the counts when it and its output do not fit the window. */
export async function planContext(
  prompt: PromptTexts,
  limits: ContextLimits,
  tools: { readonly counter: TokenCounter; readonly calibration: TokenCalibration },
): Promise<ContextPlan> {
  const ratio = tools.calibration.planned();
  if (charactersOf(prompt) > limits.contextTokens * mostCharacters) {
    throw contextExceeded(Math.round(estimatePrompt(prompt) * ratio), limits);
  }
  const ourCount = await tools.counter.countPrompt(prompt);
  const expectedTokens = Math.ceil(ourCount * ratio);
  if (expectedTokens + limits.maxOutputTokens > limits.contextTokens) {
    throw contextExceeded(expectedTokens, limits);
  }
  return { ourCount, expectedTokens };
}

function contextExceeded(promptTokens: number, { spec, contextTokens, maxOutputTokens }: ContextLimits) {
  return new OnrecordError(
    `The prompt for ${spec} has about ${promptTokens} tokens and its answer may have ${maxOutputTokens}; the window holds ${contextTokens}. Send it in parts, ask for a shorter answer, or name a model with a larger window.`,
    { code: "context_exceeded" },
  );
}
