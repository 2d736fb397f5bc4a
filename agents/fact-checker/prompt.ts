import type { Segment } from "../../transcript/schema.ts";
import { fence } from "../fence.ts";
import { toNumberedLines } from "../numbered-lines.ts";
import { dataRule, type Prompt, reminder } from "../prompt-text.ts";

/** Changes with every word of the prompt below. */
export const promptVersion = "fact-checker-1";

/** A claim with the lines that were found for and against it. */
export interface ClaimLines {
  /** Such as c1. */
  readonly id: string;
  readonly text: string;
  readonly speaker: string | undefined;
  /** Segment ids. */
  readonly for: readonly string[];
  readonly against: readonly string[];
}

/** Asks for a verdict on each of a few claims by the lines that bear on them, the reason first. */
export function factCheckerPrompt(segments: readonly Segment[], claims: readonly ClaimLines[]): Prompt {
  return {
    system: `You check claims about one recording against its lines. Use only what the lines say, no knowledge of your own. ${dataRule}`,
    user: [
      "Lines of the recording that may bear on the claims, each with its segment id:",
      fence(toNumberedLines(segments)),
      "Claims about the recording, each with the lines that were found for and against it:",
      fence(claims.map(showClaim).join("\n")),
      "Judge each claim by the lines:",
      "- supported: the lines say it, in these or other words.",
      "- overstated: the lines say something weaker or less certain.",
      "- contradicted: the lines say otherwise: another figure, another person, the opposite, or it was taken back.",
      "- not_in_source: the lines do not say it.",
      "- uncertain: the lines do not settle it.",
      'Answer as JSON: {"checks": [{"claim", "reason", "for", "against", "verdict"}]}, one for each claim, in order.',
      "First write the reason: what the lines say about the claim, in one sentence. for and against are the ids of the lines that decide it. The verdict comes last and follows from them.",
      reminder,
    ].join("\n"),
  };
}

function showClaim(claim: ClaimLines): string {
  const speaker = claim.speaker === undefined ? "" : ` (said to be by ${claim.speaker})`;
  const list = (ids: readonly string[]): string => (ids.length === 0 ? "none found" : ids.join(", "));
  return `${claim.id}: ${claim.text}${speaker}\n   for: ${list(claim.for)}\n   against: ${list(claim.against)}`;
}
