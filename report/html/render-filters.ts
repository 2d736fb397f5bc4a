import type { Wording } from "../phrases.ts";
import { shownEntries } from "../report-facts.ts";
import { toneOf, verdictOrder } from "../tone.ts";
import { html, type Markup } from "./markup.ts";
import type { Page } from "./page.ts";
import { verdictIcon } from "./verdict-mark.ts";

/** Buttons by verdict, a choice of speaker and a search; hidden where no script runs. */
export function renderFilters(page: Page): Markup {
  const { phrases } = page.wording;
  const entries = shownEntries(page.parts);
  const buttons = verdictOrder.flatMap((verdict) => {
    const n = entries.filter(({ check }) => check.verdict === verdict).length;
    const tone = toneOf(verdict);
    return n === 0
      ? []
      : [
          html`<button type="button" class="badge ${tone}" data-verdict="${verdict}" aria-pressed="false">${verdictIcon(tone)}${phrases.verdicts[verdict]} <b>${n}</b></button>`,
        ];
  });
  return html`<div class="filters" role="group" aria-label="${phrases.filters}">${buttons}${speakerChoice(page)}<input id="find" type="search" placeholder="${phrases.search}" aria-label="${phrases.search}" autocomplete="off"><output id="shown" data-phrase="${phrases.shown}"></output></div>`;
}

function speakerChoice(page: Page): Markup | false {
  const { phrases } = page.wording;
  const names = speakersOf(page);
  if (names.length < 2) return false;
  const options = names.map((name) => html`<option value="${name}">${name}</option>`);
  return html`<select id="speaker" aria-label="${phrases.speaker}"><option value="">${phrases.allSpeakers}</option>${options}</select>`;
}

function speakersOf(page: Page): string[] {
  const names = shownEntries(page.parts).map((entry) => entry.speaker ?? entry.evidence[0]?.speaker ?? "");
  return [...new Set(names)].filter((name) => name !== "").slice(0, 200);
}

/** What the script says to a screen reader, in the page's language. */
export function renderLiveRegion(wording: Wording): Markup {
  const { linesLit, statementsLit } = wording.phrases;
  return html`<div id="live" class="away" role="status" data-line="${linesLit.one}" data-lines="${linesLit.other}" data-statement="${statementsLit.one}" data-statements="${statementsLit.other}"></div>`;
}
