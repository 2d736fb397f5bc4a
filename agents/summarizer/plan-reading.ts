import type { Model } from "../../models/model.ts";
import type { Transcript } from "../../transcript/schema.ts";
import { estimateTokens, outputTokensOf, promptTokensOf } from "../context-fit.ts";
import type { Prompt } from "../prompt-text.ts";
import { type Part, splitParts } from "../split-parts.ts";
import { type Framing, factsPrompt, summarizerPrompt } from "./prompt.ts";
import type { SummarizerInput } from "./schema.ts";

/** Tokens that a task takes, about: the same for every group of sections, so that all ask for the same facts. */
const taskTokens = 900;
/** Tokens of a fact with its lines, about, and how many a part gives at most and at least. */
const factTokens = 120;
const factsPerPart = { least: 2, most: 14 };
/** Tokens of one statement or fact in an answer, about. */
const statementTokens = 60;

/** What a plan is made for: only a model's window counts. */
type Window = Pick<Model, "contextTokens">;

/** The framings that a recording is asked about in, one after the other. */
export const bothFramings: readonly Framing[] = ["usual", "again"];

/** How a recording is read: in one call, or in parts whose facts are noted first. */
export type ReadingPlan =
  | { readonly how: "whole"; readonly prompts: readonly Prompt[] }
  | { readonly how: "parts"; readonly parts: readonly Part[] };

/** One call where the lines fit the model's window, else parts of about the same size. */
export function planReading(
  input: Pick<SummarizerInput, "sections" | "repair">,
  transcript: Transcript,
  model: Window,
): ReadingPlan {
  const { segments } = transcript;
  const prompts = bothFramings.map((framing) =>
    summarizerPrompt({ kind: "lines", segments }, input, framing),
  );
  const limit = promptTokensOf(model);
  if (prompts.every((prompt) => tokensOf(prompt) <= limit)) return { how: "whole", prompts };
  const empty = tokensOf(factsPrompt([], factsPerPart.most, "again"));
  return { how: "parts", parts: splitParts(transcript, Math.max(200, limit - empty)) };
}

/** Facts that are asked for of each of `count` parts. */
export function factsOfPart(model: Window, count: number): number {
  const share = Math.floor((promptTokensOf(model) - taskTokens) / factTokens / count);
  return Math.min(factsPerPart.most, Math.max(factsPerPart.least, share));
}

/** Tokens of a prompt, guessed on the high side. */
export function tokensOf({ system, user }: Prompt): number {
  return estimateTokens(system) + estimateTokens(user);
}

/** A call that will be made: its prompt, tokens that are not in it yet, and those of the answer, about. */
export interface PlannedCall {
  readonly prompt: Prompt;
  readonly moreInputTokens: number;
  readonly outputTokens: number;
}

/** The calls that write the sections of one group, when none has to be repeated. */
export function planCalls(
  input: Pick<SummarizerInput, "sections" | "repair">,
  transcript: Transcript,
  model: Window,
): readonly PlannedCall[] {
  const most = outputTokensOf(model);
  const answer = input.sections.reduce((sum, { limit }) => sum + limit * statementTokens, 0);
  const outputTokens = Math.min(most, answer);
  const reading = planReading(input, transcript, model);
  if (reading.how === "whole")
    return reading.prompts.slice(0, 1).map((prompt) => ({ prompt, moreInputTokens: 0, outputTokens }));
  const facts = factsOfPart(model, reading.parts.length);
  const noted = reading.parts.map(({ first, last }) => ({
    prompt: factsPrompt(transcript.segments.slice(first, last + 1), facts, "usual"),
    moreInputTokens: 0,
    outputTokens: Math.min(most, facts * statementTokens),
  }));
  const prompt = summarizerPrompt({ kind: "facts", facts: [] }, input, "usual");
  const room = promptTokensOf(model) - tokensOf(prompt);
  const moreInputTokens = Math.max(0, Math.min(room, facts * reading.parts.length * factTokens));
  return [...noted, { prompt, moreInputTokens, outputTokens }];
}
