import type { Claim, ClaimCheck, ClaimVerdict, Evidence, Flag } from "../schema.ts";
import { type HeldNumbers, partSpokenPairs } from "../spoken-pairs.ts";
import { carriedNames, findAbsentNames, isSpokenName } from "./carried-names.ts";
import type { ClaimChange } from "./claim-change.ts";
import type { EvidenceIndex } from "./evidence-index.ts";
import { explainVerdict } from "./explain-verdict.ts";
import { findClaimChanges } from "./find-claim-changes.ts";
import { findCorrection } from "./find-correction.ts";
import { evidenceOf } from "./find-evidence.ts";
import { findExpansion } from "./find-expansion.ts";
import { toFindings } from "./hard-findings.ts";
import { isInstruction } from "./is-instruction.ts";
import { type ClaimScores, chooseVerdict, judgeClaim } from "./judge-claim.ts";
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
  if (claim.text.length > longestClaim)
    return leaveOpen(claim, "This is too long to be one statement. Give its sentences one by one.");
  if (!/[\p{L}\p{N}]/u.test(claim.text)) return leaveOpen(claim, "The claim has no words.");
  return judgeStatement(index, claim, options);
}

function judgeStatement(index: EvidenceIndex, claim: Claim, options: CheckClaimOptions): ClaimCheck {
  const bare = isForeign(index, claim) && isSpokenName(index, claim.text);
  const translation = bare ? undefined : options.translation;
  if (translation === undefined && !bare && isForeign(index, claim)) return judgeForeign(index, claim);
  const text = partSpokenPairs(translation ?? claim.text, numbersOf(index));
  const translated = translation !== undefined;
  const names = translated ? carriedNames(claim.text, text) : [];
  const measure = measureClaim(index, text, claim.speaker);
  const expansions = findExpansion(index, claim.text);
  const differences = findClaimChanges(index, text, measure);
  const found = differences.changes.filter((change) => !isPartOf(change, expansions));
  const changes = [...expansions, ...(translated ? useOriginal(index, claim, { names, found }) : found)];
  const correction = findCorrection(index, measure);
  const judged = judgeClaim(measure, toFindings({ ...differences, changes }, measure, correction.retracted));
  const isOrder = isInstruction(claim.text);
  const told = translated && changes.length === 0 ? doubtAbsence(judged) : judged;
  const scores = isOrder ? refuseSupport(told) : told;
  const verdict = chooseVerdict(scores);
  const against = gatherAgainst(index, changes, [...differences.against, ...correction.sentences]);
  const flags: Flag[] = measure.instructed || isOrder ? ["instruction"] : [];
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
      isOrder,
      changes,
      measure,
      retracted: correction.retracted,
      translated,
    }),
  };
}

/** Characters beyond which a text is no single statement; a check of more would take seconds. */
const longestClaim = 5_000;

function leaveOpen(claim: Claim, note: string): ClaimCheck {
  return {
    claim,
    verdict: "uncertain",
    evidence: [],
    counterEvidence: [],
    changes: [],
    scores: { supported: 0, overstated: 0, contradicted: 0, not_in_source: 0, uncertain: 1 },
    confidence: 1,
    flags: [],
    checkedBy: ["builtin"],
    note,
  };
}

function numbersOf(index: EvidenceIndex): HeldNumbers {
  const idOf = (value: number): number => index.termIds.get(`#${value}`) ?? -1;
  return {
    holds: (value) => idOf(value) >= 0,
    holdsPair: (first, second) =>
      idOf(second) >= 0 &&
      (index.postings[idOf(first)]?.sentences ?? []).some((place) =>
        index.sentences[place]?.terms.some(
          (id, at, terms) => id === idOf(first) && terms[at + 1] === idOf(second),
        ),
      ),
  };
}

function isPartOf(change: ClaimChange, expansions: readonly ClaimChange[]): boolean {
  return (
    change.kind === "name" &&
    expansions.some(({ quoted, spoken }) => `${quoted} ${spoken}`.includes(change.quoted))
  );
}

/** A translator may turn figures and names: those of the claim's own words count. */
function useOriginal(
  index: EvidenceIndex,
  claim: Claim,
  { names, found }: { readonly names: readonly string[]; readonly found: readonly ClaimChange[] },
): ClaimChange[] {
  const absent = findAbsentFigures(index, claim.text, claimLanguage(index, claim));
  const others = found.filter((change) => change.kind !== "number" && change.kind !== "name");
  const near = found.find((change) => change.kind === "number");
  const figures = absent.map((token) => ({
    kind: "number" as const,
    quoted: claim.text.slice(token.start, token.end),
    spoken: near?.spoken ?? "",
    ...(near?.sentence === undefined ? {} : { sentence: near.sentence }),
  }));
  const absentNames = findAbsentNames(index, names).map((quoted) => ({
    kind: "name" as const,
    quoted,
    spoken: "",
  }));
  return [...figures, ...absentNames, ...others];
}

/** That the words of a translation stand nowhere may be the translation's doing: it is doubt, not a finding. */
function doubtAbsence(scores: ClaimScores): ClaimScores {
  const moved = 0.7 * scores.not_in_source;
  return { ...scores, not_in_source: scores.not_in_source - moved, uncertain: scores.uncertain + moved };
}

/** A claim that talks to a checker states nothing that a recording could support. */
function refuseSupport(scores: ClaimScores): ClaimScores {
  return { ...scores, supported: 0, uncertain: scores.uncertain + scores.supported };
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
