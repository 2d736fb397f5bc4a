import type { Span } from "../transcript/schema.ts";
import { isInstruction } from "./claims/is-instruction.ts";
import type { GroundingIndex } from "./grounding-index.ts";
import { isTakenBack } from "./is-taken-back.ts";
import type { Flag } from "./schema.ts";
import { type ContextCues, contextCuesOf } from "./word-data/context-cues.ts";

/** How far a sentence is followed to either side, in characters; captions may have no full stops at all. */
const reach = 240;
/** A correction counts only soon after the words. */
const correctionReach = 160;

/**
 * What the sentence around a place says about its words: a question, reported speech, denied, supposed, or taken back
 * soon after; and whether the line talks to a checker or an assistant. By closed classes of English, Spanish,
 * Portuguese, French and German; silent where no sign stands.
 */
export function findContextFlags(index: GroundingIndex, span: Span): Flag[] {
  const { text } = index.transcript;
  const before = sentenceStart(text.slice(Math.max(0, span.start - reach), span.start));
  const inside = text.slice(span.start, span.end);
  const after = text.slice(span.end, span.end + reach);
  const flags: Flag[] = [];
  if (/^[^.!?？؟\n]{0,200}[?？؟]/.test(after) || /[?？؟]$/.test(inside.trimEnd())) flags.push("question");
  const cues = contextCuesOf(index.language);
  if (cues !== undefined) flags.push(...flagsOf(cues, { before, inside, after }));
  if (!flags.includes("taken_back") && isTakenBack(index, span)) flags.push("taken_back");
  if (isInstruction(`${before}${inside.slice(0, 2000)}${firstLine(after)}`)) flags.push("instruction");
  return flags;
}

function flagsOf(
  cues: ContextCues,
  text: { readonly before: string; readonly inside: string; readonly after: string },
): Flag[] {
  const before = lower(text.before);
  const soon = lower(text.after.slice(0, correctionReach)).replace(/^[\s.,;:!?-]+/, "");
  const flags: Flag[] = [];
  if (cues.reported.test(before)) flags.push("reported");
  if (cues.negated.test(before)) flags.push("negated");
  if (cues.hypothetical.test(before) || cues.supposes.test(lower(text.inside.slice(0, 80))))
    flags.push("hypothetical");
  if (cues.takenBack.test(soon)) flags.push("taken_back");
  return flags;
}

function lower(text: string): string {
  return text.normalize("NFC").toLowerCase();
}

function sentenceStart(text: string): string {
  const cut = Math.max(text.search(/[.?!][^.?!]*$/), text.lastIndexOf("\n\n"));
  return cut < 0 ? text : text.slice(cut + 1);
}

function firstLine(text: string): string {
  return text.split(/[.?!\n]/, 1)[0] ?? "";
}
