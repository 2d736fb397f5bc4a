import { decodeEntities } from "../../transcript/readers/decode-entities.ts";
import type { Span } from "../../transcript/schema.ts";
import type { TextBuilder } from "./mapped-text.ts";

/** One way to read the mark at the start of `rest`; gives how many characters it took, 0 for none. */
interface Rule {
  readonly pattern: RegExp;
  write(match: RegExpExecArray, at: number, builder: TextBuilder): void;
}

const drop = (): void => undefined;

/** Bounded repeats: each mark is looked for only so far, which keeps reading linear. */
const rules: readonly Rule[] = [
  { pattern: /\\([!-/:-@[-`{-~])/y, write: (match, at, builder) => builder.put(match[1] ?? "", at, at + 2) },
  { pattern: /!\[[^\]\n]{0,300}\](?:\([^)\n]{0,500}\)|\[[^\]\n]{0,100}\])/y, write: drop },
  { pattern: /\[\^[^\]\n]{1,60}\]:?/y, write: drop },
  { pattern: /\](?:\([^)\n]{0,500}\)|\[[^\]\n]{0,100}\])/y, write: drop },
  { pattern: /\[(?=[^\]\n]{1,500}\](?:\(|\[))/y, write: drop },
  { pattern: /<!--[\s\S]{0,5000}?-->/y, write: drop },
  { pattern: /<\/?[a-zA-Z][^<>\n]{0,300}>/y, write: drop },
  { pattern: /\*{1,3}(?=\S)|(?<=\S)\*{1,3}|~~|`{1,2}/y, write: drop },
  { pattern: /(?<![\p{L}\p{N}])_{1,2}(?=\S)|(?<=\S)_{1,2}(?![\p{L}\p{N}])/uy, write: drop },
  { pattern: /&(#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,8});/iy, write: writeEntity },
];

/** Copies the lines' readable words: links show their text; emphasis, images, tags and notes are left out. */
export function copyMarkdown(source: string, lines: readonly Span[], builder: TextBuilder): void {
  lines.forEach((line, index) => {
    if (index > 0) builder.put("\n", line.start - 1, line.start);
    copyLine(source, line, builder);
  });
}

function copyLine(source: string, line: Span, builder: TextBuilder): void {
  const text = source.slice(line.start, line.end);
  let plain = 0;
  let at = 0;
  while (at < text.length) {
    const taken = /[\\![\]<*~`_&]/.test(text.charAt(at)) ? readMark(text, at) : undefined;
    if (taken === undefined) {
      at += 1;
      continue;
    }
    builder.copy(source, line.start + plain, line.start + at);
    taken.rule.write(taken.match, line.start + at, builder);
    at += taken.match[0].length;
    plain = at;
  }
  builder.copy(source, line.start + plain, line.end);
}

function readMark(text: string, at: number): { rule: Rule; match: RegExpExecArray } | undefined {
  for (const rule of rules) {
    rule.pattern.lastIndex = at;
    const match = rule.pattern.exec(text);
    if (match !== null && match[0] !== "") return { rule, match };
  }
  return undefined;
}

function writeEntity({ 0: written }: RegExpExecArray, at: number, builder: TextBuilder): void {
  builder.put(decodeEntities(written).replace("\u00a0", " "), at, at + written.length);
}
