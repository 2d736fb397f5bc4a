import { OnrecordError } from "../../errors.ts";
import { translatorRemedy } from "../../models/translator.ts";
import { type Agent, type AgentContext, measuredOutput } from "../agent.ts";
import { runCascade } from "../cascade.ts";
import { askForTranslations } from "./ask-for-translations.ts";
import { findTranslationProblem } from "./find-translation-problem.ts";
import { glossaryOf } from "./glossary.ts";
import { promptVersion } from "./prompt.ts";
import { type TranslatedRow, TranslatorInput, TranslatorOutput } from "./schema.ts";

/**
 * Translates sentences; numbers, names, negation, length and language of each are checked. What fails goes to the
 * next tier, and what fails at the last is given back untranslated with the reason. `builtin` is the translator
 * program, where one is installed.
 */
export const translator: Agent<TranslatorInput, TranslatorOutput> = {
  name: "translator",
  version: "3",
  promptVersion,
  input: TranslatorInput,
  output: TranslatorOutput,
  async run(input, context) {
    const { from, to } = input;
    const glossary = glossaryOf(context.recording);
    const { decisions, sums, tally } = await runCascade<string, TranslatedRow>({
      tiers: context.tiers,
      items: input.texts,
      async decide(tier, items, log) {
        const texts = items.map(({ item }) => item);
        if (tier === "builtin") return await translateByProgram(texts, { from, to }, { context, glossary });
        return await askForTranslations({ model: tier, log, signal: context.signal }, texts, {
          from,
          to,
          glossary,
        });
      },
      isSure: ({ problem }) => problem === undefined,
    });
    const rows = decisions.map(
      ({ result, failures }): TranslatedRow =>
        result ?? { problem: failures.join(" ") || "nothing translated it" },
    );
    const by = [...new Set(rows.flatMap((row) => row.by ?? []))].join(", ");
    return measuredOutput({ by: by === "" ? "none" : by, rows }, sums, tally);
  },
};

async function translateByProgram(
  texts: readonly string[],
  pair: { readonly from: string; readonly to: string },
  { context, glossary }: { readonly context: AgentContext; readonly glossary: readonly string[] },
): Promise<readonly { readonly result: TranslatedRow }[]> {
  const program = context.translator;
  if (program?.supports(pair) !== true)
    throw new OnrecordError(missingTranslator(pair.from, pair.to), { code: "missing_program" });
  const translated = await program.translate(texts, pair, context.signal);
  const names = new Set(glossary);
  return texts.map((source, index) => {
    // A program takes a name that stands alone for the word that it also is.
    const text = names.has(source.trim()) ? source : (translated[index] ?? "");
    const problem = findTranslationProblem(source, text, { ...pair, names: glossary });
    return { result: problem === undefined ? { text, by: program.specFor(pair) } : { problem } };
  });
}

/** What to install or name so that a language pair can be translated. */
export function missingTranslator(from: string, to: string): string {
  return `Nothing here translates ${from} to ${to}. ${translatorRemedy({ from, to })}`;
}
