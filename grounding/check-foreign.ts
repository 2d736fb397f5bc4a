import { compareForeign, type ForeignComparison } from "./compare-foreign.ts";
import { type ForeignTerm, type ForeignWords, termsOfForeign, termsOfTranslation } from "./foreign-terms.ts";
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
const withTranslation = { score: 0.315, slope: 18, surelyFound: 0.94, surelyNot: 0.25 };
/** Numbers, names and cognates alone miss most of what was said plainly, so little is called not said. */
const without = { score: 0.29, slope: 22, surelyFound: 0.86, surelyNot: 0.06 };
/** One or two related words in a row stand somewhere by chance; one word of the glossary is no place at all. */
const fewestTerms = 3;
const mostByChance = 0.3;
/** Longer quotes are looked up by their first words. */
const mostTokens = 400;
/** Characters that so many words hardly take. */
const longestText = 4_000;

/**
 * Looks a quote up across languages: by its translation where there is one, and by numbers, names, cognates and
 * frequent words. Never more than the place, its numbers and its negation is compared; `said` only when those agree.
 */
export function checkForeign(index: GroundingIndex, quote: ForeignQuote): ForeignFinding {
  const tokens = tokenize(quote.text.slice(0, longestText), quote.language).tokens.slice(0, mostTokens);
  const best = findForeign(index, { ...quote, tokens });
  if (best === undefined)
    return unfound("Nothing of it stands in the recording: no number, no name, no related word.");
  const bounds = quote.translation === undefined ? without : withTranslation;
  const found = 1 / (1 + Math.exp(-(best.score - bounds.score) * bounds.slope));
  const isChance = best.place.count === 1 && !best.place.isSure;
  if (found < bounds.surelyNot || isChance)
    return unfound(
      "No passage of the recording is near it across the languages.",
      Math.min(found, mostByChance),
    );
  const comparison = compareForeign(
    index,
    { text: quote.text, language: quote.language, tokens },
    best.place,
  );
  const isSure = found >= bounds.surelyFound && best.place.count >= fewestTerms && !best.isContested;
  return judgePlace({ found, isSure }, best.place, comparison);
}

/** A place and how much of a quote stands there, and there alone. */
interface RatedPlace {
  readonly place: ForeignPlace;
  readonly score: number;
}

interface FoundPlace extends RatedPlace {
  /** The quote's own words stand elsewhere. */
  readonly isContested: boolean;
}

/**
 * The best place by the quote's own words, and where there is a translation also by both: a rough translation hides what
 * the small glossary knows as often as it adds to it.
 */
function findForeign(
  index: GroundingIndex,
  { translation, ...quote }: ForeignQuote & ForeignWords,
): FoundPlace | undefined {
  const own = termsOfForeign(index, quote);
  const size = Math.max(1, quote.tokens.length);
  const alone = ratePlace(index, own, size);
  if (translation === undefined) return alone && { ...alone, isContested: false };
  const translated = termsOfTranslation(index, translatedTokens(index, translation));
  const joined = ratePlace(index, joinTerms(translated, own), size);
  if (joined === undefined || (alone !== undefined && alone.score > joined.score))
    return alone && { ...alone, isContested: false };
  return { ...joined, isContested: alone !== undefined && isElsewhere(alone, joined) };
}

/** A place that is about as good as not, and no part of the other. */
function isElsewhere({ place, score }: RatedPlace, { place: other }: RatedPlace): boolean {
  return score >= without.score && (place.to <= other.from || place.from >= other.to);
}

function ratePlace(
  index: GroundingIndex,
  terms: readonly ForeignTerm[],
  size: number,
): RatedPlace | undefined {
  const [place, second] = locateTerms(index, terms, size);
  if (place === undefined) return undefined;
  const rate = 1 / (size * Math.log(index.tokens.length + 2));
  const lead = (place.weight - (second?.weight ?? 0)) * rate;
  return { place, score: Math.sqrt(place.share * place.weight * rate) + lead / 2 };
}

/** What of a glossary word's weight counts beside a translation, which mostly has the same word. */
const besideTranslation = 0.7;

/**
 * Numbers, names and cognates of the quote itself count beside its translation, also where both point at the same word:
 * two signs are more than one.
 */
function joinTerms(translated: readonly ForeignTerm[], own: readonly ForeignTerm[]): ForeignTerm[] {
  const beside = own.map((term) => (term.isSure ? term : lighten(term)));
  return [...translated, ...beside.filter(({ grades }) => grades.length > 0)];
}

function lighten({ grades, weight, isSure }: ForeignTerm): ForeignTerm {
  const lighter = grades.map((grade) => ({ ...grade, weight: grade.weight * besideTranslation }));
  return { grades: lighter, weight: weight * besideTranslation, isSure };
}

function translatedTokens(index: GroundingIndex, translation: string): readonly Token[] {
  return tokenize(translation.slice(0, 8000), index.language).tokens.slice(0, mostTokens);
}

function unfound(note: string, found = 0): ForeignFinding {
  const scores = { said: 0, altered: 0, misattributed: 0, not_said: 1 - found, uncertain: found };
  return { judgement: toJudgement(scores), place: undefined, changes: [], note };
}

/** That a place is another's is less probable than that it cannot be told; so much of the doubt is `not_said`. */
const doubtShare = 0.45;

function judgePlace(
  { found, isSure }: { readonly found: number; readonly isSure: boolean },
  place: ForeignPlace,
  comparison: ForeignComparison,
): ForeignFinding {
  const shared = { place, changes: comparison.changes };
  const absent = (1 - found) * doubtShare;
  const judgeAs = (verdict: "said" | "altered", share: number): Judgement => {
    const scores = { said: 0, altered: 0, misattributed: 0, not_said: absent, uncertain: 1 - absent - share };
    return toJudgement({ ...scores, [verdict]: share });
  };
  if (comparison.changes.length > 0 && found >= 0.5) {
    const judgement = judgeAs("altered", found * 0.9);
    return { ...shared, judgement, note: "A translation of this passage has another number." };
  }
  const agrees = comparison.changes.length === 0 && comparison.missing === 0 && comparison.negationAgrees;
  if (agrees && isSure) {
    const judgement = judgeAs("said", found * 0.9);
    return { ...shared, judgement, note: "Compared across languages: place, numbers and negation only." };
  }
  const why = comparison.negationAgrees ? "this passage is the nearest" : "one of the two denies something";
  const note = `Compared across languages: ${why}; read both.`;
  return { ...shared, judgement: judgeAs("said", found * doubtShare), note };
}
