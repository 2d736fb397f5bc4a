import { z } from "zod";
import { composeText, writeEnding } from "../answers/compose-text.ts";
import { fenceSpeech } from "../answers/fenced-speech.ts";
import { writeCall } from "../answers/next-call.ts";
import { warnOfSuspicious } from "../answers/suspicious-lines.ts";
import type { ResponseFormat } from "../arguments/response-format.ts";
import { toQuery } from "./check-facts.ts";

/** The longest piece of speech that a checked item shows, in characters. */
export const longest: Readonly<Record<ResponseFormat, number>> = { concise: 400, detailed: 2000 };

/** How much is shown of a place. */
export interface Shape {
  readonly format: ResponseFormat;
  readonly length: number;
}

/** What a tool that checks several items answers with. */
export function checksOutput<Found extends z.ZodType>(found: Found) {
  return z.object({
    transcript: z.string(),
    checks: z.array(found),
    excerpt: z.string().optional(),
    warning: z.string().optional(),
    next: z.string().optional(),
  });
}

interface FoundCheck {
  readonly places?: readonly { readonly segment: string }[] | undefined;
}

interface Checks<Found extends FoundCheck> {
  readonly what: "claims" | "quotes";
  readonly found: readonly Found[];
  /** One line an item. */
  readonly rows: readonly string[];
  /** Words of the recording. */
  readonly lines: readonly string[];
  /** Where those words talk to a model. */
  readonly suspicious: readonly string[];
  /** The first item's text: what to look for when nothing was found. */
  readonly text: string | undefined;
}

/** The answer of a tool that checks several items: the call that leads on is the first place, or a search. */
export function composeChecks<Found extends FoundCheck>(transcript: string, checks: Checks<Found>) {
  const { what, found, rows, lines, suspicious, text } = checks;
  const warning = warnOfSuspicious([...suspicious]);
  const first = found.flatMap(({ places }) => places ?? [])[0];
  const structured = {
    transcript,
    checks: [...found],
    ...(lines.length === 0 ? {} : { excerpt: fenceSpeech([...lines]) }),
    ...(warning === undefined ? {} : { warning }),
    next:
      first === undefined
        ? writeCall("search_transcript", { transcript, query: toQuery(text) })
        : writeCall("read_transcript", { transcript, from: first.segment }),
  };
  const head = `${transcript}: ${found.length} ${what} checked.`;
  return {
    structured,
    text: composeText([head, ...rows, structured.excerpt, ...writeEnding(structured)]),
  };
}
