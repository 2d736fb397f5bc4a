import { type Token, tokenize } from "../tokens.ts";
import { classesOf } from "../word-data/closed-classes.ts";
import { toTerm } from "./evidence-index.ts";

/** Words that deny, by language: `no` denies in Spanish and stands for "in the" in Portuguese. */
const denials: Readonly<Record<string, ReadonlySet<string>>> = {
  en: toSet(
    "not no never none nothing nobody nowhere neither nor without cannot hardly barely scarcely rarely seldom",
  ),
  es: toSet("no nunca jamas nada nadie ningun ninguna ninguno ni sin tampoco apenas"),
  pt: toSet("nao nunca jamais nada ninguem nenhum nenhuma nem sem tampouco"),
  fr: toSet("pas jamais rien sans aucun aucune personne ni"),
  de: toSet("nicht kein keine keinen keinem keiner keines nie niemals nichts niemand ohne kaum weder"),
};
/** `not only` and `last but not least` say more, not less. */
const additive = toSet(
  "only just merely simply solely least necessarily doubt wonder solo solamente so apenas seulement nur bloss",
);
/** Where a denial ends: `not the pier but the boat`. */
const breaks = toSet(
  "but because although though while whereas sino pero aunque mas porem mais aber sondern",
);
/** Words after a denial that it may deny. */
const scope = 4;

function toSet(words: string): ReadonlySet<string> {
  return new Set(words.split(" "));
}

/** A text and its tokens. */
export interface Tokenized {
  readonly text: string;
  readonly tokens: readonly Token[];
}

/** Whether the word at a place denies what follows: `not`, `never`, `without` and their like in the text's language. */
export function isDenial({ text, tokens }: Tokenized, at: number, language: string): boolean {
  const token = tokens[at];
  if (token === undefined || !isDenyingWord(token.key, language)) return false;
  if (additive.has(tokens[at + 1]?.key ?? "") || tokens[at - 1]?.key === "or") return false;
  // "No, we stay": an answer, which denies no word of its sentence.
  return !(token.key === "no" && /^\s*[,.!?…–—]/.test(text.slice(token.end)));
}

function isDenyingWord(key: string, language: string): boolean {
  const own = denials[language.slice(0, 2).toLowerCase()];
  if (own !== undefined) return own.has(key);
  return classesOf(key).some((member) => member.wordClass === "negation");
}

/** Whether a text denies anything. */
export function hasDenial(text: string, language: string): boolean {
  const { tokens } = tokenize(text, language);
  return tokens.some((_token, at) => isDenial({ text, tokens }, at, language));
}

/**
 * For each term of a text the denial that it stands under, or "": the last one within the four words before it, with no
 * mark and no `but` between them. Of a term that stands in it twice, the later place counts.
 */
export function deniedTerms(text: string, language: string): Map<string, string> {
  return new Map([...readDenials(text, language)].map(([term, denials]) => [term, denials.at(-1) ?? ""]));
}

/** The same for each place of a term, in order. */
export function readDenials(text: string, language: string): Map<string, readonly string[]> {
  const { tokens } = tokenize(text, language);
  const denied = new Map<string, readonly string[]>();
  let denial: { readonly key: string; readonly at: number } | undefined;
  for (const [at, token] of tokens.entries()) {
    if (endsScope({ text, tokens }, at)) denial = undefined;
    const term = toTerm(token, text, language);
    const key = denial !== undefined && at - denial.at <= scope ? denial.key : "";
    if (term !== undefined) denied.set(term, [...(denied.get(term) ?? []), key]);
    if (isDenial({ text, tokens }, at, language)) denial = { key: token.key, at };
  }
  return denied;
}

function endsScope({ text, tokens }: Tokenized, at: number): boolean {
  const [before, token] = [tokens[at - 1], tokens[at]];
  if (before === undefined || token === undefined) return false;
  return breaks.has(token.key) || /[,;:.!?…–—]/.test(text.slice(before.end, token.start));
}
