import type { ClaimChange } from "./claim-change.ts";
import { type EvidenceIndex, toTerm } from "./evidence-index.ts";
import type { ClaimMeasure } from "./measure-claim.ts";
import { deniedTerms, hasDenial, isDenial } from "./polarity.ts";

/** From this share of the claim in one sentence, the sentence states or denies the same. */
const sameFrom = 0.7;
/** From this share of a claim's terms that its best window denies otherwise, the claim is taken to be turned. */
const turnedFrom = 0.3;
/** Words after a negation that it may deny. */
const scope = 5;

/**
 * A verb or noun that is denied on one side only, in a sentence that otherwise says the same; or a claim that denies
 * where no sentence about what it denies has a negation. Of the development claims, 42 of the 49 of the second kind
 * are not supported.
 */
export function findNegationChanges(
  index: EvidenceIndex,
  text: string,
  measure: ClaimMeasure,
): ClaimChange[] {
  const turned = findTurned(index, text, measure);
  if (turned !== undefined) return [turned];
  const claim = { text, tokens: measure.tokens };
  const denial = measure.tokens.find((_token, at) => isDenial(claim, at, index.language));
  if (denial === undefined) return [];
  if (measure.denial <= turnedFrom && isDeniedNear(index, text, measure)) return [];
  return [{ kind: "negation", quoted: text.slice(denial.start, denial.end), spoken: "" }];
}

function findTurned(index: EvidenceIndex, text: string, measure: ClaimMeasure): ClaimChange | undefined {
  const spoken = index.sentences[measure.bestSentence];
  if (measure.sentence < sameFrom || spoken === undefined) return undefined;
  const there = deniedTerms(spoken.text, index.language);
  for (const [term, denial] of deniedTerms(text, index.language)) {
    const other = there.get(term);
    if (other === undefined || (other === "") === (denial === "")) continue;
    return { kind: "negation", quoted: denial, spoken: other, sentence: measure.bestSentence };
  }
  return undefined;
}

/** Whether a sentence of the two best windows denies something, of those about what the claim denies where there are any. */
function isDeniedNear(index: EvidenceIndex, text: string, { tokens, windows }: ClaimMeasure): boolean {
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
