import type { Token } from "./token.ts";
import { classesOf } from "./word-data/closed-classes.ts";
import { denialOf } from "./word-data/negation-words.ts";

/** Letters that a denial without spaces has at most. */
const letterReach = 4;

/** The word denies: not, never, no, without and the like. `language` (BCP 47) adds its own to those of English and its closest kin. */
export function isNegation(token: Token, language?: string): boolean {
  if (classesOf(token.key).some((member) => member.wordClass === "negation")) return true;
  return language !== undefined && denialOf(language)?.words.has(token.key) === true;
}

/** The tokens end in a denial of the recording's language. */
export function endsInDenial(tokens: readonly Token[], language: string | undefined): boolean {
  const last = tokens.at(-1);
  if (last === undefined) return false;
  const pattern = denialOf(language)?.pattern;
  if (pattern === undefined) return isNegation(last, language);
  const text = denialText(tokens.slice(-letterReach), language);
  return [...text.matchAll(pattern)].some((match) => match.index + match[0].length === text.trimEnd().length);
}

/** Tokens as a run in which a denial of the language is looked for; Korean parts its words. */
export function denialText(tokens: readonly Token[], language: string | undefined): string {
  const separator = language?.toLowerCase().startsWith("ko") === true ? " " : "";
  return `${tokens.map(({ key }) => key).join(separator)}${separator}`.normalize("NFC");
}
