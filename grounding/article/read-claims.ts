import type { Span } from "../../transcript/schema.ts";
import { mostItems } from "./block.ts";
import { countContentWords, countWords } from "./count-words.ts";
import { type Attribution, findClaimSpeaker, readDashName } from "./find-speaker.ts";
import { namePattern } from "./person-name.ts";
import type { BlockQuotes } from "./read-quotes.ts";
import { verbPattern } from "./speech-verbs.ts";
import { splitSentences } from "./split-sentences.ts";

/** One sentence of a block that states something; `range` indexes the block's text. */
export interface FoundClaim {
  readonly text: string;
  readonly range: Span;
  readonly speaker?: Attribution;
}

const boilerplate =
  /^\W*(?:powered by|(?:made|built|created|generated) (?:with|by)|(?:hecho|creado|generado) (?:con|por)|(?:feito|criado|gerado) (?:com|por)|(?:fait|créé|généré) (?:avec|par)|erstellt (?:mit|von)|all rights reserved|copyright|©|\(c\) \d{4}|subscribe|sign up|log in|share this|read more|follow us|click here|cookie|published (?:on|by)|posted (?:on|by)|by \p{Lu}[\p{L} .'-]+$|todos los derechos|suscr[íi]b|compart[ei]|leer más|publicado|tous droits|abonnez|partager|alle rechte|abonnieren|todos os direitos|inscreva)/iu;
const names = new RegExp(`(?:,\\s[^,]{0,80})?${namePattern}(?:,[^,.]{0,80}[,.])?`, "gu");
const verbs = new RegExp(verbPattern, "giu");
/** A sentence around a quote states something of its own from so many words of meaning on. */
const ownWords = 5;

/** The statements of a paragraph or list item; its quotes, questions and what only introduces a quote are none. */
export function readBlockClaims(
  text: string,
  found: BlockQuotes,
  kind: "paragraph" | "bullet",
): FoundClaim[] {
  if (boilerplate.test(text) || readDashName(text) !== undefined) return [];
  const quotes = found.quotes.map(({ outer }) => ({ ...outer, spoken: true }));
  const others = found.others.map(({ outer }) => ({ ...outer, spoken: false }));
  const marks = [...quotes, ...others].sort((a, b) => a.start - b.start);
  const claims: FoundClaim[] = [];
  let next = 0;
  for (const range of splitSentences(text, marks)) {
    if (claims.length > mostItems) break;
    const first = next;
    while (next < marks.length && (marks[next]?.start ?? 0) < range.end) next += 1;
    const claim = readClaim(text, range, { marks: marks.slice(first, next), kind });
    if (claim !== undefined) claims.push(claim);
  }
  return claims;
}

interface Sentence {
  readonly marks: readonly (Span & { readonly spoken: boolean })[];
  readonly kind: "paragraph" | "bullet";
}

function readClaim(text: string, range: Span, { marks, kind }: Sentence): FoundClaim | undefined {
  const spoken = marks.filter((mark) => mark.spoken);
  if (!isStatement(text.slice(range.start, range.end), spoken.length > 0 ? "bullet" : kind)) return undefined;
  return spoken.length === 0 || statesItself(text, range, spoken) ? toClaim(text, range, marks) : undefined;
}

function isStatement(sentence: string, kind: "paragraph" | "bullet"): boolean {
  if (/[?？:：]["'”’»)\]]*$/u.test(sentence)) return false;
  const words = countWords(sentence);
  if (words === 0) return false;
  if (kind === "bullet") return true;
  return /[.!…。！;][)"'”’»\]]*$/u.test(sentence) ? words >= 2 : words >= 5;
}

/** True when enough is said besides the quotes and who spoke them. */
function statesItself(text: string, range: Span, quotes: readonly Span[]): boolean {
  const own = replaceMarks(text.slice(range.start, range.end), toInner(quotes, range), () => " ")
    .replace(names, " ")
    .replace(verbs, " ");
  return countContentWords(own) >= ownWords || (/\p{N}/u.test(own) && countContentWords(own) >= 3);
}

/** Who spoke a quote inside a sentence did not speak the rest of it. */
function toClaim(text: string, range: Span, marks: Sentence["marks"]): FoundClaim {
  const sentence = text.slice(range.start, range.end);
  const words = replaceMarks(sentence, toInner(marks, range), (marked) => marked.slice(1, -1));
  const speaker = marks.some(({ spoken }) => spoken) ? undefined : findClaimSpeaker(words);
  return { text: words.replace(/\s+/g, " "), range, ...(speaker !== undefined && { speaker }) };
}

function toInner(marks: readonly Span[], range: Span): Span[] {
  return marks.map(({ start, end }) => ({ start: start - range.start, end: end - range.start }));
}

function replaceMarks(sentence: string, marks: readonly Span[], replace: (marked: string) => string): string {
  let words = "";
  let at = 0;
  for (const mark of marks) {
    words += sentence.slice(at, mark.start) + replace(sentence.slice(mark.start, mark.end));
    at = mark.end;
  }
  return words + sentence.slice(at);
}
