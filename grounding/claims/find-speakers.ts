import { type Token, tokenize } from "../tokens.ts";
import type { EvidenceIndex, SpeakerLabel } from "./evidence-index.ts";

/**
 * Speaker labels of the recording that `text` names, or that `named` is, in label order: in full, or by a part that
 * no other label has, written with a capital (`the Professor`, `Ms Okafor`).
 */
export function findSpeakers(index: EvidenceIndex, text: string, named?: string): string[] {
  const whole = `${text} ${named ?? ""}`;
  const words = keysOf(whole);
  const full = index.labels.filter(({ keys }) => isNamed(keys, words));
  const said = new Set(full.flatMap(({ keys }) => keys));
  const capitals = new Set(
    tokenize(whole)
      .tokens.filter((token) => /^\p{Lu}/u.test(whole.slice(token.start)))
      .map((token) => ownerless(token, whole))
      .filter((key) => !said.has(key)),
  );
  if (capitals.size === 0) return full.map(({ name }) => name);
  const owners = countOwners(index.labels);
  const isPartlyNamed = ({ keys }: SpeakerLabel) =>
    keys.some((part) => part.length > 2 && owners.get(part) === 1 && capitals.has(part));
  return index.labels.filter((label) => full.includes(label) || isPartlyNamed(label)).map(({ name }) => name);
}

/** In how many labels each word stands; titles are nobody's own. */
function countOwners(labels: readonly SpeakerLabel[]): ReadonlyMap<string, number> {
  const owners = new Map<string, number>();
  for (const part of labels.flatMap(({ keys }) => [...new Set(keys)]))
    if (!honorifics.has(part)) owners.set(part, (owners.get(part) ?? 0) + 1);
  return owners;
}

/** Keys of a text's words, the owner's s cut off. */
export function keysOf(text: string): string[] {
  return tokenize(text).tokens.map((token) => ownerless(token, text));
}

/** A token's key without the s of the owner (`Brandt's`). */
export function ownerless(token: Token, text: string): string {
  return /['’]s$/.test(text.slice(token.start, token.end)) ? token.key.replace(/s$/, "") : token.key;
}

const honorifics = new Set(
  "mr mrs ms miss dr prof sir dame lord lady rt hon am mp ms msp md phd jr sr".split(" "),
);

function isNamed(parts: readonly string[], words: readonly string[]): boolean {
  if (includesRun(words, parts)) return true;
  const bare = parts.filter((part) => !honorifics.has(part));
  return (
    bare.length > 1 &&
    bare.length < parts.length &&
    bare.some((part) => part.length > 1) &&
    includesRun(words, bare)
  );
}

function includesRun(words: readonly string[], run: readonly string[]): boolean {
  return run.length > 0 && words.some((_word, at) => run.every((part, step) => words[at + step] === part));
}
