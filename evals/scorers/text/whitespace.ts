// What Python's str.split() splits at; JavaScript's \s lacks U+001C to U+001F and U+0085 and adds U+FEFF.
const space = "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const spaces = new RegExp(`[${space}]+`, "gu");
const leadingSpace = new RegExp(`^[${space}]+`, "u");
const oneSpace = new RegExp(`[${space}]`, "u");

/** The words between white space as Python's `str.split()` sees it; none is empty. */
export function splitWhitespace(text: string): string[] {
  return text.split(spaces).filter((word) => word !== "");
}

/** The text without any white space, by the same rule. */
export function removeWhitespace(text: string): string {
  return text.replace(spaces, "");
}

/** The text without white space at both ends, as Python's `str.strip()` gives it. */
export function trimWhitespace(text: string): string {
  return trimWhitespaceEnd(text.replace(leadingSpace, ""));
}

/** The text without white space at its end, as Python's `str.rstrip()` gives it. */
export function trimWhitespaceEnd(text: string): string {
  let end = text.length;
  while (end > 0 && oneSpace.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}
