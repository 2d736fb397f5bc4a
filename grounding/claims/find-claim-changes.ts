import type { ClaimChange } from "./claim-change.ts";
import { partsOf } from "./claim-parts.ts";
import type { EvidenceIndex } from "./evidence-index.ts";
import { findAnswerChanges } from "./find-answer-changes.ts";
import { findCommitmentChanges } from "./find-commitment-changes.ts";
import { findComparisonChanges } from "./find-comparison-changes.ts";
import { findContrastChanges } from "./find-contrast-changes.ts";
import { findModalityChanges } from "./find-modality-changes.ts";
import { findNameChanges } from "./find-name-changes.ts";
import { findNegationChanges } from "./find-negation-changes.ts";
import { findNumberChanges } from "./find-number-changes.ts";
import { findQuantifierChanges } from "./find-quantifier-changes.ts";
import { findRefusalChanges } from "./find-refusal-changes.ts";
import type { ClaimMeasure } from "./measure-claim.ts";
import { findNearSentences, type NearSentence, type Statement, toStatement } from "./near-sentences.ts";

/** What rules alone can state of a claim. */
export interface ClaimDifferences {
  /** Numbers, names, negation, quantifiers, modality, comparison. */
  readonly changes: readonly ClaimChange[];
  /** Something of it stands in the recording, but not of this, or it is denied elsewhere: it is not called supported. */
  readonly isDoubted: boolean;
  /** Sentences anywhere in the recording that say otherwise, though the best one agrees. */
  readonly against: readonly number[];
}

/** Compares a claim with its evidence by rules. */
export function findClaimChanges(
  index: EvidenceIndex,
  text: string,
  measure: ClaimMeasure,
): ClaimDifferences {
  const numbers = findNumberChanges(index, text, measure);
  const claim = toStatement(text, index.language);
  const { windows, speakers } = measure;
  const near = findNearSentences(index, claim, { windows, speakers: [] });
  // Who is said to have spoken stands in no sentence of theirs.
  const nameless = findNearSentences(index, claim, { windows, speakers });
  const negation = findNegationChanges(index, measure, { claim, near });
  const changes = [
    ...numbers.changes,
    ...findNameChanges(index, text, measure.tokens),
    ...negation.changes,
    ...findQuantifierChanges(claim, near),
    ...findModalityChanges(claim, near),
    ...findTurns(index, claim, nameless),
    ...findCommitmentChanges(claim, nameless),
    ...findContrastChanges(claim, nameless, index.language),
    ...findRefusalChanges(claim, nameless, index.language),
    ...partsOf(claim).flatMap((part) =>
      findTurns(index, part, findNearSentences(index, part, { windows, speakers })),
    ),
  ];
  return { changes, isDoubted: numbers.isApart || negation.against.length > 0, against: negation.against };
}

/** What the sentence that says most of a claim, or of a part of it, turns round. */
function findTurns(index: EvidenceIndex, claim: Statement, near: readonly NearSentence[]): ClaimChange[] {
  return [...findAnswerChanges(index, claim, near), ...findComparisonChanges(claim, near, index.language)];
}
