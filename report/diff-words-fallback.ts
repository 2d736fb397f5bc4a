import { splitWords } from "../grounding/words.ts";

interface Piece {
  kind: "equal" | "spoken" | "quoted";
  text: string;
}

/** Word diff by longest common subsequence. */
export function diffWords(spoken: string, quoted: string): Piece[] {
  const a = splitWords(spoken);
  const b = splitWords(quoted);
  const table: number[][] = Array.from({ length: a.length + 1 }, () => new Array(b.length + 1).fill(0));
  const at = (i: number, j: number) => table[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = table[i];
      if (row === undefined) continue;
      row[j] = a[i]?.norm === b[j]?.norm ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const pieces: Piece[] = [];
  const push = (kind: Piece["kind"], text: string) => {
    const last = pieces.at(-1);
    if (last?.kind === kind) last.text += text;
    else pieces.push({ kind, text });
  };
  const wordOf = (text: string, words: typeof a, k: number) =>
    text.slice(words[k]?.start ?? 0, words[k + 1]?.start ?? text.length);
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i]?.norm === b[j]?.norm) {
      push("equal", wordOf(spoken, a, i));
      i += 1;
      j += 1;
    } else if (j < b.length && (i >= a.length || at(i, j + 1) > at(i + 1, j))) {
      push("quoted", wordOf(quoted, b, j));
      j += 1;
    } else {
      push("spoken", wordOf(spoken, a, i));
      i += 1;
    }
  }
  return pieces;
}
