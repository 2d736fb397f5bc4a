import { InvalidArgumentError } from "commander";

/** A language tag in its usual spelling: `pt-br` gives `pt-BR`. */
export function parseLanguage(text: string): string {
  const tag = /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(text) ? canonical(text) : undefined;
  if (tag !== undefined) return tag;
  throw new InvalidArgumentError("Give a language tag, such as es, en or pt-BR.");
}

function canonical(text: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(text)[0];
  } catch {
    return undefined;
  }
}
