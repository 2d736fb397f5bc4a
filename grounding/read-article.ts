import { detectLanguage } from "../transcript/detect-language.ts";
import type { Span } from "../transcript/schema.ts";
import { type ArticleBlocks, type Block, mostItems } from "./article/block.ts";
import { type Attribution, findSpeaker, readDashName } from "./article/find-speaker.ts";
import { toSourceSpan } from "./article/mapped-text.ts";
import { type FoundClaim, readBlockClaims } from "./article/read-claims.ts";
import { readHtmlBlocks } from "./article/read-html-blocks.ts";
import { readLineBlocks } from "./article/read-line-blocks.ts";
import { readListedQuotes } from "./article/read-listed-quote.ts";
import { type BlockQuotes, type FoundQuote, readProseQuotes } from "./article/read-quotes.ts";
import { type NamedSpeaker, resolveSpeaker } from "./article/resolve-pronoun.ts";
import { readSectionKind, type SectionKind, toHeading } from "./article/section-kind.ts";
import type { Claim, Quote } from "./schema.ts";

export interface ArticleQuote {
  /** q01, q02, … in the order of the article. */
  readonly id: string;
  readonly quote: Quote;
  /** In the text as given; without the outer quotation marks. */
  readonly span: Span;
  readonly section?: string;
}

export interface ArticleClaim {
  /** c01, c02, … in the order of the article. */
  readonly id: string;
  readonly claim: Claim;
  readonly span: Span;
  readonly section?: string;
}

/** What an article says that can be checked. */
export interface Article {
  readonly title?: string;
  readonly language?: string;
  readonly quotes: readonly ArticleQuote[];
  readonly claims: readonly ArticleClaim[];
  /** Set when there was more than 2,000 quotes and claims; what came later is left out. */
  readonly truncated?: true;
}

export interface ReadArticleOptions {
  readonly format: "text" | "markdown" | "html";
  /** Of the article, BCP 47; absent: what the article's head declares, else what its words tell. */
  readonly language?: string;
}

/**
 * Finds the quotations and the checkable statements of an article. Texts have their markup taken out and
 * whitespace made single; `span` cuts the same words, markup included, from `text`. A quotation broken by its
 * attribution ("We will ship," said Ana, "in May.") is one quote with `[…]` between, its span runs over both.
 * A pronoun is resolved only where one named speaker can be meant. Linear in the text's length.
 */
export function readArticle(text: string, options: ReadArticleOptions): Article {
  const page = readBlocks(text, options.format);
  const language = options.language ?? page.language ?? detectLanguage(proseOf(page));
  const title = findTitle(page);
  const state: State = { quotes: [], claims: [], headings: [], title, language };
  for (let index = 0; index < page.blocks.length; index += 1) {
    if (state.quotes.length + state.claims.length > mostItems) break;
    readBlock(page.blocks, index, state);
  }
  const quotes = state.quotes.slice(0, mostItems);
  const claims = state.claims.slice(0, mostItems - quotes.length);
  const left = state.quotes.length + state.claims.length - quotes.length - claims.length;
  return {
    ...(title !== undefined && { title }),
    ...(language !== undefined && { language }),
    quotes,
    claims,
    ...(left > 0 && { truncated: true as const }),
  };
}

interface State {
  readonly quotes: ArticleQuote[];
  readonly claims: ArticleClaim[];
  /** Headings that the next block stands under, from the highest level down. */
  readonly headings: { readonly text: string; readonly level: number; readonly kind: SectionKind }[];
  readonly title: string | undefined;
  readonly language: string | undefined;
}

function readBlocks(text: string, format: ReadArticleOptions["format"]): ArticleBlocks {
  return format === "html" ? readHtmlBlocks(text) : readLineBlocks(text, format);
}

function proseOf(page: ArticleBlocks): string {
  const prose = page.blocks.filter(({ kind }) => kind === "paragraph" || kind === "bullet");
  return prose
    .slice(0, 60)
    .map(({ text }) => text.text.slice(0, 300))
    .join("\n");
}

function findTitle(page: ArticleBlocks): string | undefined {
  const top = page.blocks.find(({ kind, level }) => kind === "heading" && level === 1) ?? page.blocks[0];
  const title = page.title ?? (top?.kind === "heading" ? toHeading(top.text.text) : "");
  return title === "" ? undefined : title;
}

function readBlock(blocks: readonly Block[], index: number, state: State): void {
  const block = blocks[index];
  if (block === undefined) return;
  if (block.kind === "heading") {
    enterSection(block, state);
    return;
  }
  const kind = sectionKind(state);
  const text = block.text.text;
  const listed = block.kind === "quote" || (block.kind === "bullet" && kind === "quotes");
  const found: BlockQuotes = listed ? { quotes: readListedQuotes(text), others: [] } : readProseQuotes(text);
  const isProse = block.kind !== "quote" && !listed && kind !== "advice";
  const claims = isProse
    ? readBlockClaims(text, found, block.kind === "bullet" ? "bullet" : "paragraph")
    : [];
  const beside = besideSpeaker(blocks, index, found);
  addItems(block, { quotes: found.quotes, claims, beside }, state);
}

function enterSection(block: Block, state: State): void {
  const text = toHeading(block.text.text);
  while ((state.headings.at(-1)?.level ?? 0) >= block.level) state.headings.pop();
  if (text !== "" && text !== state.title)
    state.headings.push({ text, level: block.level, kind: readSectionKind(text) });
}

/** Of the nearest heading that tells: a person's name under "Quotes" is still a place for quotes. */
function sectionKind(state: State): SectionKind {
  return state.headings.findLast(({ kind }) => kind !== "statements")?.kind ?? "statements";
}

/** Who spoke a block that is one quote, when the line before ("Ana said:") or after it ("— Ana") tells. */
function besideSpeaker(
  blocks: readonly Block[],
  index: number,
  { quotes }: BlockQuotes,
): Attribution | undefined {
  const block = blocks[index];
  const only = quotes[0];
  if (block === undefined || only === undefined || quotes.length > 1) return undefined;
  if (only.outer.end - only.outer.start < 0.9 * block.text.text.length) return undefined;
  const after = blocks[index + 1];
  const name = after?.kind === "paragraph" ? readDashName(after.text.text) : undefined;
  if (name !== undefined) return { kind: "name", name };
  const before = blocks[index - 1];
  if (before === undefined || before.kind === "quote" || !/[:：]\s*$/u.test(before.text.text))
    return undefined;
  return findSpeaker({ head: before.text.text.slice(-200), tail: "" }, only.text);
}

interface Items {
  readonly quotes: readonly FoundQuote[];
  readonly claims: readonly FoundClaim[];
  readonly beside: Attribution | undefined;
}

function addItems(block: Block, { quotes, claims, beside }: Items, state: State): void {
  const heading = state.headings.at(-1)?.text;
  const under = heading === undefined ? {} : { section: heading };
  const paragraph = { blanked: blankQuotes(block.text.text, quotes), named: namedSpeakers(quotes, claims) };
  for (const { text, inner, outer, speaker } of quotes) {
    const name = resolveSpeaker(speaker ?? beside, outer.start, paragraph);
    const quote = { text: text.replace(/\s+/g, " "), ...(name !== undefined && { speaker: name }) };
    state.quotes.push({
      id: toId("q", state.quotes),
      quote,
      span: toSourceSpan(block.text, inner),
      ...under,
    });
  }
  for (const { text, range, speaker } of claims) {
    const name = resolveSpeaker(speaker, range.start, paragraph);
    const claim = {
      text,
      ...(name !== undefined && { speaker: name }),
      ...(state.language !== undefined && { language: state.language }),
    };
    state.claims.push({
      id: toId("c", state.claims),
      claim,
      span: toSourceSpan(block.text, range),
      ...under,
    });
  }
}

function toId(letter: string, list: readonly unknown[]): string {
  return letter + String(list.length + 1).padStart(2, "0");
}

function namedSpeakers(quotes: readonly FoundQuote[], claims: readonly FoundClaim[]): NamedSpeaker[] {
  const named: NamedSpeaker[] = [];
  for (const { speaker, outer } of quotes) {
    if (speaker?.kind === "name") named.push({ name: speaker.name, at: outer.start });
  }
  for (const { speaker, range } of claims) {
    if (speaker?.kind === "name") named.push({ name: speaker.name, at: range.start });
  }
  return named.sort((a, b) => a.at - b.at);
}

function blankQuotes(text: string, quotes: readonly FoundQuote[]): string {
  let blanked = "";
  let at = 0;
  for (const { outer } of quotes) {
    blanked += text.slice(at, outer.start) + " ".repeat(Math.max(0, outer.end - outer.start));
    at = outer.end;
  }
  return blanked + text.slice(at);
}
