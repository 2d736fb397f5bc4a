import { html, type Markup, trusted } from "./markup.ts";
import type { Page } from "./page.ts";

/** Names that are offered for whom a quote is given to. */
const mostNames = 200;

/** The boxes that a question and a quote are put into; hidden where no script runs. */
export function renderBoxes({ input, wording }: Page): Markup {
  const { asking } = wording.phrases;
  const names = input.transcript.speakers.slice(0, mostNames).map(({ name }) => name);
  const speakers = names.map((name) => html`<option value="${name}">`);
  return html`<section class="boxes" aria-label="${asking.title}">
<form class="box" id="ask-box"><label for="ask">${asking.ask}</label><textarea id="ask" rows="2" required placeholder="${asking.askHint}" autocomplete="off" dir="auto"></textarea><div class="row"><button type="submit">${asking.askNow}</button></div></form>
<form class="box" id="quote-box"><label for="quote">${asking.check}</label><textarea id="quote" rows="2" required placeholder="${asking.checkHint}" autocomplete="off" dir="auto"></textarea><div class="row"><input id="quoted-speaker" list="speaker-names" placeholder="${asking.by}" aria-label="${asking.by}" autocomplete="off" dir="auto"><button type="submit">${asking.checkNow}</button></div><datalist id="speaker-names">${speakers}</datalist></form>
<p id="reply-said" role="status"></p>
<div id="reply" hidden><ol class="sts" id="reply-items"></ol><button type="button" id="reply-close">${asking.close}</button></div>
</section>
`;
}

/** The recording as data for the page's script. */
export function renderData(json: string): Markup {
  // Nothing in the block can end it without a "<".
  return html`<script type="application/json" id="recording">${trusted(json.replaceAll("<", "\\u003c"))}</script>`;
}
