import { splitWords } from "./words.ts";

/**
 * A stretch of words, each with the marks and blanks up to the next. `spoken` was left out or replaced in the quote,
 * `quoted` stands only in the quote. `equal` shows the spoken rendering; `quotedText` is the quote's own where case,
 * marks or blanks differ.
 */
export interface DiffPart {
  readonly kind: "equal" | "spoken" | "quoted";
  readonly text: string;
  readonly quotedText?: string;
}

interface Chunk {
  readonly key: string;
  readonly text: string;
}

/** More cells than this are not aligned word by word: what stands between the same ends is shown as replaced whole. */
const mostCells = 1_000_000;

/**
 * Word diff of a quote against what was spoken; words agree whatever their case and marks.
 * The `text` of `equal` and `spoken` parts joined gives `spoken`; that of `quoted` parts and the
 * `quotedText ?? text` of `equal` ones joined gives `quoted`. Between equal words `spoken` stands before `quoted`.
 */
export function diffWords(spoken: string, quoted: string): DiffPart[] {
  const left = toChunks(spoken);
  const right = toChunks(quoted);
  const most = Math.min(left.length, right.length);
  let head = 0;
  while (head < most && left[head]?.key === right[head]?.key) head += 1;
  let tail = 0;
  while (tail < most - head && left.at(-1 - tail)?.key === right.at(-1 - tail)?.key) tail += 1;
  const last = right.slice(right.length - tail);
  return mergeParts([
    ...left.slice(0, head).map((chunk, at) => toEqual(chunk, right[at])),
    ...diffMiddle(left.slice(head, left.length - tail), right.slice(head, right.length - tail)),
    ...left.slice(left.length - tail).map((chunk, at) => toEqual(chunk, last[at])),
  ]);
}

function toChunks(text: string): Chunk[] {
  const words = splitWords(text);
  if (words.length === 0) return text === "" ? [] : [{ key: "", text }];
  return words.map((word, at) => ({
    key: word.norm,
    text: text.slice(at === 0 ? 0 : word.start, words[at + 1]?.start ?? text.length),
  }));
}

function toEqual(spoken: Chunk, quoted: Chunk | undefined): DiffPart {
  const quotedText = quoted?.text ?? spoken.text;
  return quotedText === spoken.text
    ? { kind: "equal", text: spoken.text }
    : { kind: "equal", text: spoken.text, quotedText };
}

function diffMiddle(left: readonly Chunk[], right: readonly Chunk[]): DiffPart[] {
  if (left.length * right.length > mostCells) return [...left.map(toSpoken), ...right.map(toQuoted)];
  const parts: DiffPart[] = [];
  const width = right.length + 1;
  const lengths = commonLengths(left, right);
  let row = 0;
  let column = 0;
  for (let spoken = left[0]; spoken !== undefined; spoken = left[row]) {
    const quoted = right[column];
    const cell = row * width + column;
    if (spoken.key === quoted?.key) {
      parts.push(toEqual(spoken, quoted));
      row += 1;
      column += 1;
    } else if (quoted === undefined || (lengths[cell + width] ?? 0) >= (lengths[cell + 1] ?? 0)) {
      parts.push(toSpoken(spoken));
      row += 1;
    } else {
      parts.push(toQuoted(quoted));
      column += 1;
    }
  }
  return [...parts, ...right.slice(column).map(toQuoted)];
}

function toSpoken({ text }: Chunk): DiffPart {
  return { kind: "spoken", text };
}

function toQuoted({ text }: Chunk): DiffPart {
  return { kind: "quoted", text };
}

/** Length of the longest common subsequence of what is left from each cell. */
function commonLengths(left: readonly Chunk[], right: readonly Chunk[]): Uint32Array {
  const width = right.length + 1;
  const lengths = new Uint32Array((left.length + 1) * width);
  for (let row = left.length - 1; row >= 0; row--) {
    for (let column = right.length - 1; column >= 0; column--) {
      const cell = row * width + column;
      lengths[cell] =
        left[row]?.key === right[column]?.key
          ? (lengths[cell + width + 1] ?? 0) + 1
          : Math.max(lengths[cell + width] ?? 0, lengths[cell + 1] ?? 0);
    }
  }
  return lengths;
}

function mergeParts(parts: readonly DiffPart[]): DiffPart[] {
  const out: DiffPart[] = [];
  let from = 0;
  while (from < parts.length) {
    const isEqual = parts[from]?.kind === "equal";
    let to = from;
    while (to < parts.length && (parts[to]?.kind === "equal") === isEqual) to += 1;
    out.push(...(isEqual ? [joinEqual(parts.slice(from, to))] : joinChanged(parts.slice(from, to))));
    from = to;
  }
  return out;
}

function joinEqual(run: readonly DiffPart[]): DiffPart {
  const text = run.map((part) => part.text).join("");
  const quotedText = run.map((part) => part.quotedText ?? part.text).join("");
  return quotedText === text ? { kind: "equal", text } : { kind: "equal", text, quotedText };
}

function joinChanged(run: readonly DiffPart[]): DiffPart[] {
  return (["spoken", "quoted"] as const).flatMap((kind) => {
    const same = run.filter((part) => part.kind === kind);
    return same.length === 0 ? [] : [{ kind, text: same.map((part) => part.text).join("") }];
  });
}
