import { checkQuote, type QuoteCheck } from "../../grounding/index.ts";
import { quoteLanguage } from "../../grounding/quote-language.ts";
import type { Recording } from "../recording.ts";
import type { QuoteInput } from "./schema.ts";

/** The built-in engine's check of a quote. */
export function checkBuiltin(recording: Recording, { quote, translation }: QuoteInput): QuoteCheck {
  return checkQuote(recording.grounding(), quote, translation === undefined ? {} : { translation });
}

/** The language of a quote where it is another than the recording's; else `undefined`. */
export function foreignLanguage(recording: Recording, { quote }: QuoteInput): string | undefined {
  const language = quoteLanguage(quote.text, quote.language);
  const own = (recording.transcript.language ?? "en").slice(0, 2).toLowerCase();
  return language === own ? undefined : language;
}

/** Whether a model may help to find the place: the check is unsure, or another language hides it. */
export function isUnclear(recording: Recording, check: QuoteCheck, input: QuoteInput): boolean {
  if (check.flags.includes("too_short") && check.places.length === 0) return false;
  if (check.verdict === "uncertain") return true;
  return check.verdict === "not_said" && foreignLanguage(recording, input) !== undefined;
}
