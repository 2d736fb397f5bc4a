import { z } from "zod";
import { OnrecordError } from "../../errors.ts";
import { type Agent, builtinOutput } from "../agent.ts";

/** Sentences of one language to be said in another; both are BCP 47 tags. */
export const TranslatorInput = z.strictObject({
  texts: z.array(z.string()),
  from: z.string(),
  to: z.string(),
});
export type TranslatorInput = z.infer<typeof TranslatorInput>;

/** One translation a text, in order, as it came from `by`; `findTranslationProblem` tells which may be shown. */
export const TranslatorOutput = z.strictObject({ by: z.string(), translations: z.array(z.string()) });
export type TranslatorOutput = z.infer<typeof TranslatorOutput>;

/** Translates sentences; who shows them checks each first. */
export const translator: Agent<TranslatorInput, TranslatorOutput> = {
  name: "translator",
  version: "1",
  promptVersion: "builtin",
  input: TranslatorInput,
  output: TranslatorOutput,
  async run(input, context) {
    const pair = { from: input.from, to: input.to };
    if (context.translator?.supports(pair) !== true) {
      throw new OnrecordError(missingTranslator(pair.from, pair.to), { code: "missing_program" });
    }
    const answer = await context.translator.translate(input.texts, pair, context.signal);
    return builtinOutput({ by: context.translator.specFor(pair), translations: [...answer] });
  },
};

/** What to install or name so that a language pair can be translated. */
export function missingTranslator(from: string, to: string): string {
  return (
    `Nothing here translates ${from} to ${to}. Install Apertium (Debian: apt install apertium apertium-eng-spa for ` +
    `English and Spanish), or name a model with --model translator=SPEC.`
  );
}
