import { OnrecordError } from "../errors.ts";
import type { NamedLines } from "./answer-shape.ts";
import type { ReadCoverage, SentLines } from "./model.ts";
import type { NotRead } from "./not-read.ts";

/**
 * What a server's count of the prompt says. `cut`: it read less than was sent; `exact`: as much as expected, but the
 * number is one that servers cut at; `low`: few tokens, as some tokenizers count; `unknown`: it gave no count.
 */
export type CountVerdict = "full" | "low" | "exact" | "cut" | "unknown";

/** Both counts of one prompt. */
export interface PromptCounts {
  /** As o200k counts. */
  readonly ourCount: number;
  readonly reported?: number | undefined;
  readonly cached?: number | undefined;
  /** Window that the server was asked for or is known to have. */
  readonly contextTokens: number;
  /** Lowest share of our count that this model reported for prompts read whole. */
  readonly lowestRatio?: number | undefined;
}

/** Shorter prompts are never cut (no window in use is as small), and a chat template outweighs them. */
const shortTokens = 200;

/**
 * Tokenizers in use count 0.7 to 1.6 of o200k; 0.62 leaves room for sampling and for lines of another language.
 * Once a model's own ratio is known, two thirds of its lowest.
 */
const lowestRatio = 0.62;
const shareOfKnown = 0.65;
const lowRatio = 0.85;

/** Windows that servers set by themselves (Ollama 2,048 and 4,096; llama.cpp, vLLM and LM Studio powers of two). */
const usualWindows = [2_048, 4_096, 8_192, 16_384, 32_768, 65_536, 131_072];

/** Judges the count that a server reported for a prompt that was planned to fit its window. */
export function judgeCount(counts: PromptCounts): CountVerdict {
  const reported = promptTokensOf(counts);
  if (reported === undefined) return "unknown";
  const { ourCount, contextTokens } = counts;
  // The output was planned to fit behind it: a prompt that fills the window was cut to it.
  if (reported === contextTokens || reported === contextTokens - 1) return "cut";
  if (ourCount < shortTokens) return "full";
  const isCut = isCutSize(reported, contextTokens);
  return judgeRatio(reported / ourCount, counts.lowestRatio, isCut ? "cut_size" : "other");
}

function judgeRatio(ratio: number, known: number | undefined, size: "cut_size" | "other"): CountVerdict {
  if (ratio < (known === undefined ? lowestRatio : known * shareOfKnown)) return "cut";
  if (size === "cut_size") return ratio < 0.95 * (known ?? 1) ? "cut" : "exact";
  return ratio < lowRatio * Math.min(1, known ?? 1) ? "low" : "full";
}

function isCutSize(reported: number, contextTokens: number): boolean {
  return reported === Math.floor(contextTokens / 2) || usualWindows.includes(reported);
}

/** Tokens of the whole prompt; a server that counts cached ones apart reports more of them than of the others. */
function promptTokensOf({ reported, cached = 0 }: PromptCounts): number | undefined {
  if (reported === undefined || reported === 0) return undefined;
  return cached > reported ? reported + cached : reported;
}

/** What is known of how a prompt was read. */
export interface Reading {
  readonly spec: string;
  readonly counts: PromptCounts;
  readonly sent?: SentLines | undefined;
  readonly named: NamedLines;
}

/**
 * `proven`: the answer named the first and last line and the server counted the whole prompt; `likely`: one of the
 * two. `undefined`: lines were not asked for and nothing was counted. Throws `not_read`, its cause a `NotRead`,
 * when the prompt was cut or neither speaks for it.
 */
export function judgeCoverage(reading: Reading): ReadCoverage | undefined {
  const count = judgeCount(reading.counts);
  const lines = judgeLines(reading.sent, reading.named);
  if (isUnread(count, lines)) throw notRead(reading);
  if (lines === "not_asked") return count === "unknown" ? undefined : "likely";
  return lines === "right" && (count === "full" || count === "low") ? "proven" : "likely";
}

type LinesVerdict = "right" | "wrong" | "not_asked";

function isUnread(count: CountVerdict, lines: LinesVerdict): boolean {
  switch (count) {
    case "cut":
      return true;
    case "exact":
      return lines !== "right";
    case "low":
    case "unknown":
      return lines === "wrong";
    case "full":
      return false;
    default:
      return count satisfies never;
  }
}

function judgeLines(sent: SentLines | undefined, named: NamedLines): LinesVerdict {
  if (sent === undefined) return "not_asked";
  const isRight = idOf(named.first) === idOf(sent.first) && idOf(named.last) === idOf(sent.last);
  return isRight ? "right" : "wrong";
}

/** The id alone of `[s0012]`, `S0012` or a whole line `s0012 [03:41] Ana: …`. */
function idOf(text: string | undefined): string {
  return (
    text
      ?.toLowerCase()
      .match(/[\w.:-]+/)?.[0]
      .replace(/[:.]$/, "") ?? ""
  );
}

function notRead({ spec, counts, sent, named }: Reading): OnrecordError {
  const reported = promptTokensOf(counts);
  const expected = Math.round(counts.ourCount);
  const isNamed = sent !== undefined && named.first !== undefined && named.last !== undefined;
  const details: NotRead = {
    ...(sent === undefined ? {} : { sent }),
    ...(isNamed ? { named: { first: named.first ?? "", last: named.last ?? "" } } : {}),
    expectedTokens: expected,
    ...(reported === undefined ? {} : { reportedTokens: reported }),
  };
  const count =
    reported === undefined
      ? "The server counted no tokens"
      : `The server counted ${reported} of about ${expected} tokens`;
  return new OnrecordError(
    `${spec} did not read its whole prompt. ${count}${describeLines(sent, named)}. Send it in smaller parts, give the server a larger window, or name another model.`,
    { code: "not_read", cause: details },
  );
}

function describeLines(sent: SentLines | undefined, named: NamedLines): string {
  if (sent === undefined) return "";
  const seen =
    named.first === undefined || named.last === undefined
      ? "names none"
      : `names ${clip(named.first)} to ${clip(named.last)}`;
  return `, and of the lines ${sent.first} to ${sent.last} the answer ${seen}`;
}

function clip(id: string): string {
  return idOf(id).slice(0, 20);
}
