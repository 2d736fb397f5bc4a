import type { Recording } from "../../agents/recording.ts";
import { quoteLanguage } from "../../grounding/quote-language.ts";
import type { TaskContext } from "../task.ts";

/** A text in the recording's language, where it is in another and the candidate has a program that translates. */
export async function translateInput(
  { text, language }: { readonly text: string; readonly language?: string | undefined },
  { transcript }: Recording,
  { translator, signal }: TaskContext,
): Promise<{ readonly translation?: string }> {
  const from = quoteLanguage(text, language);
  const to = (transcript.language ?? "en").toLowerCase().split("-")[0] ?? "en";
  if (from === undefined || from === to || translator?.supports({ from, to }) !== true) return {};
  const [translation] = await translator.translate([text], { from, to }, signal);
  return translation === undefined ? {} : { translation };
}
