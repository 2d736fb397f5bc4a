import type { Span } from "../../transcript/schema.ts";
import { namePattern } from "./person-name.ts";
import { accordingPattern, pronounPattern, verbPattern } from "./speech-verbs.ts";

/** Who is said to have spoken: a name, or a pronoun that the paragraph may resolve. */
export type Attribution = { readonly kind: "name"; readonly name: string } | { readonly kind: "pronoun" };

const apposition = '(?:,[^,"“”«»„:;.!?]{1,90},|\\s*\\([^()]{1,60}\\)|,)?';
const helpers =
  "(?:\\s+(?:\\p{Ll}+ly|has|had|a|ha|hat|have|also|then|later|once|never|still|luego|también|depois|ensuite|dann)){0,2}";
const lowerWords =
  "(?:(?!(?:of|to|that|about|in|on|at|by|de|à|von|zu|who|with|que|dass)\\s)\\p{Ll}[\\p{L}-]*,?\\s+){0,4}";
const told = "(?!(?:told|tells|asked|asks)(?!\\p{L}))";

const subjectVerb = new RegExp(`${namePattern}${apposition}${helpers}\\s+(?=${verbPattern})`, "gu");
const verbSubject = new RegExp(`${told}${verbPattern},?\\s+${lowerWords}${namePattern}`, "gu");
const according = new RegExp(`${accordingPattern}(?:the\\s+)?${lowerWords}${namePattern}`, "gu");
const pronounVerb = new RegExp(
  `${pronounPattern}${helpers}\\s+${verbPattern}|${verbPattern}(?:-t)?[\\s-]+${pronounPattern}|a-t-(?:il|elle)\\s`,
  "iu",
);
const colonName = new RegExp(`(?:^|[\\s>•*-])${namePattern}${apposition}\\s*[:：]\\s*$`, "u");
const dashName = new RegExp(
  `^\\s*[.,]?\\s*(?:[—–―~]|--?(?=\\s))\\s*${namePattern}\\s*(?:$|[,.;(\\n]|[—–-]\\s)`,
  "u",
);
const parenName = new RegExp(`^\\s*[.,]?\\s*\\(\\s*${namePattern}\\s*(?:,[^()]{0,80})?\\)`, "u");
const soName = new RegExp(`^\\s*,\\s*so\\s+${lowerWords}${namePattern}`, "u");
const nameOnly = new RegExp(`^\\s*[,.]?\\s*${namePattern}\\s*(?:,[^.!?]{0,80})?[.]?\\s*$`, "u");
const reach = 220;

/** The text around a quotation, as far as one sentence goes. */
export interface Frame {
  readonly head: string;
  readonly tail: string;
}

/** What stands before and after `outer` in its sentence, up to the quotations beside it. */
export function frameOf(text: string, outer: Span, bounds: Span): Frame {
  const head = text.slice(Math.max(bounds.start, outer.start - reach), outer.start);
  const tail = text.slice(outer.end, Math.min(bounds.end, outer.end + reach));
  const cut = head.search(/[.!?…。]["'”’»)]*\s+(?=[^.!?…]*$)/u);
  const headStart = cut < 0 || isInitial(head, cut) ? 0 : cut + 1;
  const stop = /[.!?…。](?=\s|$)(?<!(?<!\p{L})(?:\p{Lu}|Dr|Mr|Ms|Mrs|Sr|Sra)\.)/u.exec(tail);
  return { head: head.slice(headStart), tail: stop === null ? tail : tail.slice(0, stop.index + 1) };
}

/** Who spoke a quotation, by the words around it; undefined when they do not say. */
export function findSpeaker(frame: Frame, quoted: string): Attribution | undefined {
  const colon = colonName.exec(frame.head);
  if (colon?.[1] !== undefined) return toName(colon[1]);
  if (/[:：,]\s*$/u.test(frame.head)) {
    const named = readHead(frame.head);
    if (named !== undefined) return named;
  }
  return readTail(frame.tail, quoted) ?? readHead(frame.head);
}

/** Who is said to have said what a sentence states, such as "Ana says that …"; first of all that apply. */
export function findClaimSpeaker(sentence: string): Attribution | undefined {
  const start = sentence.slice(0, reach);
  const subject = firstMatch(subjectVerb, start);
  if (subject !== undefined) return isJoined(start, subject.index) ? undefined : toName(subject[1] ?? "");
  const named = firstMatch(according, start);
  if (named !== undefined) return toName(named[1] ?? "");
  return pronounVerb.test(start.slice(0, 60)) ? { kind: "pronoun" } : undefined;
}

/** The name at the end of a line such as `— Ana Ruiz, harbour master`. */
export function readDashName(text: string): string | undefined {
  return dashName.exec(text)?.[1];
}

function readHead(head: string): Attribution | undefined {
  const subject = lastMatch(subjectVerb, head);
  if (subject !== undefined) return isJoined(head, subject.index) ? undefined : toName(subject[1] ?? "");
  if (pronounVerb.test(head)) return { kind: "pronoun" };
  const named = lastMatch(verbSubject, head) ?? lastMatch(according, head);
  return named === undefined ? undefined : toName(named[1] ?? "");
}

function readTail(tail: string, quoted: string): Attribution | undefined {
  const marked = readMarked(tail);
  if (marked !== undefined) return toName(marked);
  if (/[:：]\s*$/u.test(tail) || (/[.。]$/u.test(quoted) && /^\s*\p{Lu}/u.test(tail))) return undefined;
  const near = tail.slice(0, 120);
  const subject = firstMatch(subjectVerb, near);
  if (subject !== undefined) return isJoined(near, subject.index) ? undefined : toName(subject[1] ?? "");
  if (pronounVerb.test(near)) return { kind: "pronoun" };
  const named = firstMatch(verbSubject, near) ?? firstMatch(according, near);
  return named === undefined ? undefined : toName(named[1] ?? "");
}

/** A name that a sign ties to the quote: `— Ana`, `(Ana)`, `, so Ana`, or nothing else after it. */
function readMarked(tail: string): string | undefined {
  return (dashName.exec(tail) ?? parenName.exec(tail) ?? soName.exec(tail) ?? nameOnly.exec(tail))?.[1];
}

/** "Ana and Tom said": two speakers are none. */
function isJoined(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 40), at);
  return /(?<!\p{L})\p{Lu}[\p{L}’'-]*(?:,|\s+(?:and|or|y|e|et|und|ou|o|como))\s+$/u.test(before);
}

function firstMatch(pattern: RegExp, text: string): (RegExpMatchArray & { index: number }) | undefined {
  for (const match of text.matchAll(pattern)) return match;
  return undefined;
}

function lastMatch(pattern: RegExp, text: string): (RegExpMatchArray & { index: number }) | undefined {
  let last: (RegExpMatchArray & { index: number }) | undefined;
  for (const match of text.matchAll(pattern)) last = match;
  return last;
}

function toName(name: string): Attribution {
  return { kind: "name", name: name.replace(/\s+/g, " ").replace(/(?<=\p{L}{2})\.$/u, "") };
}

function isInitial(text: string, mark: number): boolean {
  return /(?<!\p{L})(?:\p{Lu}|Dr|Mr|Ms|Mrs|Sr|Sra)$/u.test(text.slice(Math.max(0, mark - 4), mark));
}
