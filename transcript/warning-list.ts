import type { WarningList } from "./cue.ts";
import type { Warning } from "./schema.ts";
import { splitLines } from "./split-lines.ts";

const maxWarnings = 50;

/** Collects a reader's warnings about `text`; past 50 they are only counted, in one last line. */
export function createWarningList(text: string): WarningList {
  const warnings: Warning[] = [];
  let left = 0;
  const lineOf = createLineFinder(text);
  return {
    add(code, message, at) {
      if (warnings.length >= maxWarnings) {
        left += 1;
        return;
      }
      warnings.push(at === undefined ? { code, message } : { code, message, line: lineOf(at) });
    },
    list() {
      if (left === 0) return [...warnings];
      return [...warnings, { code: "more_warnings", message: `${left} more warnings are not listed.` }];
    },
  };
}

function createLineFinder(text: string): (at: number) => number {
  let starts: number[] | undefined;
  return (at) => {
    starts ??= splitLines(text).map((line) => line.start);
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= at) low = middle + 1;
      else high = middle;
    }
    return Math.max(1, low);
  };
}
