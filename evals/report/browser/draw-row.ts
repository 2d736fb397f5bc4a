import { type DiffPart, diffWords } from "../../../grounding/diff-words.ts";
import type { RowBlock, RowCell, RowIndex } from "../row-shapes.ts";
import { gainOf, type Sides, stateAt } from "./choose-rows.ts";

const stateNames: Readonly<Record<string, string>> = {
  o: "",
  i: "invalid",
  e: "error",
  r: "refused",
  t: "truncated",
  "-": "not tried",
};

/** A row and who stands beside whom. */
export interface DrawnRow {
  readonly index: RowIndex;
  readonly row: RowBlock[number];
  readonly at: number;
  readonly sides: Sides;
}

/** A row with both candidates beside each other. All texts are set as texts. */
export function drawRow(document: Document, drawn: DrawnRow): HTMLLIElement {
  const { index, row, at, sides } = drawn;
  const item = document.createElement("li");
  item.className = "row";
  item.tabIndex = -1;
  const head = add(item, "p.rh");
  add(head, "b", row.id);
  add(head, "span.by", row.about);
  const gain = gainOf(index, sides, at);
  if (gain > 0) add(head, "span.up", "right is better");
  if (gain < 0) add(head, "span.down", "right is worse");
  addField(item, "Input", row.input);
  addField(item, "Expected", row.expected);
  drawSides(add(item, "div.both"), drawn);
  return item;
}

function drawSides(both: HTMLElement, { index, row, at, sides }: DrawnRow): void {
  const [left, right] = [row.cells[sides.left] ?? null, row.cells[sides.right] ?? null];
  const parts = left === null || right === null ? undefined : diffWords(left[0], right[0]);
  for (const [side, cell, own] of [
    [sides.left, left, "spoken"],
    [sides.right, right, "quoted"],
  ] as const) {
    const box = add(both, "div.side");
    drawHead(box, { index, cell, name: index.specs[side] ?? "", state: stateAt(index, side, at) });
    const text = add(box, "pre.out", "");
    if (parts === undefined) text.textContent = cell?.[0] ?? "";
    else drawParts(text, parts, own);
  }
}

/** The words of one side, those that only it has marked. */
function drawParts(text: HTMLElement, parts: readonly DiffPart[], own: "spoken" | "quoted"): void {
  for (const { kind, text: words, quotedText } of parts) {
    if (kind === "equal") text.append(own === "quoted" ? (quotedText ?? words) : words);
    else if (kind === own) {
      // What follows the last word belongs to no word.
      const end = words.trimEnd();
      add(text, own === "spoken" ? "del" : "ins", end);
      text.append(words.slice(end.length));
    }
  }
}

function drawHead(
  box: HTMLElement,
  side: {
    readonly index: RowIndex;
    readonly cell: RowCell | null;
    readonly name: string;
    readonly state: string;
  },
): void {
  const { index, cell, name, state } = side;
  const head = add(box, "p.sh");
  add(head, "b", name);
  add(head, "span.st", stateNames[state] ?? "");
  if (cell === null) return;
  const [, reason, scores] = cell;
  add(head, "span.by", reason);
  const list = add(box, "p.sv");
  for (const [at, score] of scores.entries()) {
    const scorer = index.scorers[at];
    if (score === null || scorer === undefined) continue;
    add(list, at === 0 ? "span.first" : "span", `${scorer.title} ${score.toFixed(scorer.wide ? 1 : 2)}`);
  }
}

function addField(item: HTMLElement, name: string, text: string): void {
  const field = add(item, "div.fd");
  add(field, "span.by", name);
  const lines = add(field, "pre", text);
  // A long one scrolls by itself, which a keyboard must reach.
  if (text.split("\n").length > 6) lines.tabIndex = 0;
}

/** Adds an element, named with its class as in `p.rh`; a text runs the way its own letters do. */
function add(parent: HTMLElement, named: string, text?: string): HTMLElement {
  const [name = "", className = ""] = named.split(".");
  const element = parent.ownerDocument.createElement(name);
  element.className = className;
  if (text !== undefined) {
    element.textContent = text;
    element.dir = "auto";
  }
  parent.append(element);
  return element;
}
