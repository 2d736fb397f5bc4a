/** Brings a line of the transcript into the upper third of its pane, without moving the page where the pane scrolls. */
export function scrollToLine(pane: HTMLElement, line: HTMLElement): void {
  layOutAround(line);
  if (pane.scrollHeight <= pane.clientHeight + 1) {
    line.scrollIntoView({ block: "center" });
    return;
  }
  const box = pane.getBoundingClientRect();
  // The pane may reach below the window while the header is in view.
  const seen = Math.min(box.bottom, window.innerHeight) - box.top;
  const distance = line.getBoundingClientRect().top - box.top - seen * 0.3;
  pane.scrollBy({ top: distance, behavior: manner(distance, pane.clientHeight) });
}

/** Gives the lines around one their own heights, which those that were never near the window do not have yet. */
function layOutAround(line: HTMLElement): void {
  const stretch = line.closest(".stretch");
  for (const each of [stretch?.previousElementSibling, stretch, stretch?.nextElementSibling])
    each?.classList.add("near");
}

/** Brings a statement into view between the tools and the pane of a narrow window; does nothing when it is there. */
export function scrollToStatement(pane: HTMLElement, statement: HTMLElement): void {
  const box = statement.getBoundingClientRect();
  const top = Number.parseFloat(getComputedStyle(statement).scrollMarginTop) || 0;
  const paneBox = pane.getBoundingClientRect();
  const isBeside = paneBox.left >= box.right || paneBox.right <= box.left;
  const bottom = isBeside ? window.innerHeight : Math.min(window.innerHeight, paneBox.top);
  if (box.top >= top && box.bottom <= bottom) return;
  const distance = box.top - top;
  window.scrollBy({ top: distance, behavior: manner(distance, window.innerHeight) });
}

/** Short ways are shown, long ones jumped; nothing moves for who asked for less motion. */
function manner(distance: number, height: number): ScrollBehavior {
  const isCalm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  return isCalm || Math.abs(distance) > height * 1.5 ? "instant" : "smooth";
}
