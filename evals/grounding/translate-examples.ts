import type { Translator } from "../../models/translator.ts";

const timeoutMs = 120_000;

/**
 * The English of examples in languages that a translator brings to English; the others are not among them. Each language
 * goes in one batch: a program's start costs far more than a sentence.
 */
export async function translateExamples<Example extends { readonly language?: string }>(
  translator: Translator | undefined,
  examples: readonly Example[],
  textOf: (example: Example) => string,
): Promise<Map<Example, string>> {
  const translations = new Map<Example, string>();
  for (const from of new Set(examples.map(({ language }) => language))) {
    const pair = { from: from ?? "en", to: "en" };
    if (translator?.supports(pair) !== true) continue;
    const own = examples.filter(({ language }) => language === from);
    const texts = await translator.translate(own.map(textOf), pair, AbortSignal.timeout(timeoutMs));
    for (const [at, example] of own.entries()) translations.set(example, texts[at] ?? "");
  }
  return translations;
}
