import type { ClaimChange } from "./claim-change.ts";
import type { EvidenceIndex, IndexedSentence } from "./evidence-index.ts";
import type { NearSentence, Statement } from "./near-sentences.ts";
import { hasDenial } from "./polarity.ts";

/** `No.`, `No, we had an offer`, `That is not true`: what was asked or told just before is denied. */
const deniesBefore =
  /^\W*(?:(?:uh|um|er|oh|well|so|and|but|yeah|i mean)\W+)*(?:no(?=[,.!–—-]|$)|nope\b|not (?:at all|true|really)\b|(?:that|this|it)(?: is|['’]s| was) (?:not|n['’]t|wrong|false|untrue|nonsense)\b|(?:that|this|it) (?:isn['’]t|wasn['’]t)\b)/i;
/** What somebody has only heard. */
const hearsay =
  /\b(?:told (?:me|us)|tell (?:me|us)|i(?:['’]ve)? (?:heard|read)|rumou?rs?|they say|people (?:say|think)|article|wrote that|somebody said|someone said)\b/i;
/** Sentences between a question and the answer that denies it. */
const reach = 6;

/** A claim that states what somebody asked or had heard, where the answer is no. */
export function findAnswerChanges(
  index: EvidenceIndex,
  claim: Statement,
  near: readonly NearSentence[],
): ClaimChange[] {
  if (hasDenial(claim.text, index.language)) return [];
  for (const { sentence, statement } of near) {
    if (hasDenial(statement.text, index.language)) continue;
    const answer = findDenial(index, sentence);
    if (answer === undefined) continue;
    const spoken = index.sentences[answer]?.text.match(/^[^,.!?]*[,.!?]?/)?.[0] ?? "";
    return [{ kind: "negation", quoted: "", spoken: spoken.replace(/[,.!?]$/, "").trim(), sentence: answer }];
  }
  return [];
}

function findDenial(index: EvidenceIndex, asked: number): number | undefined {
  const { text = "", speaker } = index.sentences[asked] ?? {};
  const isOpen = isAsked(text) || hearsay.test(text);
  if (!isOpen) return undefined;
  for (let at = asked + 1; at <= asked + reach; at++) {
    const next = index.sentences[at];
    if (next === undefined) return undefined;
    if (deniesBefore.test(next.text) && isAnswer(next, speaker)) return at;
    // Another question has another answer.
    if (isAsked(next.text) && !isShort(next)) return undefined;
  }
  return undefined;
}

function isAnswer({ speaker }: IndexedSentence, asker: string | undefined): boolean {
  return asker === undefined || speaker !== asker;
}

function isShort({ words }: IndexedSentence): boolean {
  return words < 12;
}

function isAsked(text: string): boolean {
  return /[?？؟]["”»]?\s*$/.test(text);
}
