import { html, type Markup, trusted } from "../../../report/html/markup.ts";
import type { EvalReport } from "../eval-report.ts";
import { tableName } from "./table-name.ts";

/** Two candidates side by side, row by row: controls that the page's script fills. */
export function renderRows({ tables }: EvalReport, packed: readonly (readonly string[])[]): Markup {
  const options = tables.map((table, at) => html`<option value="${at}">${tableName(table)}</option>`);
  // Base64 holds nothing that could end the element.
  const data = packed.map(
    (blocks, at) => html`<script type="text/plain" id="rows-${at}">${trusted(blocks.join("\n"))}</script>\n`,
  );
  return html`<section id="rows" tabindex="-1" aria-label="Row by row"><h2>Row by row</h2><p class="sub">Two candidates side by side. Words that only one of them has are marked. Keys: j and k go from row to row.</p><noscript><p class="none">This part needs JavaScript; the figures above do not.</p></noscript><div class="ctl"><label>Task <select id="rt">${options}</select></label><label>Left <select id="rl"></select></label><label>Right <select id="rr"></select></label><label>Show <select id="rf"><option value="changed">rows that changed</option><option value="right_better">right is better</option><option value="right_worse">right is worse</option><option value="not_usable">not usable</option><option value="all">all rows</option></select></label><label>Find <input id="rq" type="search"></label><output id="rn" role="status"></output></div><ol id="rb"></ol><p><button type="button" id="rm" hidden>Show more</button></p></section>
${data}`;
}
