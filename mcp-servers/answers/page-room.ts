/** Characters of an answer, in its text and in its JSON alike: unless asked otherwise, at least and at most. */
export const defaultPage = 12_000;
export const leastPage = 2_000;
export const hardCap = 40_000;

/** What an answer holds besides the lines of its page: header, label and fence, warnings, next call. */
export const aroundPage = 1_400;

/** Characters that a text takes inside a JSON string. */
export function jsonLength(text: string): number {
  return JSON.stringify(text).length - 2;
}
