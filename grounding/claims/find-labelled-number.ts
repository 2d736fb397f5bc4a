import { classesOf } from "../word-data/closed-classes.ts";
import { type EvidenceIndex, toTerm } from "./evidence-index.ts";
import type { Tokenized } from "./polarity.ts";

/** The term that a number is the label of, as `Stage` of `Stage 4`: a name right before it. */
export function findLabel(index: EvidenceIndex, { tokens, text }: Tokenized, at: number): number | undefined {
  const [name, token] = [tokens[at - 1], tokens[at]];
  if (name === undefined || token === undefined || token.ordinal === true) return undefined;
  const isName = /^\p{Lu}/u.test(text.slice(name.start)) && name.value === undefined;
  const isDate = classesOf(name.key).some(({ wordClass }) => wordClass === "date");
  if (!isName || isDate || !/^[ -]$/.test(text.slice(name.end, token.start))) return undefined;
  return index.termIds.get(toTerm(name, text, index.language) ?? "");
}

/** The number that a label has in the recording; `undefined` where it has the wanted one too, or none. */
export function findLabelled(
  index: EvidenceIndex,
  label: number,
  wanted: number | undefined,
): { readonly spoken: string; readonly sentence: number } | undefined {
  const found = (index.postings[label]?.sentences ?? []).flatMap((sentence) => {
    const { text = "", terms = [], tokens = [] } = index.sentences[sentence] ?? {};
    return tokens.flatMap((token, at) =>
      terms[at - 1] === label && token.ordinal !== true && token.value !== undefined
        ? [{ sentence, value: token.value, spoken: text.slice(token.start, token.end) }]
        : [],
    );
  });
  const [first] = found;
  if (first === undefined || found.some(({ value }) => value === wanted)) return undefined;
  return { spoken: first.spoken, sentence: first.sentence };
}
