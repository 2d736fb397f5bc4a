import type { Segment } from "../../transcript/schema.ts";
import { fence } from "../fence.ts";
import { toNumberedLines } from "../numbered-lines.ts";
import { dataRule, type Prompt, reminder } from "../prompt-text.ts";

/** Changes with every word of the prompt below. */
export const promptVersion = "quote-verifier-1";

/** A quote to find a passage for. */
export interface SoughtQuote {
  /** Such as q1. */
  readonly id: string;
  readonly text: string;
  readonly speaker: string | undefined;
}

/** Asks where a few quotes may come from; no verdict is asked for, since no model's would count. */
export function quoteVerifierPrompt(segments: readonly Segment[], quotes: readonly SoughtQuote[]): Prompt {
  return {
    system: `You find the lines of one recording that quotes may come from. Quotes may be translated or changed. ${dataRule}`,
    user: [
      "Lines of the recording, each with its segment id:",
      fence(toNumberedLines(segments)),
      "Quotes:",
      fence(quotes.map(showQuote).join("\n")),
      "For each quote name the lines that say the same thing, in the same or another language. When no line does, name none.",
      'Answer as JSON: {"quotes": [{"quote", "reason", "segments"}]}, one for each quote, in order.',
      "reason says in one sentence how the lines and the quote agree or differ; segments are the ids of those lines, in order.",
      reminder,
    ].join("\n"),
  };
}

function showQuote({ id, text, speaker }: SoughtQuote): string {
  const by = speaker === undefined ? "" : ` (said to be by ${speaker})`;
  return `${id}: ${text.replace(/\s+/g, " ")}${by}`;
}
