import type { Quotation } from "./find-quotations.ts";
import { trimRange } from "./mapped-text.ts";
import { verbPattern } from "./speech-verbs.ts";

const opens = /^[—―–]\s?(?=[\p{Lu}¿¡«“])/u;
/** A dash before the teller's words, and one behind them. */
const turns = /\s[—―–](?=\p{L})|(?<=[\p{L}.])[—―–](?=[\s.,;:]|$)/gu;
const verb = new RegExp(`^${verbPattern}`, "iu");

/**
 * Speech between dashes, as Spanish, French and Portuguese print it: `—Zarpamos en mayo —dijo Ana—. Y no antes.` Only
 * where a verb of saying follows a dash: an item of a list and a signature open with one too.
 */
export function findDialogue(text: string): Quotation[] {
  const opening = opens.exec(text);
  if (opening === null) return [];
  const dashes = [...text.matchAll(turns)];
  const [first] = dashes;
  if (first === undefined || !verb.test(text.slice(first.index + first[0].length))) return [];
  const cuts = [{ start: opening[0].length, end: first.index }];
  for (let at = 1; at < dashes.length; at += 2) {
    const [after, next] = [dashes[at], dashes[at + 1]];
    if (after !== undefined)
      cuts.push({ start: after.index + after[0].length, end: next?.index ?? text.length });
  }
  return cuts
    .map(({ start, end }) => trimRange(text, { start: start + leadingMarks(text.slice(start, end)), end }))
    .filter(({ start, end }) => end > start)
    .map((inner, at) => ({ inner, outer: at === 0 ? { start: 0, end: inner.end } : inner, marks: "double" }));
}

function leadingMarks(text: string): number {
  return /^[\s.,;:]*/u.exec(text)?.[0].length ?? 0;
}
