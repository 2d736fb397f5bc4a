import type { Span } from "./schema.ts";

const terminal = /(?:[.!?…]+["'”’»)\]]*(?=\s|$)|[。！？]["'”’」』)]*)/gu;
const abbreviations = new Set(
  (
    "mr mrs ms dr prof sr jr st mt vs etc eg ie e.g i.e cf approx dept est fig gen gov hon inc ltd co corp no nos vol " +
    "rev sen rep capt col sgt lt adm a.m p.m u.s u.k u.n ph.d b.c a.d d.c " +
    "sra srta dra ud uds pág págs núm art ej p.ej ee.uu aprox av " +
    "bzw usw z.b d.h u.a ca nr abs bspw ggf vgl evtl inkl str hr fr mme mlle mm m av.j.-c c.-à-d " +
    "exmo exma prof.a n.º jan feb mar apr jun jul aug sep sept oct nov dec"
  ).split(" "),
);
/** Abbreviations that a sentence often ends with: they end it before a capital letter. */
const closing = new Set([
  "etc",
  "inc",
  "ltd",
  "co",
  "corp",
  "a.m",
  "p.m",
  "u.s",
  "u.k",
  "u.n",
  "ph.d",
  "usw",
  "jr",
  "no",
]);
const conjunction =
  /^(?:and|but|so|because|which|who|that|then|or|if|when|while|where|y|pero|porque|que|cuando|aunque|si|et|mais|parce|donc|und|aber|weil|dass|wenn|denn|e|mas|quando|se)$/i;
const minWordsBeforeBreak = 12;

/** Positions after which a sentence of `text` ends, inside `range`, in order. Decimals and abbreviations end none. */
export function findSentenceEnds(text: string, range: Span): number[] {
  const ends: number[] = [];
  terminal.lastIndex = range.start;
  for (
    let match = terminal.exec(text);
    match !== null && match.index < range.end;
    match = terminal.exec(text)
  ) {
    const end = Math.min(range.end, match.index + match[0].length);
    if (isSentenceEnd(text, match.index, end)) ends.push(end);
  }
  return ends;
}

function isSentenceEnd(text: string, at: number, end: number): boolean {
  const next = /^\s*["'“‘«([¿¡—–-]*\s*(\S)/u.exec(text.slice(end, end + 12))?.[1] ?? "";
  const isLower = /\p{Ll}/u.test(next);
  const mark = text.slice(at, end);
  if (/^(?:\.{2,}|…)/.test(mark)) return !isLower;
  if (mark[0] !== ".") return true;
  const word = /[\p{L}\p{M}.’'º-]*$/u.exec(text.slice(Math.max(0, at - 20), at))?.[0] ?? "";
  if (/^\p{Lu}$/u.test(word) && word !== "I") return false;
  const known = word.toLowerCase();
  if (!abbreviations.has(known)) return !(isLower && /^(?:\p{L}\.)+\p{L}$/u.test(word));
  return closing.has(known) && !isLower && !(known === "no" && /\d/.test(next));
}

interface WordPlace {
  readonly start: number;
  readonly end: number;
}

/**
 * Parts of at most `maxWords` words of a span that has more than `allowed`, cut where a speaker would breathe:
 * after a comma, before a conjunction, at the end of a caption (a newline in `text`). In order, touching.
 */
export function findBreaks(
  text: string,
  span: Span,
  { maxWords, allowed }: { readonly maxWords: number; readonly allowed: number },
): Span[] {
  const words = [...text.slice(span.start, span.end).matchAll(/\S+/g)].map((match) => ({
    start: span.start + match.index,
    end: span.start + match.index + match[0].length,
  }));
  if (words.length <= allowed) return [span];
  const parts: Span[] = [];
  let first = 0;
  while (words.length - first > maxWords) {
    const next = pickBreak(text, words, { first, maxWords });
    parts.push({ start: words[first]?.start ?? span.start, end: words[next - 1]?.end ?? span.end });
    first = next;
  }
  parts.push({ start: words[first]?.start ?? span.start, end: span.end });
  return parts;
}

function pickBreak(
  text: string,
  words: readonly WordPlace[],
  { first, maxWords }: { readonly first: number; readonly maxWords: number },
): number {
  const left = words.length - first;
  const most = first + Math.min(maxWords, Math.max(minWordsBeforeBreak, left - minWordsBeforeBreak));
  let best = most;
  let bestScore = -1;
  for (let index = first + minWordsBeforeBreak; index <= most; index += 1) {
    const score = breakScore(text, words[index - 1], words[index]) + (index - first) / maxWords / 2;
    if (score > bestScore) [best, bestScore] = [index, score];
  }
  return best;
}

function breakScore(text: string, before: WordPlace | undefined, after: WordPlace | undefined): number {
  if (before === undefined || after === undefined) return 0;
  const mark = text[before.end - 1] ?? "";
  let score = 0;
  if (/[;:—–]/.test(mark)) score += 2.5;
  if (mark === ",") score += 2;
  if (conjunction.test(text.slice(after.start, after.end))) score += 1.5;
  if (text.slice(before.end, after.start).includes("\n")) score += 0.5;
  return score;
}
