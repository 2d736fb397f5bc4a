const wordPattern = /[\p{L}\p{N}]+/gu;
const quoteOrDash = /^\s*["“”„«»「『'‘—–―]/u;

/** A line that is a heading wherever it stands: in capitals, `Title:`, or all in bold. */
export function looksLikeHeading(line: string): boolean {
  const text = line.trim();
  const words = countWords(text);
  if (words === 0 || words > 9 || quoteOrDash.test(text)) return false;
  if (/^\*\*[^*]+\*\*:?$|^__[^_]+__:?$/.test(text)) return words <= 8 && !/[.!?…]\W*$/.test(text);
  if (/^[^.!?]*:$/.test(text)) return words <= 3;
  return isInCapitals(text) && !/[.!?…]$/.test(text);
}

/** Where a lone line stands, and the text of the block after it. */
export interface LinePlace {
  readonly place: "first" | "later";
  readonly next: string | undefined;
}

/**
 * A line of plain text that stands between blank lines, has no closing mark and at most fourteen words.
 * Unless it comes first, begins with a sign or is a scrap of four words, something must stand under it.
 */
export function isLoneHeading(line: string, { place, next }: LinePlace): boolean {
  const words = countWords(line);
  if (words > 14 || quoteOrDash.test(line) || /[.!?…。！？:;][)"'”»]*$/u.test(line)) return false;
  if (place === "first") return true;
  if (/^[^:]{2,40}:\s+\S/.test(line) && words > 6) return false;
  return words <= 4 || (next !== undefined && !looksLikeHeading(next)) || /^[^\p{L}\p{N}(]/u.test(line);
}

function isInCapitals(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? [];
  return letters.length >= 4 && !/\p{Ll}/u.test(text) && /\p{Lu}/u.test(text);
}

function countWords(text: string): number {
  return text.match(wordPattern)?.length ?? 0;
}
