import { type Cognates, createCognateFinder } from "../cognates.ts";
import { englishOf } from "../glossary-words.ts";
import { toStem } from "../stems.ts";
import { type Token, tokenize } from "../tokens.ts";
import type { EvidenceIndex, QueryTerm } from "./evidence-index.ts";
import { isFunctionWord } from "./function-words.ts";

/** A glossary knows one meaning of a word; a cognate that stands there is its own proof. */
const glossaryTrust = 0.7;
/** What is one in English is often written in two ways: no more than so many terms stand for one word. */
const mostTerms = 4;
/** Shorter words look like others by chance, names excepted. */
const shortestCognate = 4;

/**
 * Terms of a recording that a text in another language holds: by number, name, likeness of letters, and by the small
 * glossary, which leads to English. Words that nothing in the recording answers to are left out.
 */
export function toForeignQuery(index: EvidenceIndex, text: string, language: string): QueryTerm[] {
  const found = new Map<number, QueryTerm>();
  const findCognates = createCognateFinder(index.vocabulary.keys());
  for (const token of tokenize(text, language).tokens) {
    if (isFunctionWord(token.key, language)) continue;
    for (const { id, weight } of termsOf(index, token, { language, findCognates }))
      found.set(id, { id, weight: Math.max(weight, found.get(id)?.weight ?? 0) });
  }
  return [...found.values()];
}

function termsOf(
  index: EvidenceIndex,
  token: Token,
  {
    language,
    findCognates,
  }: { readonly language: string; readonly findCognates: (word: string) => Cognates },
): QueryTerm[] {
  if (token.value !== undefined) return weigh(index, [`#${token.value}`], 1);
  const known = englishOf(language, token.key).map((word) => toStem(word, index.language));
  const translated = weigh(index, known, glossaryTrust);
  if (translated.length > 0) return translated;
  const isLong = token.key.length >= shortestCognate || token.capital === true;
  const like = isLong ? findCognates(token.key).words : [];
  return weigh(
    index,
    like.map((word) => toStem(word, index.language)),
    1,
  );
}

function weigh(index: EvidenceIndex, stems: readonly string[], trust: number): QueryTerm[] {
  const ids = [...new Set(stems)].flatMap((stem) => index.termIds.get(stem) ?? []);
  return ids.slice(0, mostTerms).map((id) => ({ id, weight: trust * (index.idf[id] ?? 0) }));
}
