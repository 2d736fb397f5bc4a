import type { LineRange, ReportPage } from "./read-page.ts";
import { scrollToLine } from "./scroll.ts";

const barWidth = 1000;

/** The bar on top: shows ranges of lines and where the transcript stands. */
export interface Timeline {
  show(ranges: readonly LineRange[]): void;
}

/** A click on the bar goes to that place of the transcript; scrolling the transcript moves the mark. */
export function startTimeline(page: ReportPage): Timeline {
  const { document, lines, pane } = page;
  const bar = document.querySelector<HTMLElement>(".bar");
  const drawing = bar?.querySelector("svg") ?? undefined;
  const starts = (bar?.dataset["at"] ?? "").split(" ").map(Number);

  drawing?.addEventListener("click", (event) => {
    const box = drawing.getBoundingClientRect();
    const place = ((event.clientX - box.left) / box.width) * barWidth;
    const after = starts.findIndex((start) => start > place);
    const line = lines[after === -1 ? lines.length - 1 : Math.max(0, after - 1)];
    if (line === undefined) return;
    event.preventDefault();
    for (const other of lines) other.classList.toggle("here", other === line);
    scrollToLine(pane, line);
  });

  let isWaiting = false;
  pane.addEventListener("scroll", () => {
    if (isWaiting) return;
    isWaiting = true;
    window.requestAnimationFrame(() => {
      isWaiting = false;
      const top = pane.getBoundingClientRect().top + 60;
      const index = firstBelow(lines, top);
      document.getElementById("here")?.setAttribute("x", String(starts[index] ?? 0));
    });
  });

  return {
    show(ranges) {
      document
        .getElementById("lit")
        ?.replaceChildren(...ranges.map((range) => strip(document, range, starts)));
    },
  };
}

function strip(document: Document, range: LineRange, starts: readonly number[]): SVGElement {
  const rect = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  const x = starts[range.first] ?? 0;
  const end = starts[range.last + 1] ?? barWidth;
  rect.setAttribute("x", String(x));
  rect.setAttribute("width", String(Math.max(4, end - x)));
  rect.setAttribute("height", "28");
  return rect;
}

/** Index of the first line whose lower edge is below `top`; lines stand in order. */
function firstBelow(lines: readonly HTMLElement[], top: number): number {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    const bottom = lines[middle]?.getBoundingClientRect().bottom ?? 0;
    if (bottom > top) high = middle;
    else low = middle + 1;
  }
  return low;
}
