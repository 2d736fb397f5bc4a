import { type EvidenceIndex, toTerm } from "./claims/evidence-index.ts";
import { type Token, tokenize } from "./tokens.ts";

/** Openings of a question that only a figure answers: how many, how much, what price, in five languages. */
const figureAsked =
  /\bhow (?:many|much|old|tall|heavy)\b|\bhow (?:long|often) (?:do|does|did|will|has|have|had|is|was)\b|\bwhat (?:do|does|did|would|will)\b(?!.*\b(?:about|of|say|think)\b).{0,40}\bcost\b(?=\s*\?|\s+(?:to|per|an?)\b)|\b(?:what|which) (?:percent(?:age)?|share|price|score|number|amount|age|rate)\b|\b(?:cu[aá]nt[oa]s?|quant[oa]s?)\b|\bcombien\b|\b(?:wie ?viele?|wie (?:alt|hoch|lange))\b/i;
/** Words that answer it without a figure. */
const amounts = new Set(
  "half twice double dozen dozens hundreds thousands millions none nobody mitad doble ninguno nadie metade dobro nenhum moitie aucun aucune halfte keine keiner doppelt".split(
    " ",
  ),
);

/** Whether only a figure, or a word for an amount, answers a question. */
export function asksForFigure(question: string): boolean {
  return figureAsked.test(question);
}

/**
 * Whether a run of sentences holds a figure that the question does not, in or beside one with a term of it. `one` is no
 * figure: it mostly stands for a thing.
 */
export function holdsFigure(
  index: EvidenceIndex,
  question: string,
  [from, to]: readonly [number, number],
): boolean {
  const asked = tokenize(question, index.language).tokens;
  const known = new Set(asked.flatMap(({ value }) => value ?? []));
  const topic = new Set(
    asked.flatMap((token) => index.termIds.get(toTerm(token, question, index.language) ?? "") ?? []),
  );
  const isAbout = (at: number) => index.sentences[at]?.terms.some((id) => topic.has(id)) === true;
  const isAmount = ({ value, key }: Token) =>
    value === undefined ? amounts.has(key) : value !== 1 && !known.has(value);
  return index.sentences.slice(from, to + 1).some(({ text }, step) => {
    const at = from + step;
    if (!isAbout(at) && !isAbout(at - 1) && !isAbout(at + 1)) return false;
    return tokenize(text, index.language).tokens.some(isAmount);
  });
}
