import type { Evidence } from "../../grounding/schema.ts";
import type { Entry, EntryGroup, ReportPart } from "../entry.ts";
import { formatTime } from "../format-time.ts";
import { directionOf } from "../language-direction.ts";
import { fill, formatPercent } from "../phrases.ts";
import { compareQuote, type DiffPiece, sameWords } from "../spoken-and-quoted.ts";
import { html, type Markup } from "./markup.ts";
import type { Page } from "./page.ts";
import { verdictBadge } from "./verdict-mark.ts";

/** The statements by section, then what was dropped and why. */
export function renderStatements(page: Page): Markup {
  const many = page.parts.length > 1;
  return html`${page.parts.map((part) => renderPart(page, part, many))}`;
}

function renderPart(page: Page, part: ReportPart, isTitled: boolean): Markup {
  const heading = isTitled && html`<h2 class="part">${page.wording.phrases[part.name]}</h2>`;
  return html`${heading}${part.groups.map((group) => renderGroup(page, group))}${renderDropped(page, part)}`;
}

function renderGroup(page: Page, group: EntryGroup): Markup {
  const { phrases } = page.wording;
  const count = group.entries.length > 0 && html` <span class="count">${group.entries.length}</span>`;
  const said = {
    ok: group.entries.length === 0 ? phrases.empty : undefined,
    empty: phrases.empty,
    needs_model: phrases.needsModel,
    failed: phrases.failed,
  }[group.status];
  const remark =
    (said !== undefined || group.note !== undefined) &&
    html`<p class="remark ${group.status}" dir="auto">${said} ${group.note}</p>`;
  const items = group.entries.map((entry, index) => {
    const continues =
      entry.paragraph !== undefined && entry.paragraph === group.entries[index - 1]?.paragraph;
    return renderEntry(page, entry, continues);
  });
  const list = items.length > 0 && html`<ol class="sts">${items}</ol>`;
  return html`<section class="group"><h3><bdi>${group.title}</bdi>${count}</h3>${remark}${list}</section>
`;
}

function renderEntry(page: Page, entry: Entry, continues: boolean): Markup {
  const { check } = entry;
  const speaker = entry.speaker ?? entry.evidence[0]?.speaker;
  const against = check.counterEvidence;
  return html`<li class="st${continues && " goes-on"}" id="${entry.anchor}" tabindex="-1" data-v="${check.verdict}" data-s="${speaker ?? ""}" data-e="${ranges(page, entry.evidence)}" data-a="${ranges(page, against)}"><div class="vd">${verdictBadge(check.verdict, page.wording)}${firstTime(page, entry)}</div><div class="bd">${renderBody(page, entry)}</div></li>
`;
}

function renderBody(page: Page, entry: Entry): Markup {
  const { phrases } = page.wording;
  const { check } = entry;
  const title = entry.title !== undefined && html`<h4><bdi>${entry.title}</bdi></h4>`;
  const against = check.counterEvidence.map((evidence) =>
    renderEvidence(page, evidence, { label: phrases.against }),
  );
  return html`${title}<p class="tx ${check.kind}"${languageOf(entry.language)}><bdi>${entry.text}</bdi></p>${aside(page, entry)}${counterpart(page, entry)}${spoken(page, entry)}${against}${changes(page, entry)}${remarks(page, entry)}`;
}

function aside(page: Page, entry: Entry): Markup {
  const { phrases } = page.wording;
  const { form, verdict, confidence, checkedBy } = entry.check;
  const speaker = entry.speaker !== undefined && html`<bdi class="who">${entry.speaker}</bdi>`;
  const isOpen = verdict !== "said" && verdict !== "supported";
  const facts = [
    form === undefined ? undefined : phrases.forms[form],
    isOpen ? fill(phrases.certainty, { percent: formatPercent(page.wording, confidence) }) : undefined,
    checkedBy.length === 0 ? undefined : fill(phrases.checkedBy, { by: checkedBy.join(", ") }),
  ].filter((fact) => fact !== undefined);
  if (speaker === false && facts.length === 0) return html``;
  return html`<p class="as">${speaker}${facts.map((fact) => html`<span>${fact}</span>`)}</p>`;
}

function counterpart(page: Page, entry: Entry): Markup | undefined {
  if (entry.counterpart === undefined) return undefined;
  const { phrases } = page.wording;
  const { text, language, by } = entry.counterpart;
  const label = by === undefined ? phrases.original : fill(phrases.translatedBy, { by });
  return html`<p class="cp"><span class="lb">${label}</span> <bdi${languageOf(language)}>${text}</bdi></p>`;
}

function spoken(page: Page, entry: Entry): Content {
  if (entry.evidence.length === 0) {
    return (
      entry.check.counterEvidence.length === 0 && html`<p class="none">${page.wording.phrases.noEvidence}</p>`
    );
  }
  const pieces = compareQuote(entry, page.input.transcript.language);
  if (pieces === undefined) return entry.evidence.map((evidence) => evidenceOf(page, entry, evidence));
  if (pieces.every(({ kind }) => kind === "equal")) {
    return entry.evidence.map((evidence) => evidenceOf(page, entry, evidence));
  }
  return renderDiff(page, entry, pieces);
}

type Content = Markup | undefined | false | readonly Markup[];

function evidenceOf(page: Page, entry: Entry, evidence: Evidence): Markup {
  // Spoken words that the statement repeats as they are would only be read twice.
  const isRepeat = entry.evidence.length === 1 && sameWords(entry.text, evidence.text);
  const isNamed = evidence.speaker !== undefined && evidence.speaker !== entry.speaker;
  if (isRepeat && !isNamed) return html``;
  return renderEvidence(page, evidence, isRepeat ? { words: html`` } : {});
}

function renderEvidence(
  page: Page,
  evidence: Evidence,
  options: { readonly label?: string; readonly words?: Markup },
): Markup {
  const label = options.label !== undefined && html`<span class="lb">${options.label}</span> `;
  const tone = options.label === undefined ? "" : " against";
  const words =
    options.words ?? html`<bdi${languageOf(page.input.transcript.language)}>${evidence.text}</bdi>`;
  return html`<blockquote class="ev${tone}">${label}${timeLink(page, evidence)}${speakerOf(evidence)}${words}</blockquote>`;
}

function renderDiff(page: Page, entry: Entry, pieces: readonly DiffPiece[]): Markup {
  const words = pieces.map(({ kind, text }) => {
    if (kind === "equal") return html`${text}`;
    return kind === "spoken" ? html`<ins>${text}</ins>` : html`<del>${text}</del>`;
  });
  const first = entry.evidence[0];
  const times = entry.evidence.map((evidence) => timeLink(page, evidence));
  return html`<blockquote class="ev diff"><span class="lb">${page.wording.phrases.said}</span> ${times}${first && speakerOf(first)}<bdi${languageOf(page.input.transcript.language)}>${words}</bdi></blockquote>`;
}

function speakerOf(evidence: Evidence): Markup | false {
  return evidence.speaker !== undefined && html`<bdi class="who">${evidence.speaker}</bdi> `;
}

function changes(page: Page, entry: Entry): Markup | false {
  const { phrases } = page.wording;
  const items = entry.check.changes.map(
    ({ kind, spoken: said, quoted }) =>
      html`<li><b>${phrases.changes[kind]}:</b> <bdi>${said || "∅"}</bdi> → <bdi>${quoted || "∅"}</bdi></li>`,
  );
  return items.length > 0 && html`<ul class="ch" aria-label="${phrases.changed}">${items}</ul>`;
}

function remarks(page: Page, entry: Entry): Markup | false {
  const flags = entry.check.flags.map((flag) => page.wording.phrases.flags[flag]);
  const said = [flags.join(", "), entry.check.note, entry.note].filter(
    (text) => text !== undefined && text !== "",
  );
  return said.length > 0 && html`<p class="nt">${said.map((text) => html`<bdi>${text}</bdi> `)}</p>`;
}

function firstTime(page: Page, entry: Entry): Markup | undefined {
  const evidence = entry.evidence[0] ?? entry.check.counterEvidence[0];
  return evidence === undefined ? undefined : timeLink(page, evidence);
}

function timeLink(page: Page, evidence: Evidence): Markup {
  const range = page.lines.rangeOf(evidence);
  const label = evidence.start === undefined ? evidence.segments[0] : formatTime(evidence.start);
  if (range === undefined) return html`<span class="t">${label}</span> `;
  return html`<a class="t" href="#${evidence.segments[0]}">${label}</a> `;
}

function ranges(page: Page, evidence: readonly Evidence[]): string {
  return evidence
    .map((item) => page.lines.rangeOf(item))
    .filter((range) => range !== undefined)
    .map(({ first, last, from, to }) => `${first}.${last}.${from}.${to}`)
    .join(" ");
}

function renderDropped(page: Page, part: ReportPart): Markup | false {
  const { phrases } = page.wording;
  const items = part.dropped.map(
    ({ entry, reason }) =>
      html`<li>${verdictBadge(entry.check.verdict, page.wording)} <p><bdi${languageOf(entry.language)}>${entry.text}</bdi></p><p class="nt"><bdi>${reason}</bdi></p></li>`,
  );
  return (
    items.length > 0 &&
    html`<section class="group dropped" id="dropped"><h3>${phrases.dropped} <span class="count">${items.length}</span></h3><p class="remark">${phrases.droppedIntro}</p><ul>${items}</ul></section>`
  );
}

/** `lang` and `dir` attributes for a text; nothing for a language that is absent or no BCP 47 tag. */
export function languageOf(language: string | undefined): Markup | false {
  const isTag = language !== undefined && /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/.test(language);
  return isTag && html` lang="${language}" dir="${directionOf(language)}"`;
}
