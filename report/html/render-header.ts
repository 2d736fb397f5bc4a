import type { Run } from "../../store/run.ts";
import { formatClock } from "../format-time.ts";
import { countPhrase, fill, formatPercent } from "../phrases.ts";
import { tallyChecks, tallyLine } from "../tally.ts";
import { html, type Markup } from "./markup.ts";
import { type Page, shownEntries } from "./page.ts";
import { toneOf, verdictOrder } from "./verdict-mark.ts";

/** Title, tally, facts, the run, and what a reader must know. */
export function renderHeader(page: Page): Markup {
  const { transcript, analysis, verification } = page.input;
  const { phrases } = page.wording;
  const title = verification?.article.title ?? transcript.title ?? transcript.id;
  const kind = kindOf(page);
  const subtitle =
    analysis === undefined &&
    verification?.article.title !== undefined &&
    transcript.title !== undefined &&
    html`<p class="sub"><bdi>${transcript.title}</bdi></p>`;
  return html`<header class="top"><div class="lead"><p class="eyebrow">${kind}</p><h1><bdi>${title}</bdi></h1>${subtitle}${renderTally(page)}</div>${renderFacts(page)}${renderNotes(page)}${renderRun(page)}</header>`;

  function kindOf({ input }: Page): string {
    if (input.analysis !== undefined && input.verification !== undefined) return phrases.checkedBoth;
    return input.verification === undefined ? phrases.checkedAnalysis : phrases.checkedArticle;
  }
}

function renderTally(page: Page): Markup {
  const isMany = page.parts.length > 1;
  const rows = page.parts.map((part) => {
    const entries = shownEntries([part]);
    const line = tallyLine(tallyChecks(entries.map(({ check }) => check)), page.wording.language);
    const name = isMany && html`<b>${page.wording.phrases[part.name]}</b> `;
    return html`<p class="tally">${name}${line}</p>`;
  });
  return html`${rows}${renderShares(page)}`;
}

/** One strip of all verdicts, as wide as they are many. */
function renderShares(page: Page): Markup | false {
  const entries = shownEntries(page.parts);
  let x = 0;
  const strips = verdictOrder.flatMap((verdict) => {
    const n = entries.filter(({ check }) => check.verdict === verdict).length;
    const from = x;
    x += n;
    return n === 0
      ? []
      : [
          html`<rect class="${toneOf(verdict)}" x="${from}" width="${n}" height="6"><title>${page.wording.phrases.verdicts[verdict]}: ${n}</title></rect>`,
        ];
  });
  return (
    entries.length > 0 &&
    html`<svg class="shares" dir="ltr" viewBox="0 0 ${entries.length} 6" preserveAspectRatio="none" aria-hidden="true">${strips}</svg>`
  );
}

function renderFacts(page: Page): Markup {
  const { transcript, analysis, verification } = page.input;
  const { phrases } = page.wording;
  const rows: [string, Markup | string | undefined | false][] = [
    [phrases.source, html`<bdi>${fileName(transcript.source.uri)}</bdi>`],
    [phrases.fingerprint, html`<code title="${transcript.sha256}">${transcript.sha256.slice(0, 12)}…</code>`],
    [
      phrases.article,
      verification &&
        html`<bdi>${fileName(verification.article.uri)}</bdi> <code title="${verification.article.sha256}">${verification.article.sha256.slice(0, 12)}…</code>`,
    ],
    [phrases.language, transcript.language],
    [phrases.length, lengthOf(page)],
    [
      phrases.speakers,
      transcript.speakers.length > 0 &&
        html`<bdi>${transcript.speakers
          .slice(0, 12)
          .map(({ name }) => name)
          .join(", ")}</bdi>`,
    ],
    [phrases.cited, citedOf(page)],
    [
      phrases.read,
      analysis &&
        { proven: phrases.readProven, likely: phrases.readLikely, no: phrases.readNo }[
          analysis.coverage.read
        ],
    ],
    [phrases.dropped, droppedOf(page)],
    [phrases.recipe, analysis?.recipe],
    [phrases.models, modelsOf(page)],
  ];
  const shown = rows.filter(([, value]) => value !== undefined && value !== false);
  return html`<dl class="facts">${shown.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

function fileName(uri: string): string {
  return uri.split(/[\\/]/).at(-1) || uri;
}

function lengthOf(page: Page): string {
  const { transcript } = page.input;
  const { phrases } = page.wording;
  const lines = `${transcript.segments.length} ${phrases.lines.toLowerCase()}`;
  return transcript.duration === undefined ? lines : `${formatClock(transcript.duration)} · ${lines}`;
}

function citedOf(page: Page): string {
  const total = page.input.transcript.segments.length;
  const n = page.input.transcript.segments.filter((_, index) => page.lines.citations(index) > 0).length;
  const percent = formatPercent(page.wording, total === 0 ? 0 : n / total);
  return fill(page.wording.phrases.citedLines, { n, total, percent });
}

function droppedOf(page: Page): Markup | false {
  const n = page.parts.reduce((sum, { dropped }) => sum + dropped.length, 0);
  return (
    n > 0 &&
    html`<a href="#dropped">${countPhrase(page.wording, page.wording.phrases.droppedCount, { n })}</a>`
  );
}

/** Each model once, with what it did; the prompt's version beside the agent. */
function modelsOf(page: Page): Markup | false {
  const agentsByModel = new Map<string, Set<string>>();
  for (const { agent, model, promptVersion } of page.parts.flatMap(({ produced }) => produced)) {
    const agents = agentsByModel.get(model) ?? new Set();
    agentsByModel.set(model, agents.add(promptVersion === "" ? agent : `${agent} (${promptVersion})`));
  }
  const items = [...agentsByModel].map(
    ([model, agents]) => html`<li><b>${model}</b> <span>${[...agents].join(", ")}</span></li>`,
  );
  return items.length > 0 && html`<ul>${items}</ul>`;
}

function renderNotes(page: Page): Markup | false {
  const { phrases } = page.wording;
  const isPartial = page.parts.some(({ status }) => status === "partial");
  const notes = [...new Set(page.parts.flatMap((part) => part.notes))];
  const warnings = page.input.transcript.warnings.map(({ message }) => message);
  const items = [...(isPartial ? [phrases.partial] : []), ...notes, ...new Set(warnings)];
  return (
    items.length > 0 &&
    html`<aside class="notes" aria-label="${phrases.notes}"><h2>${phrases.notes}</h2><ul>${items.slice(0, 40).map((item) => html`<li dir="auto">${item}</li>`)}</ul></aside>`
  );
}

/** The one block that holds times, seconds and money; all else is the same for the same input. */
function renderRun(page: Page): Markup {
  const { run } = page.input;
  return html`<!-- run:begin -->${run !== undefined && runBlock(page, run)}<!-- run:end -->`;
}

function runBlock(page: Page, run: Run): Markup {
  const { phrases } = page.wording;
  const seconds =
    run.finishedAt === undefined
      ? undefined
      : (Date.parse(run.finishedAt) - Date.parse(run.startedAt)) / 1000;
  const facts = [
    run.id,
    run.startedAt.replace("T", " ").replace(/\.\d+/, ""),
    seconds === undefined ? run.status : `${seconds.toFixed(1)} s`,
    costOf(
      page,
      run.agents.map(({ costUsd }) => costUsd),
    ),
  ];
  const rows = run.agents.map((agent) => {
    const tokens =
      agent.usage.inputTokens === null || agent.usage.outputTokens === null
        ? "–"
        : `${agent.usage.inputTokens} + ${agent.usage.outputTokens}`;
    const error = agent.error !== undefined && html`<br><bdi>${agent.error.message}</bdi>`;
    return html`<tr><td>${agent.agent}</td><td>${agent.task}${error}</td><td>${agent.model}</td><td>${agent.status}</td><td>${agent.attempts}</td><td>${tokens}</td><td>${agent.seconds.toFixed(2)}</td><td>${costOf(page, [agent.costUsd])}</td></tr>`;
  });
  const names = [
    phrases.agent,
    phrases.task,
    phrases.model,
    phrases.status,
    phrases.attempts,
    phrases.tokens,
    phrases.seconds,
    phrases.cost,
  ];
  return html`<details class="run"><summary>${phrases.run} ${facts.join(" · ")}</summary><div class="scroll"><table><thead><tr>${names.map((name) => html`<th>${name}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div></details>`;
}

function costOf(page: Page, costs: readonly (number | null)[]): string {
  if (costs.some((cost) => cost === null))
    return `${page.wording.phrases.cost}: ${page.wording.phrases.unknown}`;
  const sum = costs.reduce<number>((total, cost) => total + (cost ?? 0), 0);
  return sum > 0 && sum < 0.01 ? "< $0.01" : `$${sum.toFixed(2)}`;
}
