import type { ClaimChange } from "./claim-change.ts";
import { type EvidenceIndex, toTerm } from "./evidence-index.ts";
import { refusal } from "./find-refusal-changes.ts";
import { isReportingWord } from "./function-words.ts";
import type { ClaimMeasure } from "./measure-claim.ts";
import type { NearSentence, Statement } from "./near-sentences.ts";
import { deniedTerms, hasDenial, isDenial, readDenials } from "./polarity.ts";

/** From this share of the claim in one sentence, the sentence states or denies the same. */
const sameFrom = 0.7;
/** From this share of a claim's terms that its best window denies otherwise, the claim is taken to be turned. */
const turnedFrom = 0.3;
/** Words after a negation that it may deny. */
const scope = 5;

/** What of a claim is denied on one side only. */
export interface NegationFindings {
  readonly changes: readonly ClaimChange[];
  /** Sentences that say as much of the claim as the best one or nearly, and turn it where the best does not. */
  readonly against: readonly number[];
}

/**
 * A verb or noun that is denied on one side only, in the sentence that says most of the claim; or a claim that denies
 * where no sentence about what it denies has a negation. Of the development claims, 42 of the 49 of the second kind
 * are not supported.
 */
export function findNegationChanges(
  index: EvidenceIndex,
  measure: ClaimMeasure,
  { claim, near }: { readonly claim: Statement; readonly near: readonly NearSentence[] },
): NegationFindings {
  const turned = near
    .filter(({ share, statement }) => share >= sameFrom && !isQuestion(statement.text))
    .map((one) => findTurned(claim, one, index.language));
  if (turned[0] !== undefined) return { changes: [turned[0]], against: [] };
  const against = turned.flatMap((change) => change?.sentence ?? []);
  const denial = claim.tokens.find((_token, at) => isDenial(claim, at, index.language));
  if (denial === undefined) return { changes: [], against };
  const isDenied = near[0] !== undefined && denies(near[0].statement, index.language);
  if (isDenied || (measure.denial <= turnedFrom && isDeniedNear(index, claim, measure)))
    return { changes: [], against };
  const quoted = claim.text.slice(denial.start, denial.end);
  return { changes: [{ kind: "negation", quoted, spoken: "" }], against };
}

function denies({ text }: Statement, language: string): boolean {
  return hasDenial(text, language) || refusal.test(text);
}

/** A question states nothing. */
function isQuestion(text: string): boolean {
  return /[?？؟]["”»]?\s*$/.test(text);
}

function findTurned(
  claim: Statement,
  { sentence, statement }: NearSentence,
  language: string,
): ClaimChange | undefined {
  const there = readDenials(statement.text, language);
  const told = new Set(
    claim.tokens.flatMap(({ key }, at) => (isReportingWord(key) ? (claim.terms[at] ?? []) : [])),
  );
  for (const [term, denial] of deniedTerms(claim.text, language)) {
    const others = there.get(term) ?? [];
    const other = others.at(-1);
    // "The copper kettle, not the enamel kettle" states and denies a kettle.
    if (others.some((one) => (one === "") !== (other === ""))) continue;
    if (other === undefined || told.has(term) || (other === "") === (denial === "")) continue;
    return { kind: "negation", quoted: denial, spoken: other, sentence };
  }
  return undefined;
}

/** Whether a sentence of the two best windows denies something, of those about what the claim denies where there are any. */
function isDeniedNear(index: EvidenceIndex, { text, tokens }: Statement, { windows }: ClaimMeasure): boolean {
  const denied = new Set(
    tokens.flatMap((_token, at) =>
      isDenial({ text, tokens }, at, index.language) ? tokens.slice(at + 1, at + 1 + scope) : [],
    ),
  );
  const ids = new Set(
    [...denied].flatMap((token) => index.termIds.get(toTerm(token, text, index.language) ?? "") ?? []),
  );
  const sentences = windows
    .slice(0, 2)
    .flatMap(({ sentences: [from, to] }) => index.sentences.slice(from, to + 1));
  const about = sentences.filter(({ terms }) => terms.some((id) => ids.has(id)));
  return (about.length > 0 ? about : sentences).some((sentence) => hasDenial(sentence.text, index.language));
}
