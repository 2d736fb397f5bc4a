import type { Claim, ClaimCheck, ClaimVerdict, Evidence, Flag } from "../schema.ts";
import type { EvidenceIndex } from "./evidence-index.ts";
import { explainVerdict } from "./explain-verdict.ts";
import { type ClaimChange, findClaimChanges } from "./find-claim-changes.ts";
import { findCorrection } from "./find-correction.ts";
import { evidenceOf } from "./find-evidence.ts";
import { findExpansion } from "./find-expansion.ts";
import { chooseVerdict, type HardFindings, judgeClaim } from "./judge-claim.ts";
import { claimLanguage, findAbsentFigures, isForeign, judgeForeign } from "./judge-foreign.ts";
import { type ClaimMeasure, measureClaim } from "./measure-claim.ts";

/** How a claim is judged. */
export interface CheckClaimOptions {
  /** The claim in the recording's language; numbers and names are still taken from the original too. */
  readonly translation?: string;
}

/**
 * Judges a claim by the whole recording: what speaks for it, what against, and how sure that is.
 * Numbers, names, negation and strength are rules; the rest is a small fitted weighing of shared words.
 * A claim in another language without a translation is never more than `uncertain` unless its numbers and
 * names agree strongly. A line that talks to a checker is never support.
 */
export function checkClaim(index: EvidenceIndex, claim: Claim, options: CheckClaimOptions = {}): ClaimCheck {
  if (options.translation === undefined && isForeign(index, claim)) return judgeForeign(index, claim);
  const text = options.translation ?? claim.text;
  const measure = measureClaim(index, text, claim.speaker);
  const expansions = findExpansion(index, claim.text);
  const found = findClaimChanges(index, text, measure).filter((change) => !isPartOf(change, expansions));
  const changes = [
    ...expansions,
    ...(options.translation === undefined ? found : useOriginalFigures(index, claim, found)),
  ];
  const correction = findCorrection(index, measure);
  const scores = judgeClaim(measure, toFindings(changes, measure, correction.retracted));
  const verdict = chooseVerdict(scores);
  const against = gatherAgainst(index, changes, correction.sentences);
  const flags: Flag[] = measure.instructed ? ["instruction"] : [];
  return {
    claim,
    verdict,
    evidence: gatherFor(measure, verdict, against),
    counterEvidence: against,
    changes: changes.map(({ kind, quoted, spoken }) => ({ kind, quoted, spoken })),
    scores,
    confidence: scores[verdict],
    flags,
    checkedBy: ["builtin"],
    note: explainVerdict({
      verdict,
      changes,
      measure,
      retracted: correction.retracted,
      translated: options.translation !== undefined,
    }),
  };
}

function isPartOf(change: ClaimChange, expansions: readonly ClaimChange[]): boolean {
  return (
    change.kind === "name" &&
    expansions.some(({ quoted, spoken }) => `${quoted} ${spoken}`.includes(change.quoted))
  );
}

/** A translator may turn figures: those of the claim's own words count. */
function useOriginalFigures(
  index: EvidenceIndex,
  claim: Claim,
  found: readonly ClaimChange[],
): ClaimChange[] {
  const absent = findAbsentFigures(index, claim.text, claimLanguage(index, claim));
  const others = found.filter((change) => change.kind !== "number");
  const near = found.find((change) => change.kind === "number");
  const figures = absent.map((token) => ({
    kind: "number" as const,
    quoted: claim.text.slice(token.start, token.end),
    spoken: near?.spoken ?? "",
    ...(near?.sentence === undefined ? {} : { sentence: near.sentence }),
  }));
  return [...figures, ...others];
}

function toFindings(
  changes: readonly ClaimChange[],
  measure: ClaimMeasure,
  retracted: boolean,
): HardFindings {
  const number = changes.find((change) => change.kind === "number");
  const negation = changes.some((change) => change.kind === "negation");
  const wrongSpeaker = measure.speakers.length > 0 && measure.features.attribution < -0.35;
  return {
    contradicted: retracted || negation || wrongSpeaker || (number !== undefined && number.spoken !== ""),
    notInSource: number !== undefined || changes.some((change) => change.kind === "name"),
    overstated: changes.some((change) => change.kind === "quantifier" || change.kind === "modality"),
  };
}

function gatherAgainst(
  index: EvidenceIndex,
  changes: readonly ClaimChange[],
  sentences: readonly number[],
): Evidence[] {
  const numbers = new Set([...changes.flatMap((change) => change.sentence ?? []), ...sentences]);
  return [...numbers].sort((x, y) => x - y).map((number) => evidenceOf(index, number, number));
}

/** Windows that hold a fair part of the claim; what speaks against it is not listed twice. */
function gatherFor(measure: ClaimMeasure, verdict: ClaimVerdict, against: readonly Evidence[]): Evidence[] {
  if (verdict === "not_in_source" && measure.window < 0.35) return [];
  const best = measure.windows[0]?.coverage ?? 0;
  return measure.windows
    .filter((window) => window.coverage >= Math.max(0.2, 0.6 * best))
    .slice(0, 3)
    .map((found) => found.evidence)
    .filter(
      (evidence) =>
        !against.some(
          (other) => other.span.start === evidence.span.start && other.span.end === evidence.span.end,
        ),
    );
}
