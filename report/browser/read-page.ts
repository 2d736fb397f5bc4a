/** Lines `first` to `last`; the words start at `from` in the first and end at `to` in the last. */
export interface LineRange {
  readonly first: number;
  readonly last: number;
  readonly from: number;
  readonly to: number;
}

/** A statement's element and the lines that it cites. */
export interface PageStatement {
  readonly element: HTMLElement;
  readonly verdict: string;
  readonly speaker: string;
  readonly evidence: readonly LineRange[];
  readonly against: readonly LineRange[];
}

/** The elements that the script works on. */
export interface ReportPage {
  readonly document: Document;
  readonly statements: readonly PageStatement[];
  readonly lines: readonly HTMLElement[];
  readonly pane: HTMLElement;
}

/** Reads the page that the report was rendered to. */
export function readPage(document: Document): ReportPage {
  const statements = [...document.querySelectorAll<HTMLElement>(".st")].map(readStatement);
  const lines = [...document.querySelectorAll<HTMLElement>(".ln")];
  return { document, statements, lines, pane: elementById(document, "transcript") };
}

/** Reads the element of a statement, or of a reply that stands like one. */
export function readStatement(element: HTMLElement): PageStatement {
  return {
    element,
    verdict: element.dataset["v"] ?? "",
    speaker: element.dataset["s"] ?? "",
    evidence: readRanges(element.dataset["e"]),
    against: readRanges(element.dataset["a"]),
  };
}

/** The element of the template with that id; it is always there. */
export function elementById(document: Document, id: string): HTMLElement {
  return document.getElementById(id) ?? document.body;
}

/** Says if a statement's evidence, for or against, takes in that line. */
export function cites(statement: PageStatement, line: number): boolean {
  return [...statement.evidence, ...statement.against].some(
    ({ first, last }) => first <= line && line <= last,
  );
}

function readRanges(written: string | undefined): LineRange[] {
  return (written ?? "")
    .split(" ")
    .filter((range) => range !== "")
    .map((range) => {
      const [first = 0, last = 0, from = 0, to = 0] = range.split(".").map(Number);
      return { first, last, from, to };
    });
}
