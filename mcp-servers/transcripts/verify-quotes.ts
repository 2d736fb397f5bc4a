import { z } from "zod";
import { type QuoteCheck, QuoteVerdict } from "../../grounding/schema.ts";
import { findSuspicious } from "../answers/suspicious-lines.ts";
import { checkedItems } from "../arguments/checked-items.ts";
import { type ResponseFormat, responseFormat } from "../arguments/response-format.ts";
import { defineTool } from "../define-tool.ts";
import type { Tool, ToolAnswer } from "../tool.ts";
import { roundShare, toRemarks, writeNote, writeSpoken, writeVerdict } from "./check-facts.ts";
import { CheckedPlace, toPlace, writeEvidence, writePlace } from "./checked-place.ts";
import { checksOutput, composeChecks, longest, type Shape } from "./compose-checks.ts";
import { fitAnswer } from "./fit-answer.ts";
import type { LibraryReader } from "./library-reader.ts";
import { readOnly } from "./read-only.ts";
import { splitBySpeaker } from "./split-by-speaker.ts";
import { transcriptArgument } from "./transcript-argument.ts";

const input = z.strictObject({
  transcript: transcriptArgument,
  quotes: checkedItems("quote").describe(
    "quotes of at most 2,000 characters; speaker: whom it is ascribed to",
  ),
  response_format: responseFormat,
});

const FoundQuote = z.object({
  item: z.number(),
  verdict: QuoteVerdict,
  form: z.string().optional(),
  confidence: z.number(),
  remarks: z.array(z.string()).optional(),
  places: z.array(CheckedPlace).optional(),
});
type FoundQuote = z.output<typeof FoundQuote>;

const output = checksOutput(FoundQuote);
type Answer = ToolAnswer<z.input<typeof output>>;

const maxParts = 4;

/** The tool that says whether quotes were said, where and by whom. */
export function createVerifyTool(reader: LibraryReader): Tool {
  return defineTool({
    name: "verify_quotes",
    title: "Verify quotes",
    description:
      "Checks whether quotes were said in a recording, and by whom. Use it before showing any quote. Verdicts: said, altered (remarks say what differs), misattributed (another speaker's words), not_said, uncertain (listen at the place). Gives the places and the words as spoken: show those. Of quotes in another language most are uncertain. Example: " +
      'verify_quotes {"transcript":"ferry-1a2b","quotes":[{"text":"we cannot pay that","speaker":"Quint"}]}',
    annotations: readOnly,
    input,
    output,
    async run({ transcript: reference, quotes, response_format: format }, { signal }) {
      const { checkQuote } = await import("../../grounding/check-quote.ts");
      const { transcript, recording } = await reader.open(await reader.find(reference));
      const checks = quotes.map(({ text, speaker }) => {
        signal.throwIfAborted();
        const quote = { text, ...(speaker === undefined ? {} : { speaker }) };
        const check = checkQuote(recording.grounding(), quote);
        return { ...check, evidence: check.evidence.flatMap((part) => splitBySpeaker(transcript, part)) };
      });
      return fitAnswer(longest[format], (length) => toAnswer(transcript.id, checks, { format, length }));
    },
  });
}

function toAnswer(transcript: string, checks: readonly QuoteCheck[], shape: Shape): Answer {
  const found = checks.map((check, at) => toFacts(check, at + 1, shape.format));
  const lines = checks.flatMap((check, at) => writeLines(check, String(at + 1), shape));
  const rows = found.map((check) => `${check.item}. ${writeVerdict(check)}${writePlaces(check)}`);
  const text = checks[0]?.quote.text;
  return composeChecks(transcript, {
    what: "quotes",
    found,
    rows,
    lines,
    suspicious: suspiciousIn(checks),
    text,
  });
}

function toFacts(check: QuoteCheck, item: number, format: ResponseFormat): FoundQuote {
  const others = check.places.length - 1;
  const remarks = [...toRemarks(check), ...(others > 0 ? [`${others} other places`] : [])];
  return {
    item,
    verdict: check.verdict,
    ...(check.form === undefined ? {} : { form: check.form }),
    confidence: roundShare(check.confidence),
    ...(remarks.length === 0 ? {} : { remarks }),
    ...(check.evidence.length === 0
      ? {}
      : { places: check.evidence.slice(0, maxParts).map((evidence) => toPlace(evidence, format)) }),
  };
}

function writeLines(check: QuoteCheck, label: string, { format, length }: Shape): string[] {
  return [
    ...check.evidence.slice(0, maxParts).map((part) => writeEvidence(label, part, { format, length })),
    ...writeSpoken(label, check.changes),
    ...(check.verdict === "said" && format === "concise" ? [] : writeNote(label, check.note)),
  ];
}

function suspiciousIn(checks: readonly QuoteCheck[]): string[] {
  return checks.flatMap((check, at) =>
    findSuspicious(check.evidence.flatMap(({ text }) => text.split("\n"))).size === 0
      ? []
      : [`the place of quote ${at + 1}`],
  );
}

function writePlaces({ places }: FoundQuote): string {
  return places === undefined ? "" : `, at ${places.map(writePlace).join(" and ")}`;
}
