const pairs: readonly (readonly [string, string])[] = [
  ['"', '"'],
  ["'", "'"],
  ["`", "`"],
  ["“", "”"],
];

/** Text without the blanks and the quotation marks that models put around a value. */
export function unquote(text: string): string {
  const plain = text.trim();
  const isQuoted = pairs.some(
    ([open, close]) => plain.length > 1 && plain.startsWith(open) && plain.endsWith(close),
  );
  return isQuoted ? plain.slice(1, -1).trim() : plain;
}
