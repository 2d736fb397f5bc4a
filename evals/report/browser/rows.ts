import { chooseRows, type RowFilter, type Sides } from "./choose-rows.ts";
import { drawRow } from "./draw-row.ts";
import { openRows, type PackedRows } from "./read-rows.ts";

/** Rows that are drawn at once. */
const pageRows = 30;

/** Starts the part of the page that shows rows: nothing is unpacked before the page stands. */
export function startRows(document: Document): void {
  const view = findControls(document);
  if (view === undefined) return;
  let opened: Promise<PackedRows> = openRows(document, Number(view.table.value));
  let turn = 0;
  const draw = async (shown: "anew" | "more"): Promise<void> => {
    turn += 1;
    const own = turn;
    const rows = await opened;
    const sides = { left: Number(view.left.value), right: Number(view.right.value) };
    const found = await findRows(rows, {
      sides,
      filter: view.filter.value as RowFilter,
      wanted: view.find.value,
    });
    const from = shown === "more" ? view.list.childElementCount : 0;
    const items: HTMLLIElement[] = [];
    for (const at of found.slice(from, from + pageRows)) {
      const row = await rows.row(at);
      if (row !== undefined) items.push(drawRow(document, { index: rows.index, row, at, sides }));
    }
    // What was asked for since then is drawn by a later turn.
    if (own !== turn) return;
    if (shown === "more") view.list.append(...items);
    else view.list.replaceChildren(...items);
    view.count.textContent = `${found.length} of ${rows.index.rows} rows`;
    view.more.hidden = from + items.length >= found.length;
  };
  const openTable = async (): Promise<void> => {
    opened = openRows(document, Number(view.table.value));
    fillSides(view, await opened);
    await draw("anew");
  };
  view.table.addEventListener("change", openTable);
  for (const control of [view.left, view.right, view.filter])
    control.addEventListener("change", () => draw("anew"));
  view.find.addEventListener("input", () => draw("anew"));
  view.more.addEventListener("click", () => draw("more"));
  for (const button of document.querySelectorAll<HTMLElement>("button[data-rows]")) {
    button.addEventListener("click", async () => {
      view.table.value = button.dataset["rows"] ?? "0";
      await openTable();
      view.section.scrollIntoView();
      view.section.focus({ preventScroll: true });
    });
  }
  listenForKeys(document, view.list);
  const start = (): void => void setTimeout(openTable);
  if (document.readyState === "complete") start();
  else document.defaultView?.addEventListener("load", start);
}

interface Controls {
  readonly section: HTMLElement;
  readonly table: HTMLSelectElement;
  readonly left: HTMLSelectElement;
  readonly right: HTMLSelectElement;
  readonly filter: HTMLSelectElement;
  readonly find: HTMLInputElement;
  readonly count: HTMLElement;
  readonly list: HTMLElement;
  readonly more: HTMLButtonElement;
}

function findControls(document: Document): Controls | undefined {
  const find = <E extends HTMLElement>(selector: string): E | null => document.querySelector<E>(selector);
  const section = find("#rows");
  const table = find<HTMLSelectElement>("#rt");
  const left = find<HTMLSelectElement>("#rl");
  const right = find<HTMLSelectElement>("#rr");
  const filter = find<HTMLSelectElement>("#rf");
  const search = find<HTMLInputElement>("#rq");
  const [count, list, more] = [find("#rn"), find("#rb"), find<HTMLButtonElement>("#rm")];
  if (section === null || table === null || left === null || right === null || filter === null)
    return undefined;
  if (search === null || count === null || list === null || more === null) return undefined;
  return { section, table, left, right, filter, find: search, count, list, more };
}

/** The second best on the left and the best on the right, or whichever of them were tried. */
function fillSides({ left, right }: Controls, { index }: PackedRows): void {
  for (const select of [left, right]) {
    select.replaceChildren(
      ...index.specs.map((spec, at) => {
        const option = select.ownerDocument.createElement("option");
        option.value = String(at);
        option.textContent = spec;
        return option;
      }),
    );
  }
  const tried = index.states.flatMap((states, at) => (/[^-]/.test(states) ? [at] : []));
  right.value = String(tried[0] ?? 0);
  left.value = String(tried[1] ?? tried[0] ?? 0);
}

async function findRows(
  rows: PackedRows,
  { sides, filter, wanted }: { readonly sides: Sides; readonly filter: RowFilter; readonly wanted: string },
): Promise<readonly number[]> {
  const chosen = chooseRows(rows.index, sides, filter);
  const word = wanted.trim().toLowerCase();
  if (word === "") return chosen;
  const found: number[] = [];
  for (const at of chosen) {
    const row = await rows.row(at);
    const outputs = [row?.cells[sides.left]?.[0], row?.cells[sides.right]?.[0]];
    const texts = [row?.id, row?.about, row?.input, row?.expected, ...outputs].join("\n");
    if (texts.toLowerCase().includes(word)) found.push(at);
  }
  return found;
}

function listenForKeys(document: Document, list: HTMLElement): void {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = { j: 1, k: -1 }[event.key];
    const target = event.target;
    const isTyping = target instanceof HTMLElement && /^(?:INPUT|SELECT|TEXTAREA)$/.test(target.tagName);
    if (step === undefined || isTyping) return;
    const items = [...list.querySelectorAll<HTMLElement>(".row")];
    const focused = document.activeElement;
    const now = focused instanceof HTMLElement ? items.indexOf(focused) : -1;
    const next = items[Math.min(items.length - 1, Math.max(0, now + step))];
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
    event.preventDefault();
  });
}
