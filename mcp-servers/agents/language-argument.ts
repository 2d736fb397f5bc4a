import { z } from "zod";
import { unquote } from "../arguments/unquote.ts";

/** Languages whose names are read as their tags. */
const named =
  "ar bn cs da de el en es fa fi fr he hi hu id it ja ko nb nl pl pt ro ru sv th tr uk vi zh".split(" ");
const tagPattern = /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i;

/** A language as a tag in its usual spelling: `pt-BR` of `pt_br`, `es` of `Spanish` and of `español`. */
export const languageArgument = z.string().transform((text, context) => {
  const tag = readLanguage(unquote(text));
  if (tag !== undefined) return tag;
  context.addIssue({
    code: "custom",
    message: "is no language tag",
    params: { valid: ["es", "en", "pt-BR"] },
  });
  return z.NEVER;
});

function readLanguage(text: string): string | undefined {
  const plain = text.replaceAll("_", "-").toLowerCase();
  const found = named.find((tag) => nameOf(tag, "en") === plain || nameOf(tag, tag) === plain);
  if (found !== undefined) return found;
  try {
    return tagPattern.test(plain) ? Intl.getCanonicalLocales(plain)[0] : undefined;
  } catch {
    return undefined;
  }
}

function nameOf(tag: string, language: string): string | undefined {
  return new Intl.DisplayNames([language], { type: "language" }).of(tag)?.toLowerCase();
}
