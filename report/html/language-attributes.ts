import { directionOf } from "../language-direction.ts";
import { html, type Markup } from "./markup.ts";

/** `lang` and `dir` attributes for a text, with a blank before; `dir="auto"` alone when the language is absent or no BCP 47 tag. */
export function languageOf(language: string | undefined): Markup {
  const isTag = language !== undefined && /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/.test(language);
  return isTag ? html` lang="${language}" dir="${directionOf(language)}"` : html` dir="auto"`;
}
