import type { Transcript } from "../transcript/schema.ts";
import { namesMatch, nameWords } from "./match-speaker.ts";

/** Whom a quote names before or behind its words, and its text with blanks where the name stands. */
export interface NamedQuote {
  readonly text: string;
  readonly speaker: string;
}

const name = "\\p{L}[\\p{L}\\p{M}\\p{N}.'’ -]{0,50}?";
const before = new RegExp(`^[\\s*_"“„«—–-]*(${name})[*_]*\\s*:[*_]*(?=[\\s"“„«‘])`, "u");
const behind = new RegExp(`(?<=[\\s"”“»’.!?])(?:[—–-]{1,2}\\s*(${name})|\\((${name})\\))[\\s.*_]*$`, "u");
/** A title, or a word that says how it was said. */
const wordsBesideName = 1;

/**
 * The speaker of the recording that a quote is given to in its own text: `Ana: We agreed.`, `We agreed. — Ana Vidal`.
 * Every letter of the words keeps its place. Undefined where nobody the recording labels is named.
 */
export function findSpeakerInQuote({ segments }: Transcript, text: string): NamedQuote | undefined {
  return namesIn(text).find(({ speaker }) => labelsOf(segments).some((label) => isNamed(label, speaker)));
}

/**
 * The same by the look of it, a first name and a surname at least. They may be words of the quote: to be asked only
 * where the whole text was not said.
 */
export function guessSpeakerInQuote(text: string): NamedQuote | undefined {
  return namesIn(text).find(({ speaker }) => fullName.test(speaker));
}

const fullName = /^\p{Lu}[\p{L}\p{M}'’.-]*(?: \p{Lu}[\p{L}\p{M}'’.-]*){1,3}$/u;

function namesIn(text: string): NamedQuote[] {
  return [before, behind].flatMap((pattern) => {
    const match = pattern.exec(text);
    const speaker = (match?.[1] ?? match?.[2] ?? "").trim();
    if (match === null) return [];
    const blanks = " ".repeat(match[0].length);
    const rest = text.slice(0, match.index) + blanks + text.slice(match.index + match[0].length);
    return /[\p{L}\p{N}]/u.test(rest) ? [{ text: rest, speaker }] : [];
  });
}

function labelsOf(segments: Transcript["segments"]): string[] {
  return [...new Set(segments.flatMap(({ speaker }) => speaker ?? []))];
}

function isNamed(label: string, named: string): boolean {
  const most = label.trim().split(/\s+/).length + wordsBesideName;
  return named.split(/\s+/).length <= most && namesMatch(label, named) && isMeant(label, named);
}

/**
 * Any word may begin with the letter of `PhD A` or `Professor D`: it stands for a name where the words beside it agree,
 * and where it is all of the label for one word with a capital.
 */
function isMeant(label: string, named: string): boolean {
  const [labelled, given] = [nameWords(label), nameWords(named)];
  const [first, second] = [labelled.filter(isWhole), given.filter(isWhole)];
  if (second.length === 0) return true;
  if (first.length === 0) return given.length === 1 && /^\p{Lu}/u.test(named);
  return namesMatch(first.join(" "), second.join(" "));
}

function isWhole(word: string): boolean {
  return word.length > 1;
}
