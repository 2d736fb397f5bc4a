import { elementById, type PageStatement, type ReportPage } from "./read-page.ts";

/** Which statements are shown. */
export interface Filters {
  /** Puts the cursor into the search. */
  focusSearch(): void;
}

/** Hides statements that do not have a chosen verdict, the chosen speaker and the words looked for. */
export function startFilters(page: ReportPage): Filters {
  const { document, statements } = page;
  const buttons = [...document.querySelectorAll<HTMLElement>("button[data-verdict]")];
  const speaker = document.querySelector<HTMLSelectElement>("#speaker");
  const search = document.querySelector<HTMLInputElement>("#find");
  const texts = new Map(statements.map(({ element }) => [element, foldText(element.textContent ?? "")]));

  function passes(statement: PageStatement): boolean {
    const chosen = buttons.filter((button) => button.getAttribute("aria-pressed") === "true");
    const isChosen =
      chosen.length === 0 || chosen.some((button) => button.dataset["verdict"] === statement.verdict);
    const name = speaker?.value ?? "";
    const isSpeaker = name === "" || statement.speaker === name;
    return (
      isChosen && isSpeaker && (texts.get(statement.element) ?? "").includes(foldText(search?.value ?? ""))
    );
  }

  function apply(): void {
    for (const statement of statements) statement.element.hidden = !passes(statement);
    for (const group of document.querySelectorAll<HTMLElement>(".group:not(.dropped)")) {
      const own = [...group.querySelectorAll<HTMLElement>(".st")];
      group.hidden = isNarrowed() && own.every((element) => element.hidden);
    }
    report(page);
  }

  function isNarrowed(): boolean {
    return statements.some(({ element }) => element.hidden);
  }

  for (const button of buttons) {
    button.addEventListener("click", () => {
      button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
      apply();
    });
  }
  speaker?.addEventListener("change", apply);
  search?.addEventListener("input", apply);
  // A browser that comes back to the page may have kept what was typed.
  apply();
  return { focusSearch: () => search?.focus() };
}

function report({ document, statements }: ReportPage): void {
  const n = statements.filter(({ element }) => !element.hidden).length;
  const output = elementById(document, "shown");
  const phrase = output.dataset["phrase"] ?? "";
  output.textContent = phrase.replace("{n}", String(n)).replace("{total}", String(statements.length));
  elementById(document, "none").hidden = n > 0 || statements.length === 0;
}

/** Lower case without accents, so that "gestion" finds "gestión". */
function foldText(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
