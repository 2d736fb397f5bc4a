import type { Span } from "../../transcript/schema.ts";
import { countContentWords, countWords } from "./count-words.ts";
import { findDialogue } from "./find-dialogue.ts";
import { findQuotations, type Quotation } from "./find-quotations.ts";
import { type Attribution, type Frame, findSpeaker, frameOf } from "./find-speaker.ts";
import { trimRange } from "./mapped-text.ts";
import { verbPattern } from "./speech-verbs.ts";

/** Spoken words found in one block; ranges index the block's text. */
export interface FoundQuote {
  readonly text: string;
  readonly inner: Span;
  readonly outer: Span;
  readonly speaker?: Attribution;
}

/** Quotations of one block that are spoken words, and all others (terms, titles) beside them. */
export interface BlockQuotes {
  readonly quotes: readonly FoundQuote[];
  readonly others: readonly Quotation[];
}

const titleNoun =
  /(?:book|novel|film|movie|paper|report|essay|article|album|song|podcast|magazine|newspaper|titled|entitled|libro|novela|película|informe|artículo|titulad[oa]|livro|artigo|livre|roman|rapport|intitulée?|buch|film|bericht|aufsatz|intitolat[oa])\s*[,:]?\s*$/iu;
const verb = new RegExp(verbPattern, "iu");
const endingVerb = new RegExp(`${verbPattern}(?:\\s+(?:that|que|dass|che))?\\s*$`, "iu");
const elision = " […] ";

/** Spoken words of a running paragraph: no term in quotation marks, no title. */
export function readProseQuotes(text: string): BlockQuotes {
  const dialogue = findDialogue(text);
  const all = dialogue.length > 0 ? dialogue : findQuotations(text);
  const quotes: FoundQuote[] = [];
  const others: Quotation[] = [];
  all.forEach((quotation, index) => {
    const bounds = { start: all[index - 1]?.outer.end ?? 0, end: all[index + 1]?.outer.start ?? text.length };
    const frame = frameOf(text, quotation.outer, bounds);
    const quoted = text.slice(quotation.inner.start, quotation.inner.end);
    const speaker = findSpeaker(frame, quoted.trim());
    const before = quotes.at(-1);
    const goesOn =
      before !== undefined && isOnlyAttribution(text.slice(before.outer.end, quotation.outer.start));
    const isDialogue = dialogue.length > 0;
    if (!isDialogue && !goesOn && !isSpoken(quotation, { frame, quoted, speaker })) others.push(quotation);
    else addQuote(quotes, toFound(text, quotation, speaker), text);
  });
  return { quotes, others };
}

interface Setting {
  readonly frame: Frame;
  readonly quoted: string;
  readonly speaker: Attribution | undefined;
}

function isSpoken(quotation: Quotation, { frame, quoted, speaker }: Setting): boolean {
  const words = countWords(quoted);
  if (words === 0 || titleNoun.test(frame.head)) return false;
  const introduced =
    /[:：,]\s*$/u.test(frame.head) || /^\s*(?:[,—–―(-]|$)/u.test(frame.tail) || /[,!?]$/.test(quoted);
  const reported =
    speaker !== undefined && (introduced || endingVerb.test(frame.head) || startsWithVerb(frame.tail));
  if (quotation.marks === "single" && !reported && !isWhole(frame)) return false;
  if (reported) return words > 2 || /[.!?…,]$/u.test(quoted.trim()) || /[:：]\s*$/u.test(frame.head);
  if (words <= 2 || isTitleCase(quoted)) return false;
  return isWhole(frame) || countContentWords(quoted) > 2;
}

function isWhole(frame: Frame): boolean {
  return frame.head.trim() === "" && /^[\s.]*$/.test(frame.tail);
}

function startsWithVerb(tail: string): boolean {
  return verb.test(tail.slice(0, 40));
}

function isTitleCase(quoted: string): boolean {
  if (/[.!?,;…]$/u.test(quoted.trim())) return false;
  const long = quoted.match(/\p{L}{4,}/gu) ?? [];
  return long.length > 0 && long.every((word) => /^\p{Lu}/u.test(word));
}

function toFound(text: string, quotation: Quotation, speaker: Attribution | undefined): FoundQuote {
  const { start, end } = trimRange(text, quotation.inner);
  const inner = { start, end: text.charAt(end - 1) === "," ? end - 1 : end };
  const words = text.slice(inner.start, inner.end);
  return { text: words, inner, outer: quotation.outer, ...(speaker !== undefined && { speaker }) };
}

/** Adds a quote; one that only goes on after "said Ana," becomes one with the quote before it. */
function addQuote(quotes: FoundQuote[], quote: FoundQuote, text: string): void {
  const before = quotes.at(-1);
  if (before === undefined) {
    quotes.push(quote);
    return;
  }
  const between = text.slice(before.outer.end, quote.outer.start);
  if (isBroken(before.text, between)) {
    const speaker = before.speaker ?? quote.speaker;
    quotes[quotes.length - 1] = {
      text: before.text + elision + quote.text,
      inner: { start: before.inner.start, end: quote.inner.end },
      outer: { start: before.outer.start, end: quote.outer.end },
      ...(speaker !== undefined && { speaker }),
    };
    return;
  }
  const goesOn = quote.speaker === undefined && before.speaker !== undefined && isOnlyAttribution(between);
  quotes.push(goesOn && before.speaker !== undefined ? { ...quote, speaker: before.speaker } : quote);
}

function isBroken(before: string, between: string): boolean {
  if (/[.!?…]$/u.test(before) || between.length > 120) return false;
  return /^[\s,]*[^.!?…:]*(?:,|[—―–],?)\s*$/u.test(between) && verb.test(between);
}

/** ` said Ana. `: one clause that says who spoke, and nothing else. */
function isOnlyAttribution(between: string): boolean {
  return between.length < 120 && /^[^.!?…:]*\.\s*$/u.test(between) && verb.test(between);
}
