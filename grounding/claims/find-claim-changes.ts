import { type Token, tokenize } from "../tokens.ts";
import { classesOf } from "../word-data/closed-classes.ts";
import type { ClaimChange } from "./claim-change.ts";
import { type EvidenceIndex, toTerm } from "./evidence-index.ts";
import { findNegationChanges } from "./find-negation-changes.ts";
import { findNumberChanges } from "./find-number-changes.ts";
import { type ClaimMeasure, isKnown, namesIn } from "./measure-claim.ts";

/** From this share of the claim in one sentence, the sentence is taken to be about the same thing. */
const sameFrom = 0.6;

/** What rules alone can state of a claim. */
export interface ClaimDifferences {
  /** Numbers, names, negation, strength. */
  readonly changes: readonly ClaimChange[];
  /** Something of it stands in the recording, but not of this: it is not called supported for that. */
  readonly isDoubted: boolean;
}

/** Compares a claim with its evidence by rules. */
export function findClaimChanges(
  index: EvidenceIndex,
  text: string,
  measure: ClaimMeasure,
): ClaimDifferences {
  const numbers = findNumberChanges(index, text, measure);
  const changes = [
    ...numbers.changes,
    ...findNameChanges(index, text, measure),
    ...findNegationChanges(index, text, measure),
    ...findStrengthChanges(index, text, measure),
  ];
  return { changes, isDoubted: numbers.isApart };
}

function findNameChanges(index: EvidenceIndex, text: string, measure: ClaimMeasure): ClaimChange[] {
  const labels = new Set(
    tokenize(index.transcript.speakers.map((speaker) => speaker.name).join("\n")).tokens.map(
      (token) => token.key,
    ),
  );
  return namesIn(text, measure.tokens)
    .filter((token) => !labels.has(token.key) && !isKnown(index, token, text))
    .map((token) => ({ kind: "name" as const, quoted: text.slice(token.start, token.end), spoken: "" }));
}

const strong = new Set(
  "all every each always entire entirely whole never none will must certainly definitely surely only completely guarantee guaranteed".split(
    " ",
  ),
);
const weak = new Set(
  "some sometimes many several often usually occasionally may might could can maybe perhaps possibly probably likely partly few half hope hopefully expect".split(
    " ",
  ),
);

/** A weaker word in the sentence where the claim has a stronger one, before the same term. */
function findStrengthChanges(index: EvidenceIndex, text: string, measure: ClaimMeasure): ClaimChange[] {
  if (measure.sentence < sameFrom) return [];
  const spoken = index.sentences[measure.bestSentence];
  if (spoken === undefined) return [];
  const there = strengths(index, tokenize(spoken.text, index.language).tokens, spoken.text);
  const here = strengths(index, measure.tokens, text);
  for (const [term, ours] of here) {
    const theirs = there.get(term);
    if (theirs === undefined || !strong.has(ours) || !weak.has(theirs)) continue;
    const isQuantity = classesOf(ours).some((member) => member.wordClass === "quantifier");
    const kind = isQuantity ? "quantifier" : "modality";
    return [{ kind, quoted: ours, spoken: theirs, sentence: measure.bestSentence }];
  }
  return [];
}

/** For each term the word of strength within the three words before it. */
function strengths(index: EvidenceIndex, tokens: readonly Token[], text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [at, token] of tokens.entries()) {
    const term = toTerm(token, text, index.language);
    if (term === undefined) continue;
    const before = tokens
      .slice(Math.max(0, at - 3), at)
      .findLast((word) => strong.has(word.key) || weak.has(word.key));
    if (before !== undefined) found.set(term, before.key);
  }
  return found;
}
