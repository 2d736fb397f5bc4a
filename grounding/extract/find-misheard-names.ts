import type { Span } from "../../transcript/schema.ts";
import type { EvidenceIndex } from "../claims/evidence-index.ts";
import { isFunctionWord } from "../claims/function-words.ts";
import { toEvidence } from "../evidence.ts";
import { isFrequentWord } from "../glossary-words.ts";
import type { Evidence } from "../schema.ts";
import { letterSimilarity } from "../similarity.ts";
import { soundKey } from "../sound-key.ts";

/** Words of a recording that a glossary's name may have been meant by; shown, never put right in silence. */
export interface MisheardName {
  readonly heard: string;
  readonly name: string;
  /** `spelling`: the same letters, joined, split or cased otherwise; `sound`: letters that sound alike. */
  readonly by: "spelling" | "sound";
  readonly evidence: Evidence;
}

const mostNames = 500;
const longestName = 80;
/** Letters that must agree where the sounds do, and where they only nearly do. */
const likeSound = 0.6;
const likeLetters = 0.75;
const shortestLetters = 4;
const mostApart = 3;

interface Word extends Span {
  readonly letters: string;
  /** What it begins with, as it sounds. */
  readonly onset: string;
}

/**
 * Looks for names of a glossary (the user's, the page's, or taken from the recording) where the recording has something
 * that reads or sounds alike, in windows of one word fewer to two more. Never over a digit, and never for words that
 * are common by themselves unless their letters are the name's. In order of the recording.
 */
export function findMisheardNames(index: EvidenceIndex, glossary: readonly string[]): MisheardName[] {
  const { transcript } = index;
  const words = wordsOf(transcript.text);
  const names = [...new Set(glossary.map((name) => name.trim()))].slice(0, mostNames).filter(isUsable);
  const found: (MisheardName & { readonly score: number })[] = [];
  const written = new Set(names.map((name) => name.toLowerCase()));
  for (const name of names) {
    const wanted = toWanted(name);
    for (let from = 0; from < words.length; from++) {
      // What is misheard in its first sound cannot be told from other words.
      if (words[from]?.onset !== wanted.sound.charAt(0)) continue;
      const best = bestAt(transcript.text, words, { from, wanted });
      if (best === undefined || (best.by === "sound" && written.has(best.heard.toLowerCase()))) continue;
      found.push({ ...best, name, evidence: toEvidence(transcript, best.span), score: best.score });
    }
  }
  return keepBest(found);
}

function isUsable(name: string): boolean {
  return name.length <= longestName && lettersOf(name).length >= 3;
}

function lettersOf(text: string): string {
  return text
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[^\p{L}\p{N}]/gu, "");
}

function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    letters: lettersOf(match[0]),
    onset: soundKey(lettersOf(match[0])).charAt(0),
  }));
}

interface Wanted {
  readonly name: string;
  readonly letters: string;
  readonly sound: string;
  readonly count: number;
}

function toWanted(name: string): Wanted {
  const letters = lettersOf(name);
  return { name, letters, sound: soundKey(letters), count: wordsOf(name).length };
}

interface Found {
  readonly heard: string;
  readonly by: MisheardName["by"];
  readonly span: Span;
  readonly score: number;
}

function bestAt(
  text: string,
  words: readonly Word[],
  { from, wanted }: { readonly from: number; readonly wanted: Wanted },
): Found | undefined {
  let best: Found | undefined;
  for (let count = Math.max(1, wanted.count - 1); count <= wanted.count + 2; count++) {
    const window = words.slice(from, from + count);
    if (window.length < count) break;
    const found = compare(text, window, wanted);
    if (found !== undefined && found.score > (best?.score ?? 0)) best = found;
  }
  return best;
}

function compare(text: string, window: readonly Word[], wanted: Wanted): Found | undefined {
  const letters = window.map((word) => word.letters).join("");
  if (Math.abs(letters.length - wanted.letters.length) > mostApart) return undefined;
  const like = letterSimilarity(letters, wanted.letters);
  if (like < likeSound) return undefined;
  const span = { start: window[0]?.start ?? 0, end: window.at(-1)?.end ?? 0 };
  const heard = text.slice(span.start, span.end).replaceAll("\n", " ");
  if (heard.includes(wanted.name) || /[.?!]\s/.test(heard)) return undefined;
  if (letters === wanted.letters)
    return isPlain(window, wanted) ? undefined : { heard, by: "spelling", span, score: 2 };
  const isAlike = like >= likeLetters || soundKey(letters) === wanted.sound;
  return isAlike && mayBeMisheard(letters, window, wanted)
    ? { heard, by: "sound", span, score: like }
    : undefined;
}

/** A common word that is also a name: its letters say nothing. */
function isPlain(window: readonly Word[], wanted: Wanted): boolean {
  return window.length === 1 && wanted.count === 1 && isCommon(window[0]);
}

/** A plural or a form of the same name is no mishearing. */
function mayBeMisheard(letters: string, window: readonly Word[], wanted: Wanted): boolean {
  if (letters.length < shortestLetters || /\d/.test(letters) || window.every(isCommon)) return false;
  return !letters.startsWith(wanted.letters) && !wanted.letters.startsWith(letters);
}

function isCommon(word: Word | undefined): boolean {
  return word !== undefined && (isFunctionWord(word.letters) || isFrequentWord(word.letters));
}

/** One name a place: the likeliest, then the one that stands first. */
function keepBest(found: readonly (MisheardName & { readonly score: number })[]): MisheardName[] {
  const kept: MisheardName[] = [];
  const taken: Span[] = [];
  for (const { score: _score, ...item } of found.toSorted((a, b) => b.score - a.score)) {
    const { span } = item.evidence;
    if (taken.some((other) => other.start < span.end && span.start < other.end)) continue;
    taken.push(span);
    kept.push(item);
  }
  return kept.sort((a, b) => a.evidence.span.start - b.evidence.span.start);
}
