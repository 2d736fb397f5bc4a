import { parseLooseTime } from "./parse-time.ts";

/** A time at the start of a line of text, with the name that stands beside it; `rest` is what follows. */
export interface LineStamp {
  readonly start: number;
  readonly end: number | undefined;
  readonly name: string | undefined;
  readonly rest: string;
}

const time = "\\d{1,3}:\\d{2}(?::\\d{2})?(?:[.,]\\d{1,3})?";
const range = `(${time})(?:\\s?(?:-->|--|-|–|—|to)\\s?(${time}))?`;
const leading = new RegExp(
  `^(?:\\*\\*)?(?:\\[${range}\\]|\\(${range}\\)|${range}(?![\\d:.,\\p{L}%/]))(?:\\*\\*)?`,
  "u",
);
const trailing = new RegExp(
  `^(?:\\*\\*)?([\\p{L}][^:\\[\\](){}<>|,;!?]{0,48}?)(?:\\*\\*)?[\\s,|–—-]{0,4}(?:\\[${range}\\]|\\(${range}\\)|(?<=\\s)${range})(?:\\*\\*)?\\s*(:|$)`,
  "u",
);

/**
 * The stamp of a line: `[00:12:34] words`, `(12:34)`, `12:34 words`, `12:34 - 12:40`, and with a name
 * `Name 00:12`, `Name [00:12]: words`. A clock time inside a sentence is none.
 */
export function findStamp(line: string): LineStamp | undefined {
  const head = line.slice(0, 140);
  const first = leading.exec(head);
  if (first !== null) {
    const rest = line.slice(first[0].length).replace(/^\s*(?:[-–—|]\s+|:\s+)?/, "");
    return toStamp(first.slice(1), undefined, rest);
  }
  const last = trailing.exec(head);
  if (last === null || (last.at(-1) === "" && last[0].length < line.length)) return undefined;
  return toStamp(last.slice(2, -1), last[1]?.trim(), line.slice(last[0].length).trim());
}

function toStamp(
  times: readonly (string | undefined)[],
  name: string | undefined,
  rest: string,
): LineStamp | undefined {
  const at = times.findIndex((text) => text !== undefined);
  const start = parseLooseTime(times[at] ?? "");
  if (start === undefined) return undefined;
  return { start, end: parseLooseTime(times[at + 1] ?? ""), name, rest };
}
