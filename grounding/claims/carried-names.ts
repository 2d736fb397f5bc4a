import { letterSimilarity } from "../similarity.ts";
import { tokenize } from "../tokens.ts";
import type { EvidenceIndex } from "./evidence-index.ts";
import { namesIn } from "./measure-claim.ts";

/** Claims up to this many words may be names alone, which a translator would take for words. */
const longestBareName = 3;
/** Acronyms up to this length are words of a language (OTAN, IA) and do not carry over to another. */
const longestAcronym = 5;
/** From this likeness on, a spoken word is taken for the name as a recogniser wrote it. */
const likeFrom = 0.75;
const shortestLike = 5;

/**
 * Names of a text that read the same in every language: capitalised inside a sentence, left as they are by the
 * translation, and no acronym.
 */
export function carriedNames(text: string, translation: string): string[] {
  const { tokens } = tokenize(text);
  const kept = new Set(tokenize(translation).tokens.map((token) => token.key));
  return namesIn(text, tokens)
    .filter((token) => kept.has(token.key))
    .map((token) => text.slice(token.start, token.end))
    .filter((name) => !(name.length <= longestAcronym && name === name.toUpperCase()));
}

/** Of some names those that nobody says and no speaker bears, not even misspelt as recognisers do. */
export function findAbsentNames(index: EvidenceIndex, names: readonly string[]): string[] {
  const labels = index.transcript.speakers.map((speaker) => speaker.name).join("\n");
  const known = new Set([...index.vocabulary.keys(), ...tokenize(labels).tokens.map((token) => token.key)]);
  return names.filter((name) => {
    const key = tokenize(name).tokens[0]?.key ?? name.toLowerCase();
    return !known.has(key) && !hasLike(known, key);
  });
}

function hasLike(known: ReadonlySet<string>, key: string): boolean {
  if (key.length < shortestLike) return false;
  for (const word of known) {
    if (word[0] !== key[0] || Math.abs(word.length - key.length) > 2) continue;
    if (letterSimilarity(word, key) >= likeFrom) return true;
  }
  return false;
}

/** Whether a text is nothing but words of the recording, few enough to be a name: then it needs no translation. */
export function isSpokenName(index: EvidenceIndex, text: string): boolean {
  const { tokens } = tokenize(text);
  return (
    tokens.length > 0 &&
    tokens.length <= longestBareName &&
    /^\p{Lu}/u.test(text) &&
    tokens.every((token) => token.value !== undefined || index.vocabulary.has(token.key))
  );
}
