import { isFunctionWord } from "../../grounding/claims/function-words.ts";
import { splitWords } from "../../grounding/words.ts";
import { createStemmer } from "../../transcript/create-stemmer.ts";

/** Share of a point's content words that a text must have to cover it (../shared/data/summaries sets it so). */
const coveredFrom = 0.5;

/**
 * Whether a text has at least half of the content-word stems of a point. A floor: a paraphrase counts as a miss. A point
 * without content words is covered by no text.
 */
export function coversText(text: string, point: string, language: string | undefined): boolean {
  const stem = createStemmer(language);
  const known = new Set(stemsOf(text, stem, language));
  const wanted = [...new Set(stemsOf(point, stem, language))];
  if (wanted.length === 0) return false;
  return wanted.filter((one) => known.has(one)).length / wanted.length >= coveredFrom;
}

function stemsOf(
  text: string,
  stem: (word: string) => string,
  language: string | undefined,
): readonly string[] {
  return splitWords(text)
    .filter(({ norm }) => !isFunctionWord(norm.normalize("NFD").replace(/\p{M}/gu, ""), language))
    .map(({ norm }) => stem(norm));
}
