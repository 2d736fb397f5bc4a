import type { DiffPart } from "../../grounding/diff-words.ts";
import type { Evidence } from "../../grounding/schema.ts";
import type { Entry } from "../entry.ts";
import { fill } from "../phrases.ts";
import { asidesOf, changesOf, isOriginalShown, isRepeat, remarksOf } from "../report-facts.ts";
import { compareQuote, sameWords } from "../spoken-and-quoted.ts";
import { languageOf } from "./language-attributes.ts";
import { lineRanges, timeLink } from "./line-links.ts";
import { type Content, html, type Markup } from "./markup.ts";
import type { Page } from "./page.ts";
import { verdictBadge } from "./verdict-mark.ts";

/** A statement: verdict and time beside its text, the words it rests on, and what is to be said of them. */
export function renderEntry(page: Page, entry: Entry, paragraph: "alone" | "continued"): Markup {
  const { check } = entry;
  const speaker = entry.speaker ?? entry.evidence[0]?.speaker ?? "";
  const place = entry.evidence[0] ?? check.counterEvidence[0];
  const verdict = html`<div class="vd">${verdictBadge(check.verdict, page.wording)}${place && timeLink(page, place)}</div>`;
  const lines = html`data-e="${lineRanges(page, entry.evidence)}" data-a="${lineRanges(page, check.counterEvidence)}"`;
  return html`<li class="st ${paragraph}" id="${entry.anchor}" tabindex="-1" data-v="${check.verdict}" data-s="${speaker}" ${lines}>${verdict}<div class="bd">${renderBody(page, entry)}</div></li>
`;
}

function renderBody(page: Page, entry: Entry): Markup {
  const { phrases } = page.wording;
  const title = entry.title !== undefined && html`<h4><bdi>${entry.title}</bdi></h4>`;
  const text = html`<p class="tx ${entry.check.kind}"><bdi${languageOf(entry.language)}>${entry.text}</bdi></p>`;
  const against = entry.check.counterEvidence.map((evidence) =>
    quoteBlock(page, evidence, { label: phrases.against, tone: "against", isTimed: true }),
  );
  return html`${title}${text}${aside(page, entry)}${counterpart(page, entry)}${spoken(page, entry)}${against}${changes(page, entry)}${remarks(page, entry)}`;
}

function aside({ wording }: Page, entry: Entry): Content {
  const name = entry.speaker ?? (isRepeat(entry) ? entry.evidence[0]?.speaker : undefined);
  const speaker = name === undefined ? [] : [html`<bdi class="who">${name}</bdi>`];
  const facts = [...speaker, ...asidesOf(entry, wording).map((fact) => html`<bdi>${fact}</bdi>`)];
  return facts.length > 0 && html`<p class="as">${facts.map((fact) => html`<span>${fact}</span>`)}</p>`;
}

function counterpart({ input, wording: { phrases } }: Page, entry: Entry): Content {
  if (entry.counterpart === undefined || isOriginalShown(entry, input.transcript.language)) return undefined;
  const { text, language, by } = entry.counterpart;
  const label = by === undefined ? phrases.original : fill(phrases.translatedBy, { by });
  return html`<p class="cp"><span class="lb">${label}</span> <bdi${languageOf(language)}>${text}</bdi></p>`;
}

function spoken(page: Page, entry: Entry): Content {
  const { phrases } = page.wording;
  const [first, ...rest] = entry.evidence;
  if (first === undefined) {
    return entry.check.counterEvidence.length === 0 && html`<p class="none">${phrases.noEvidence}</p>`;
  }
  const parts = compareQuote(entry, page.input.transcript.language);
  if (parts?.some(({ kind }) => kind !== "equal")) {
    const isTimed = rest.length > 0;
    return quoteBlock(page, first, {
      label: first.speaker === undefined ? phrases.said : phrases.saidBy,
      tone: "diff",
      others: rest,
      isTimed,
      words: parts.map(renderPart),
    });
  }
  if (isRepeat(entry)) return undefined;
  if (rest.length === 0 && sameWords(entry.text, first.text)) {
    return quoteBlock(page, first, { label: phrases.saidBy, isTimed: false, words: [] });
  }
  return entry.evidence.map((evidence, at) => quoteBlock(page, evidence, { isTimed: at > 0 }));
}

interface QuoteBlock {
  readonly label?: string;
  readonly tone?: "against" | "diff";
  /** The time of the first evidence stands beside the statement already. */
  readonly isTimed: boolean;
  /** Parts of one quote that follow the first. */
  readonly others?: readonly Evidence[];
  readonly words?: readonly Markup[];
}

function quoteBlock(page: Page, evidence: Evidence, block: QuoteBlock): Markup {
  const label = block.label !== undefined && html`<span class="lb">${block.label}</span> `;
  const parts = [evidence, ...(block.others ?? [])];
  const heads = parts.map((part, at) => {
    const isSame = at > 0 && part.speaker === parts[at - 1]?.speaker;
    const speaker = part.speaker !== undefined && !isSame && html`<bdi class="who">${part.speaker}</bdi> `;
    return html`${block.isTimed && timeLink(page, part)}${speaker}`;
  });
  const words = html`<bdi${languageOf(page.input.transcript.language)}>${block.words ?? evidence.text}</bdi>`;
  return html`<blockquote class="ev ${block.tone}">${label}${heads}${words}</blockquote>`;
}

/** Blanks stay outside the marks, so that no line is drawn through them. */
function renderPart({ kind, text }: DiffPart): Markup {
  if (kind === "equal") return html`${text}`;
  const words = text.trim();
  const at = text.indexOf(words);
  const marked = kind === "spoken" ? html`<ins>${words}</ins>` : html`<del>${words}</del>`;
  return html`${text.slice(0, at)}${marked}${text.slice(at + words.length) || " "}`;
}

function changes({ wording: { phrases } }: Page, entry: Entry): Content {
  const items = changesOf(entry).map(
    ({ kind, spoken: said, quoted }) =>
      html`<li><b>${phrases.changes[kind]}:</b> <bdi>${said || "∅"}</bdi> → <bdi>${quoted || "∅"}</bdi></li>`,
  );
  return items.length > 0 && html`<ul class="ch" aria-label="${phrases.changed}">${items}</ul>`;
}

function remarks({ wording }: Page, entry: Entry): Content {
  const said = remarksOf(entry, wording).map((text) => html`<span><bdi>${text}</bdi></span>`);
  return said.length > 0 && html`<p class="nt">${said}</p>`;
}
