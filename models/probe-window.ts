import type { Ask, AskResult, ProbeOptions } from "./probe-ask.ts";

/** Codes at the two ends of the filler; made up, so that no model knows them. */
const needles = ["KESTREL-4821", "QUINCE-7359"] as const;

const firstSize = 1_024;

/** Room for the answer. */
const answerTokens = 64;

/** A filler line; English prose has about four letters a token, which the server's own count corrects. */
const fillerLine = (index: number): string =>
  `${String(index).padStart(6, "0")} The keeper of the mill counted sacks, wrote the sum into a book and closed the door behind her.\n`;

export interface ProbedWindow {
  /** Absent: not even the smallest size was shown to be read. */
  readonly contextTokens?: number;
  readonly contextEnd: "found" | "not_reached";
  readonly proof: string;
}

/** Failures that say nothing about a window. */
const noGround: readonly string[] = ["timeout", "unreachable", "rate_limited", "quota", "stream_broken"];

/** One size: both codes came back, and how many tokens the server counted. */
interface Size {
  readonly tokens: number;
  readonly found: boolean;
  readonly counted: number | undefined;
  readonly whole: boolean;
  readonly failure?: { readonly code: string; readonly message: string };
}

/**
 * The largest window that was shown to be read whole: a prompt grows twofold up to the cap, with a code at its first
 * and last line, until a code is lost, the server counts less than it was sent, refuses, or the time is up. A model
 * that cannot repeat a code even from the smallest prompt is judged by the server's count alone.
 */
export async function probeWindow(ask: Ask, options: ProbeOptions): Promise<ProbedWindow> {
  const deadlineMs = options.nowMs() + options.windowMs;
  const sizes: Size[] = [];
  let perLine = fillerLine(100).length / 4;
  let stopped = "";
  for (const tokens of sizesUpTo(options.windowTokens)) {
    const leftMs = deadlineMs - options.nowMs();
    if (leftMs <= 0) {
      stopped = `, stopped by time before ${tokens}`;
      break;
    }
    const lines = Math.max(4, Math.floor((0.97 * tokens - answerTokens - 80) / perLine));
    const size = await trySize(ask, { tokens, lines, perLine, attemptMs: leftMs });
    sizes.push(size);
    if (size.counted !== undefined && size.counted > 0.5 * lines * perLine) perLine = size.counted / lines;
    if (!passes(size, sizes[0])) break;
  }
  return judge(sizes, stopped);
}

function sizesUpTo(limit: number): readonly number[] {
  const sizes: number[] = [];
  for (let size = firstSize; size < limit; size *= 2) sizes.push(size);
  return [...sizes, limit];
}

async function trySize(
  ask: Ask,
  about: {
    readonly tokens: number;
    readonly lines: number;
    readonly perLine: number;
    readonly attemptMs: number;
  },
): Promise<Size> {
  const result = await ask({
    messages: [{ role: "user", content: needlePrompt(about.lines) }],
    maxOutputTokens: answerTokens,
    contextTokens: about.tokens,
    attemptMs: about.attemptMs,
  });
  return toSize(result, about);
}

function toSize(
  result: AskResult,
  { tokens, lines, perLine }: { readonly tokens: number; readonly lines: number; readonly perLine: number },
): Size {
  if ("failure" in result) {
    return {
      tokens,
      found: false,
      counted: undefined,
      whole: false,
      failure: { code: result.code, message: result.failure },
    };
  }
  const { text, inputTokens } = result.answer;
  const found = needles.every((needle) => text.toUpperCase().includes(needle));
  // A cut prompt is counted at a half or less, or at a round number well below what was sent.
  const whole = inputTokens !== undefined && inputTokens >= 0.85 * lines * perLine;
  return { tokens, found, counted: inputTokens, whole };
}

/** The first size only measures; from then on the count must be whole, and codes found as long as the first were. */
function passes(size: Size, first: Size | undefined): boolean {
  if (size.failure !== undefined) return false;
  if (size === first) return size.found || size.counted !== undefined;
  const counted = size.counted === undefined || size.whole;
  return counted && (size.found || first?.found !== true);
}

function judge(sizes: readonly Size[], stopped: string): ProbedWindow {
  const [first] = sizes;
  const good = sizes.filter((size) => passes(size, first));
  const bad = sizes.find((size) => !passes(size, first));
  const largest = good.at(-1);
  const end = bad === undefined ? stopped : `; at ${bad.tokens}: ${describe(bad)}`;
  const wasSeen = bad !== undefined && !noGround.includes(bad.failure?.code ?? "");
  const contextEnd = wasSeen ? "found" : "not_reached";
  if (largest === undefined) return { contextEnd, proof: `no window was shown to be read${end}` };
  const how =
    first?.found === true
      ? "codes at both ends came back"
      : "the server's count alone, the codes did not come back";
  const counted = largest.counted === undefined ? "" : `, ${largest.counted} counted`;
  return { contextTokens: largest.tokens, contextEnd, proof: `${largest.tokens}: ${how}${counted}${end}` };
}

function describe(size: Size): string {
  if (size.failure !== undefined) return `${size.failure.code}: ${size.failure.message}`.slice(0, 160);
  if (size.counted !== undefined && !size.whole) return `cut, only ${size.counted} counted`;
  return "a code was lost";
}

// Asked as a question: of a 0.5B model that was told to "reply with both codes" only the last one came back.
function needlePrompt(lines: number): string {
  const filler = Array.from({ length: lines }, (_, index) => fillerLine(index + 1)).join("");
  const task = "What is the first code, and what is the last code? Answer with both.";
  return `The first code is ${needles[0]}.\n${filler}The last code is ${needles[1]}.\n\n${task}`;
}
