import type { EvidenceIndex } from "../claims/evidence-index.ts";
import { toTerm } from "../claims/evidence-index.ts";
import { isReportingWord } from "../claims/function-words.ts";
import { countWithin } from "../claims/part-around.ts";
import { power } from "../power.ts";
import { tokenize } from "../tokens.ts";
import { isDiscourse } from "../word-data/closed-classes.ts";

interface Phrase {
  readonly text: string;
  readonly terms: readonly string[];
  readonly score: number;
}

/** A title of up to two phrases that stand in the sentences `from` to `to` and are commoner there than elsewhere. */
export function toTitle(index: EvidenceIndex, from: number, to: number): string {
  const phrases = rankPhrases(index, from, to);
  const first = phrases[0];
  if (first === undefined) return shorten(index.sentences[from]?.text ?? "");
  const second = phrases.find((phrase) => !phrase.terms.some((term) => first.terms.includes(term)));
  const text = second === undefined ? first.text : `${first.text}, ${second.text}`;
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function shorten(text: string): string {
  return text.split(/\s+/).slice(0, 6).join(" ");
}

function rankPhrases(index: EvidenceIndex, from: number, to: number): Phrase[] {
  const found = new Map<string, { text: string; terms: string[]; count: number }>();
  for (let at = from; at <= to; at++) {
    const sentence = index.sentences[at];
    if (sentence === undefined || sentence.isInstruction) continue;
    for (const phrase of phrasesOf(index, sentence.text)) {
      const key = phrase.terms.join(" ");
      const entry = found.get(key) ?? { ...phrase, count: 0 };
      entry.count++;
      found.set(key, entry);
    }
  }
  return [...found.values()]
    .map((entry) => ({ ...entry, score: power(entry.count, 0.9) * weightOf(index, entry.terms, [from, to]) }))
    .sort((x, y) => y.score - x.score || (x.text < y.text ? -1 : 1));
}

/** How far a phrase belongs to this stretch rather than to the whole recording. */
function weightOf(index: EvidenceIndex, terms: readonly string[], range: readonly [number, number]): number {
  let sum = 0;
  for (const term of terms) {
    const id = index.termIds.get(term) ?? -1;
    const places = index.postings[id]?.sentences ?? [];
    const inside = countWithin(places, range);
    sum += (inside / Math.max(1, places.length)) * Math.log(1 + inside) * Math.min(5, index.idf[id] ?? 0);
  }
  return (sum / terms.length) * (1 + 0.5 * (terms.length - 1));
}

function phrasesOf(index: EvidenceIndex, text: string): { text: string; terms: string[] }[] {
  const { tokens } = tokenize(text, index.language);
  const phrases: { text: string; terms: string[] }[] = [];
  for (let at = 0; at < tokens.length; at++) {
    for (let length = 1; length <= 3; length++) {
      const run = tokens.slice(at, at + length);
      const terms = run
        .map((token) => toTerm(token, text, index.language))
        .filter((term) => term !== undefined);
      if (terms.length < length || run.some((token) => token.value !== undefined || isEmpty(token.key)))
        break;
      const start = run[0]?.start ?? 0;
      const cut = text.slice(start, run.at(-1)?.end ?? start);
      if (/[^\p{L}\p{N}\p{M}\s'’-]/u.test(cut)) break;
      phrases.push({ text: cut.replace(/\s+/g, " "), terms });
    }
  }
  return phrases;
}

/** Words that make no title: too short, adverbs, and what speech strews in. */
function isEmpty(key: string): boolean {
  return key.length < 3 || isDiscourse(key) || isReportingWord(key) || /(?:ly|ing)$/.test(key);
}
