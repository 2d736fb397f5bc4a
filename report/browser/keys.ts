import type { Filters } from "./filters.ts";
import type { Lights } from "./lights.ts";
import { elementById, type PageStatement, type ReportPage, readStatement } from "./read-page.ts";
import { scrollToStatement } from "./scroll.ts";

/** j and k move between statements, arrows too once one has the focus; Enter lights, Esc clears, / searches, a and q go to the boxes. */
export function startKeys(page: ReportPage, lights: Lights, filters: Filters): void {
  const { document, statements } = page;
  makeReachable(statements, statements[0]);
  document.addEventListener("focusin", ({ target }) => {
    const statement = statements.find(({ element }) => element === target);
    if (statement !== undefined) makeReachable(statements, statement);
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") lights.clear();
    if (isField(event.target)) return;
    if (!act(event)) return;
    event.preventDefault();
  });

  function act(event: KeyboardEvent): boolean {
    const isAmong = elementById(document, "statements").contains(document.activeElement);
    switch (event.key) {
      case "j":
        return move(1);
      case "k":
        return move(-1);
      case "ArrowDown":
        return isAmong && move(1);
      case "ArrowUp":
        return isAmong && move(-1);
      case "Enter":
        return light();
      case "/":
        filters.focusSearch();
        return true;
      case "a":
        return focusBox(document, "ask");
      case "q":
        return focusBox(document, "quote");
      default:
        return false;
    }
  }

  function move(step: 1 | -1): boolean {
    const shown = statements.filter(({ element }) => !element.hidden);
    const current = shown.findIndex(({ element }) => element.contains(document.activeElement));
    const start = current === -1 ? startOf(shown, step) : current + step;
    const next = shown[Math.max(0, Math.min(shown.length - 1, start))];
    if (next === undefined) return false;
    next.element.focus({ preventScroll: true });
    scrollToStatement(page.pane, next.element);
    return true;
  }

  function light(): boolean {
    const focused = document.activeElement;
    if (!(focused instanceof HTMLElement && focused.matches(".st"))) return false;
    lights.showStatement(readStatement(focused));
    return true;
  }
}

/** Goes to a box; nothing where the report has none. */
function focusBox(document: Document, id: "ask" | "quote"): boolean {
  const box = document.getElementById(id);
  box?.focus();
  return box !== null;
}

/** Without a focus, moving starts at the statement that is lit, else at the first. */
function startOf(shown: readonly PageStatement[], step: 1 | -1): number {
  const lit = shown.findIndex(({ element }) => element.classList.contains("on"));
  return lit === -1 ? 0 : lit + step;
}

/** One statement at a time takes part in the order of the Tab key. */
function makeReachable(statements: readonly PageStatement[], reachable: PageStatement | undefined): void {
  for (const statement of statements) statement.element.tabIndex = statement === reachable ? 0 : -1;
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches("input, select, textarea");
}
