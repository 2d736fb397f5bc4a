import type { Span } from "../transcript/schema.ts";
import { isInstruction } from "./claims/is-instruction.ts";
import type { GroundingIndex } from "./grounding-index.ts";
import { isTakenBack } from "./is-taken-back.ts";
import type { Flag } from "./schema.ts";

/** How far a sentence is followed to either side, in characters; captions may have no full stops at all. */
const reach = 240;
/** A correction counts only soon after the words. */
const correctionReach = 160;

const reported =
  /\b(?:(?!i\b|I\b|we\b|We\b)[A-Za-z]+\s+(?:said|says|told (?:me|us)|asked|claims?|claimed|argues?|argued|thinks?|believes?)|according to|quote(?:d|,|\s+unquote)|and i quote|you said|you told)\b[^.?!]*$/;
const negated =
  /\b(?:i|we|they|he|she|you)(?:\s+\w+)?\s+(?:do not|don't|does not|doesn't|did not|didn't|never|would not|wouldn't)\s+(?:\w+\s+)?(?:think|thought|believe|believed|say|said|mean|claim|know)\b[^.?!]*$|\b(?:not true|false|untrue|wrong|a myth|a lie|not the case)\s+(?:to say\s+)?that\b[^.?!]*$|\bit(?:'s| is| was) not (?:that|as if|like)\b[^.?!]*$/i;
const hypothetical =
  /(?:^|[\s,])(?:if|suppose|supposing|imagine|let's say|let us say|what if|assuming|pretend|hypothetically|unless)\b[^.?!]*$/i;
const takenBack =
  /^[^\n]{0,40}?\b(?:i take (?:that|it) back|scratch that|strike that|correction|let me correct|i misspoke|i was wrong|that(?:'s| is) (?:wrong|not right|incorrect)|sorry[, ]+(?:i mean(?:t)?|no|not|that)|no[, ]+(?:wait|sorry)|i meant to say|actually[, ]+no)\b/i;
/**
 * What the sentence around a place says about its words: a question, reported speech, denied, supposed, or taken back
 * soon after; and whether the line talks to a checker or an assistant. English only; silent where no sign stands.
 */
export function findContextFlags(index: GroundingIndex, span: Span): Flag[] {
  const { text } = index.transcript;
  const before = sentenceStart(text.slice(Math.max(0, span.start - reach), span.start));
  const inside = text.slice(span.start, span.end);
  const after = text.slice(span.end, span.end + reach);
  const flags: Flag[] = [];
  if (/^[^.!?\n]{0,200}\?/.test(after) || inside.trimEnd().endsWith("?")) flags.push("question");
  if (reported.test(before)) flags.push("reported");
  if (negated.test(before)) flags.push("negated");
  if (hypothetical.test(before) || /^\s*(?:if|suppose|imagine|what if)\b/i.test(inside))
    flags.push("hypothetical");
  const soon = after.slice(0, correctionReach).replace(/^[\s.,;:!?-]+/, "");
  if (takenBack.test(soon) || isTakenBack(index, span)) flags.push("taken_back");
  if (isInstruction(`${before}${inside.slice(0, 2000)}${firstLine(after)}`)) flags.push("instruction");
  return flags;
}

function sentenceStart(text: string): string {
  const cut = Math.max(text.search(/[.?!][^.?!]*$/), text.lastIndexOf("\n\n"));
  return cut < 0 ? text : text.slice(cut + 1);
}

function firstLine(text: string): string {
  return text.split(/[.?!\n]/, 1)[0] ?? "";
}
