import { foldWord } from "./tokens.ts";

interface Token {
  /** The word as written, or "" for a run of punctuation at the start. */
  readonly word: string;
  readonly norm: string;
  /** Opening signs before the word, and punctuation after it up to the next word, without blanks. */
  readonly before: string;
  readonly after: string;
}

const tokenPattern =
  /([\p{L}\p{N}\p{M}$€£¥#@&][\p{L}\p{N}\p{M}'’%$€£¥&]*(?:[.,:/_-][\p{L}\p{N}\p{M}'’]+)*[%+]*)|([^\s])/gu;
const fillers = new Set(
  "um uh uhm umm uhh er erm ehm hm hmm mm mmm mhm mm-hmm uh-huh ah eh euh äh ähm hum este".split(" "),
);
const openers = new Set("so and but well yeah yep yes okay ok oh now right alright anyway".split(" "));
const numberWords =
  /^(?:\p{N}.*|[$€£¥].*|.*\p{N}.*|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|.*teen|.*ty|.*ties|hundred|thousand|million|billion|trillion|half|first|second|third|dozen|double|twice|percent)$/u;
const negations =
  /^(?:no|not|never|none|nobody|nothing|nowhere|neither|nor|cannot|without|hardly|barely|nunca|jamás|sin|nada|nadie|não|nunca|sem|pas|jamais|rien|sans|nicht|kein\p{L}*|nie|niemals|ohne|.*n['’]?t)$/u;
const emphatic = new Set(
  "very really so much many more had that is no yes bye far long way again over and on".split(" "),
);

/**
 * Spoken words made presentable: fillers, repeats and false starts cut, capital and full stop set.
 * The words of the result stand in the same order in `text`; no number and no negation is lost.
 */
export function cleanSpeech(text: string): string {
  const plain = dropRepeats(dropPhrases(dropFragments(dropFillers(tokenize(text)))));
  return finish(join(dropOpenEnd(dropEmptyOpeners(plain))));
}

function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let opening = "";
  for (const match of text.matchAll(tokenPattern)) {
    const [sign, word] = match;
    if (word !== undefined) {
      tokens.push({ word, norm: foldWord(word), before: opening, after: "" });
      opening = "";
    } else if (isOpening(text, sign, match.index)) opening += sign;
    else closeWith(tokens, /\s/.test(text.charAt(match.index - 1)) && /[–—-]/.test(sign) ? ` ${sign}` : sign);
  }
  return tokens;
}

function isOpening(text: string, sign: string, at: number): boolean {
  if (/[([{“«„¿¡]/.test(sign)) return true;
  return /["'‘]/.test(sign) && /^$|[\s(]/.test(text.charAt(at - 1)) && /\S/.test(text.charAt(at + 1));
}

function closeWith(tokens: Token[], sign: string): void {
  const last = tokens.pop();
  tokens.push(
    last === undefined
      ? { word: "", norm: "", before: "", after: sign }
      : { ...last, after: last.after + sign },
  );
}

/** Leaves a token out: a full stop after it passes to the word before, a pair of commas around it goes. */
function leaveOut(kept: Token[], dropped: Token): void {
  const last = kept.at(-1);
  if (last === undefined) return;
  const stop = /[.?!]/.exec(dropped.after)?.[0];
  if (stop !== undefined && !/[.?!]/.test(last.after)) {
    kept[kept.length - 1] = { ...last, after: last.after.replace(/[,;:–—-]+$/, "") + stop };
  } else if (dropped.after.startsWith(",") && last.after.endsWith(",")) {
    kept[kept.length - 1] = { ...last, after: last.after.slice(0, -1) };
  }
}

function filterTokens(tokens: readonly Token[], isDropped: (at: number) => boolean): Token[] {
  const kept: Token[] = [];
  for (const [at, token] of tokens.entries()) {
    if (isDropped(at)) leaveOut(kept, token);
    else kept.push(token);
  }
  return kept;
}

function dropFillers(tokens: readonly Token[]): Token[] {
  return filterTokens(tokens, (at) => fillers.has(tokens[at]?.norm ?? ""));
}

/** Cut-off words: `th- the`, `w we`. A part that is a word by itself stays. */
function dropFragments(tokens: readonly Token[]): Token[] {
  return filterTokens(tokens, (at) => {
    const token = tokens[at];
    const next = tokens[at + 1];
    if (token === undefined || next === undefined || isWeighty(token.norm)) return false;
    if (/^[-–—]/.test(token.after) && token.norm.length <= 6)
      return begins(next, token) || begins(tokens[at + 2], token);
    return begins(next, token) && /^[b-hj-z]$/.test(token.word) && token.after === "";
  });
}

function begins(whole: Token | undefined, part: Token): boolean {
  return whole?.norm.startsWith(part.norm) === true && whole.norm.length > part.norm.length;
}

function isWeighty(norm: string): boolean {
  return numberWords.test(norm) || negations.test(norm);
}

const notAfterKnow =
  /^(?:what|how|why|where|who|when|if|that|the|a|an|this|these|those|it|about|him|her|them|me|us|my|your|his|their|our|all|everything|nothing|something|exactly|to|of|as|more|better|already|yet)$/;
const notBeforeKnow =
  /^(?:do|did|if|as|that|don't|didn't|what|when|would|to|should|will|must|can|may|might|before|let|how|who|all|than|because|not|never)$/;

/** `you know`, `I mean`, `like` and `sort of` where they stand as fillers, judged by commas and neighbours. */
function dropPhrases(tokens: readonly Token[]): Token[] {
  const dropped = new Set<number>();
  for (let at = 0; at < tokens.length; at++) {
    const length = fillerPhrase(tokens, at);
    for (let step = 0; step < length; step++) dropped.add(at + step);
    if (length > 0) at += length - 1;
  }
  return filterTokens(tokens, (at) => dropped.has(at));
}

function fillerPhrase(tokens: readonly Token[], at: number): number {
  const first = tokens[at]?.norm;
  const pair = `${first} ${tokens[at + 1]?.norm}`;
  if (pair === "you know" || pair === "i mean")
    return isAside(tokens, at, 2) || isLooseKnow(tokens, at, pair) ? 2 : 0;
  if (pair === "sort of" || pair === "kind of") return isAside(tokens, at, 2) ? 2 : 0;
  if (first === "like") return isAside(tokens, at, 1) ? 1 : 0;
  return 0;
}

/** Set off by punctuation on both sides, or by the start of the text and a comma. */
function isAside(tokens: readonly Token[], at: number, length: number): boolean {
  const before = tokens[at - 1];
  const after = tokens[at + length - 1]?.after ?? "";
  const opens = before === undefined || /[,.;:?!–—-]$/.test(before.after);
  const closes = /^[,;–—-]/.test(after) || (/^[.?!]/.test(after) && before !== undefined);
  return opens && closes && tokens[at]?.after === (length === 1 ? after : "");
}

function isLooseKnow(tokens: readonly Token[], at: number, pair: string): boolean {
  const before = tokens[at - 1];
  const last = tokens[at + 1];
  const next = tokens[at + 2];
  if (next === undefined || last === undefined || tokens[at]?.after !== "") return false;
  if (/[?!]/.test(last.after)) return false;
  if (notAfterKnow.test(next.norm) && last.after === "") return false;
  if (pair === "i mean" && /^(?:by|business|well)$/.test(next.norm)) return false;
  return before === undefined || before.after !== "" || !notBeforeKnow.test(before.norm);
}

/** Words said twice in a row, up to five at a time: `I think I think`. Emphasis, numbers and single negations stay. */
function dropRepeats(tokens: readonly Token[]): Token[] {
  let kept = [...tokens];
  for (let length = 5; length >= 1; length--) kept = dropRepeatsOf(kept, length);
  return kept;
}

function dropRepeatsOf(tokens: readonly Token[], length: number): Token[] {
  const dropped = new Set<number>();
  for (let at = 0; at + 2 * length <= tokens.length; at++) {
    if (!isRepeat(tokens, at, length)) continue;
    for (let step = 0; step < length; step++) dropped.add(at + step);
    at += length - 1;
  }
  return filterTokens(tokens, (at) => dropped.has(at));
}

function isRepeat(tokens: readonly Token[], at: number, length: number): boolean {
  for (let step = 0; step < length; step++) {
    const token = tokens[at + step];
    if (token === undefined || token.norm === "" || token.norm !== tokens[at + length + step]?.norm)
      return false;
    if (/[.?!:;"”]/.test(token.after) || isWeighty(token.norm)) return false;
  }
  return length > 1 || !emphatic.has(tokens[at]?.norm ?? "");
}

/** Opening words that only link to what came before. */
function dropEmptyOpeners(tokens: readonly Token[]): Token[] {
  let from = 0;
  while (from < tokens.length - 3 && isEmptyOpener(tokens, from)) from++;
  return tokens.slice(from);
}

function isEmptyOpener(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined) return false;
  if (token.word === "") return true;
  if (!openers.has(token.norm) || isWeighty(token.norm)) return false;
  if (/^(?:so|and|but)$/.test(token.norm))
    return !/^(?:far|much|many|on|forth|do|did)$/.test(tokens[at + 1]?.norm ?? "");
  return /^[,.;–—-]/.test(token.after);
}

const links = new Set("and but or so because if when which the a an i my to of".split(" "));

/** Words that only lead on to what is not shown any more, where the text stops without a full stop. */
function dropOpenEnd(tokens: readonly Token[]): Token[] {
  let end = tokens.length;
  while (end > 4 && tokens[end - 1]?.after === "" && links.has(tokens[end - 1]?.norm ?? "")) end--;
  return tokens.slice(0, end);
}

function join(tokens: readonly Token[]): string {
  let text = "";
  for (const token of tokens) {
    const word =
      token.norm === "i" || /^i'(?:m|ve|ll|d)$/.test(token.norm) ? `I${token.word.slice(1)}` : token.word;
    text += (text === "" ? "" : " ") + token.before + word + token.after;
  }
  return text;
}

function finish(text: string): string {
  const trimmed = text
    .replace(/^[\s,.;:!?–—)\]-]+/, "")
    .replace(/[\s,;:–—(-]+$/, "")
    .replace(/,(?=[.?!])/g, "")
    .replace(/([,;])\1+/g, "$1");
  if (trimmed === "") return "";
  const capital = trimmed.replace(
    /^(["“«'(]?)(\p{Ll})/u,
    (_all, sign: string, letter: string) => sign + letter.toUpperCase(),
  );
  return /[.?!…]["”»')\]]?$/.test(capital) ? capital : `${capital}.`;
}
