import type { Entry, EntryGroup, ReportPart } from "../entry.ts";
import { remarkOf } from "../report-facts.ts";
import { languageOf } from "./language-attributes.ts";
import { type Content, html, type Markup } from "./markup.ts";
import type { Page } from "./page.ts";
import { renderEntry } from "./render-entry.ts";
import { verdictBadge } from "./verdict-mark.ts";

/** The statements by section, then what was dropped and why. */
export function renderStatements(page: Page): Markup {
  return html`${page.parts.map((part) => renderPart(page, part))}`;
}

function renderPart(page: Page, part: ReportPart): Markup {
  const heading = page.parts.length > 1 && html`<h2 class="part">${page.wording.phrases[part.name]}</h2>`;
  const groups = part.groups.map((group) => renderGroup(page, group));
  return html`${heading}${groups}${renderDropped(page, part)}`;
}

function renderGroup(page: Page, group: EntryGroup): Markup {
  const count = group.entries.length > 0 && html` <span class="count">${group.entries.length}</span>`;
  const said = remarkOf(group, page.wording);
  const remark = said !== undefined && html`<p class="remark ${group.status}" dir="auto">${said}</p>`;
  const items = group.entries.map((entry, at) => renderEntry(page, entry, paragraphOf(group.entries, at)));
  const list = items.length > 0 && html`<ol class="sts">${items}</ol>`;
  return html`<section class="group"><h3><bdi>${group.title}</bdi>${count}</h3>${remark}${list}</section>
`;
}

/** Statements of one paragraph stand closer together. */
function paragraphOf(entries: readonly Entry[], at: number): "alone" | "continued" {
  const paragraph = entries[at]?.paragraph;
  return paragraph !== undefined && paragraph === entries[at + 1]?.paragraph ? "continued" : "alone";
}

function renderDropped({ wording }: Page, part: ReportPart): Content {
  const { dropped, droppedIntro } = wording.phrases;
  const items = part.dropped.map(
    ({ entry, reason }) =>
      html`<li>${verdictBadge(entry.check.verdict, wording)}<p><bdi${languageOf(entry.language)}>${entry.text}</bdi></p><p class="nt"><bdi>${reason}</bdi></p></li>`,
  );
  const count = html`<span class="count">${items.length}</span>`;
  return (
    items.length > 0 &&
    html`<section class="group dropped" id="dropped"><h3>${dropped} ${count}</h3><p class="remark">${droppedIntro}</p><ul>${items}</ul></section>`
  );
}
