import { eld } from "eld/extrasmall";

/** BCP 47 primary subtag of a text's language; `undefined` when the text is too short or too mixed to tell. */
export function detectLanguage(text: string): string | undefined {
  const result = eld.detect(text);
  return result.language !== "" && result.isReliable() ? result.language : undefined;
}
