import { tokenize } from "../tokens.ts";
import type { ClaimChange } from "./claim-change.ts";
import type { EvidenceIndex } from "./evidence-index.ts";

const acronym = /(?<![\p{L}\p{N}])(\p{Lu}[\p{Lu}\p{N}]{1,6})(?![\p{L}\p{N}])/gu;
const capitalRun =
  /\p{Lu}[\p{L}\p{N}]*(?:(?:[\s-]+(?:of|for|and|the|de|del|la|el|da|do|du|des|der|und|y|e|et|pour|para|für)){0,2}[\s-]+\p{Lu}[\p{L}\p{N}]*)+/gu;

/** Spelled-out forms that a text gives for its acronyms and the recording never says. */
export function findExpansion(index: EvidenceIndex, text: string): ClaimChange[] {
  const acronyms = new Set([...text.matchAll(acronym)].map((match) => match[1] ?? ""));
  if (acronyms.size === 0) return [];
  const changes: ClaimChange[] = [];
  for (const match of text.matchAll(capitalRun)) {
    const short = [...acronyms].find((letters) => spells(match[0], letters));
    if (short !== undefined && !isSaid(index, match[0]))
      changes.push({ kind: "name", quoted: match[0], spoken: short });
  }
  return changes;
}

function spells(phrase: string, letters: string): boolean {
  const words = phrase.split(/[\s-]+/);
  const capitals = words.filter((word) => /^\p{Lu}/u.test(word));
  if (capitals.length < 2 || phrase === letters) return false;
  return capitals.map((word) => word.charAt(0)).join("") === letters;
}

function isSaid(index: EvidenceIndex, phrase: string): boolean {
  const keys = tokenize(phrase).tokens.map((token) => token.key);
  if (keys.some((key) => !index.vocabulary.has(key))) return false;
  return index.sentences.some(({ tokens }) =>
    tokens.some((_token, at) => keys.every((key, step) => tokens[at + step]?.key === key)),
  );
}
