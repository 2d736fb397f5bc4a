import { compareForeign, type ForeignComparison } from "./compare-foreign.ts";
import { type ForeignTerm, termsOfForeign, termsOfTranslation } from "./foreign-terms.ts";
import type { GroundingIndex } from "./grounding-index.ts";
import { type Judgement, toJudgement } from "./judge.ts";
import { type ForeignPlace, locateTerms } from "./locate-foreign.ts";
import type { Change } from "./schema.ts";
import type { Token } from "./token.ts";
import { tokenize } from "./tokens.ts";

/** What could be found out about a quote in another language than the recording's. */
export interface ForeignFinding {
  readonly judgement: Judgement;
  readonly place: ForeignPlace | undefined;
  readonly changes: readonly Change[];
  readonly note: string;
}

export interface ForeignQuote {
  readonly text: string;
  readonly language: string | undefined;
  /** The quote in the recording's language, by a program or a model. */
  readonly translation: string | undefined;
}

/** Score at which found and not found are even, and how fast it turns; read off the translated development quotes. */
const withTranslation = { score: 0.33, slope: 18, surelyFound: 0.94, surelyNot: 0.3 };
/** Numbers, names and cognates alone miss most of what was said plainly, so little is called not said. */
const without = { score: 0.3, slope: 22, surelyFound: 0.86, surelyNot: 0.06 };
/** Longer quotes are looked up by their first words. */
const mostTokens = 400;

/**
 * Looks a quote up across languages: by its translation where there is one, and by numbers, names, cognates and
 * frequent words. Never more than the place, its numbers and its negation is compared; `said` only when those agree.
 */
export function checkForeign(index: GroundingIndex, quote: ForeignQuote): ForeignFinding {
  const tokens = tokenize(quote.text.slice(0, 8000), quote.language).tokens.slice(0, mostTokens);
  const own = termsOfForeign(index, tokens, quote.language);
  const terms =
    quote.translation === undefined
      ? own
      : joinTerms(termsOfTranslation(index, translatedTokens(index, quote.translation)), own);
  const size = Math.max(1, tokens.length);
  const [place, second] = locateTerms(index, terms, size);
  if (place === undefined)
    return unfound("Nothing of it stands in the recording: no number, no name, no related word.");
  const rate = 1 / (size * Math.log(index.tokens.length + 2));
  const score =
    Math.sqrt(place.share * place.weight * rate) + ((place.weight - (second?.weight ?? 0)) * rate) / 2;
  const bounds = quote.translation === undefined ? without : withTranslation;
  const found = 1 / (1 + Math.exp(-(score - bounds.score) * bounds.slope));
  if (found < bounds.surelyNot)
    return unfound("No passage of the recording is near it across the languages.", found);
  const isSure = found >= bounds.surelyFound;
  return judgePlace({ found, isSure }, place, compareForeign(index, tokens, place));
}

/**
 * Numbers, names and cognates of the quote itself count beside its translation, also where both point at the same word:
 * two signs are more than one. The glossary's guess at a word adds nothing to a translation.
 */
function joinTerms(translated: readonly ForeignTerm[], own: readonly ForeignTerm[]): ForeignTerm[] {
  return [...translated, ...own.filter(({ ids, isSure }) => isSure && ids.length > 0)];
}

function translatedTokens(index: GroundingIndex, translation: string): readonly Token[] {
  return tokenize(translation.slice(0, 8000), index.language).tokens.slice(0, mostTokens);
}

function unfound(note: string, found = 0): ForeignFinding {
  const scores = { said: 0, altered: 0, misattributed: 0, not_said: 1 - found, uncertain: found };
  return { judgement: toJudgement(scores), place: undefined, changes: [], note };
}

function judgePlace(
  { found, isSure }: { readonly found: number; readonly isSure: boolean },
  place: ForeignPlace,
  comparison: ForeignComparison,
): ForeignFinding {
  const shared = { place, changes: comparison.changes };
  const none = { said: 0, altered: 0, misattributed: 0, not_said: 1 - found, uncertain: 0 };
  if (comparison.changes.length > 0 && found >= 0.5) {
    const judgement = toJudgement({ ...none, altered: found * 0.9, uncertain: found * 0.1 });
    return { ...shared, judgement, note: "A translation of this passage has another number." };
  }
  const agrees = comparison.changes.length === 0 && comparison.missing === 0 && comparison.negationAgrees;
  if (agrees && isSure) {
    const judgement = toJudgement({ ...none, said: found * 0.9, uncertain: found * 0.1 });
    return { ...shared, judgement, note: "Compared across languages: place, numbers and negation only." };
  }
  const judgement = toJudgement({ ...none, not_said: (1 - found) / 3, said: found / 3, uncertain: 0.6 });
  const why = comparison.negationAgrees ? "this passage is the nearest" : "one of the two denies something";
  return { ...shared, judgement, note: `Compared across languages: ${why}; read both.` };
}
