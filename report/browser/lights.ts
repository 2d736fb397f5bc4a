import {
  cites,
  elementById,
  type LineRange,
  type PageStatement,
  type ReportPage,
  readStatement,
} from "./read-page.ts";
import { scrollToLine, scrollToStatement } from "./scroll.ts";
import type { Timeline } from "./timeline.ts";

/** What is lit: a statement with its lines, or a line with the statements that cite it. */
export interface Lights {
  /** Lights the lines of a statement and goes to the first, or to the one given. */
  showStatement(statement: PageStatement, line?: HTMLElement): void;
  /** Lights the lines of all and goes to the first line of the first. */
  showFound(found: readonly PageStatement[]): void;
  clear(): void;
}

/** Makes statements and lines clickable. */
export function createLights(page: ReportPage, timeline: Timeline): Lights {
  const { statements, lines, pane } = page;

  function clear(): void {
    for (const element of page.document.querySelectorAll(".st.on, .st.lit")) {
      element.classList.remove("on", "lit");
      element.removeAttribute("aria-current");
    }
    for (const line of lines) line.classList.remove("lit", "against", "on", "here");
    timeline.show([]);
    highlight("words", []);
  }

  function showStatement(statement: PageStatement, line?: HTMLElement): void {
    clear();
    statement.element.classList.add("on");
    statement.element.setAttribute("aria-current", "true");
    lightAll([statement], line);
  }

  function showFound(found: readonly PageStatement[]): void {
    clear();
    lightAll(found);
  }

  function lightAll(found: readonly PageStatement[], line?: HTMLElement): void {
    const evidence = found.flatMap((statement) => statement.evidence);
    const against = found.flatMap((statement) => statement.against);
    const ranges = [...evidence, ...against];
    for (const range of against) light(range, ["lit", "against"]);
    for (const range of evidence) light(range, ["lit"]);
    highlight(
      "words",
      ranges.flatMap((range) => wordsOf(lines, range)),
    );
    timeline.show(ranges);
    const target = line ?? lines[ranges[0]?.first ?? -1];
    if (target !== undefined) scrollToLine(pane, target);
    announce(page, "line", lines.filter((each) => each.classList.contains("lit")).length);
  }

  function light(range: LineRange, names: readonly string[]): void {
    for (const line of lines.slice(range.first, range.last + 1)) {
      line.classList.remove("against");
      line.classList.add(...names);
    }
  }

  function showLine(index: number): void {
    clear();
    const citing = statements.filter((statement) => cites(statement, index));
    lines[index]?.classList.add("on");
    for (const { element } of citing) element.classList.add("lit");
    const first = citing.find(({ element }) => !element.hidden);
    if (first !== undefined) scrollToStatement(pane, first.element);
    announce(page, "statement", citing.length);
  }

  listen(page, showStatement, showLine);
  return { showStatement, showFound, clear };
}

function listen(
  page: ReportPage,
  showStatement: Lights["showStatement"],
  showLine: (index: number) => void,
): void {
  const { document, lines, pane } = page;
  elementById(document, "statements").addEventListener("click", (event) => {
    const clicked = closest(event, ".st");
    if (clicked === undefined || isSelecting()) return;
    const link = closest(event, "a.t");
    const line = link?.getAttribute("href")?.slice(1);
    if (link !== undefined) event.preventDefault();
    showStatement(
      readStatement(clicked),
      lines.find(({ id }) => id === line),
    );
  });
  const indexOf = new Map(lines.map((line, index) => [line, index]));
  pane.addEventListener("click", (event) => {
    const clicked = closest(event, ".ln");
    const index = clicked && indexOf.get(clicked);
    if (index !== undefined && !isSelecting()) showLine(index);
  });
}

function closest(event: Event, selector: string): HTMLElement | undefined {
  const { target } = event;
  return (target instanceof Element ? target.closest<HTMLElement>(selector) : undefined) ?? undefined;
}

/** Somebody who marks words to copy them wants no jump. */
function isSelecting(): boolean {
  return window.getSelection()?.type === "Range";
}

function announce(page: ReportPage, what: "line" | "statement", n: number): void {
  const live = elementById(page.document, "live");
  const phrase = live.dataset[n === 1 ? what : `${what}s`] ?? "";
  live.textContent = phrase.replace("{n}", String(n));
}

/** The exact words of a range, one DOM range a line. */
function wordsOf(lines: readonly HTMLElement[], range: LineRange): Range[] {
  return lines.slice(range.first, range.last + 1).flatMap((line, offset) => {
    const text = line.querySelector("p")?.firstChild;
    if (!(text instanceof Text)) return [];
    const words = new Range();
    words.setStart(text, offset === 0 ? Math.min(range.from, text.length) : 0);
    words.setEnd(text, range.first + offset === range.last ? Math.min(range.to, text.length) : text.length);
    return [words];
  });
}

/** Older browsers light the lines without the words. */
function highlight(name: string, ranges: readonly Range[]): void {
  if ("highlights" in CSS) CSS.highlights.set(name, new Highlight(...ranges));
}
