import { checkQuote } from "../../grounding/check-quote.ts";
import { createGroundingIndex } from "../../grounding/grounding-index.ts";
import type { QuoteCheck } from "../../grounding/schema.ts";
import type { Transcript } from "../../transcript/schema.ts";
import { openDataFiles } from "../datasets/data-files.ts";
import { shareFigure } from "./clustered-figures.ts";
import type { Figure } from "./figure.ts";
import { type SpokenSegment, spokenTranscript } from "./spoken-transcript.ts";

interface HostileQuote {
  readonly id: string;
  readonly segments: readonly SpokenSegment[];
  readonly quote: string | { readonly repeat: string; readonly times: number };
  readonly speaker?: string;
  readonly accept: readonly string[];
  readonly span: { readonly segment: number; readonly utf16: readonly [number, number] } | null;
  readonly must_flag: readonly string[];
}

interface CheckedHostile {
  readonly row: HostileQuote;
  readonly transcript: Transcript;
  readonly check: QuoteCheck;
  readonly verdict: string;
}

/** Quotes made to fool a verifier: right verdict, flag and exact span; and those falsely called said. */
export function hostileFigures(folder: string): Figure[] {
  const rows = openDataFiles(folder)
    .rows("quotes_hostile.jsonl")
    .map(({ value }) => checkHostile(value as HostileQuote));
  const outcomes = (holds: (checked: CheckedHostile) => boolean) =>
    rows.map((checked) => ({ cluster: checked.row.id, holds: holds(checked) }));
  return [
    shareFigure(
      { figure: "hostile quotes: right, flagged, exact span", bar: { atLeast: 1 } },
      outcomes(isRight),
    ),
    shareFigure(
      { figure: "hostile quotes: falsely called said", bar: { atMost: 0 } },
      outcomes(({ verdict, row }) => verdict === "said" && !row.accept.includes("said")),
    ),
  ];
}

function checkHostile(row: HostileQuote): CheckedHostile {
  const transcript = spokenTranscript(row.segments);
  const text = typeof row.quote === "string" ? row.quote : row.quote.repeat.repeat(row.quote.times);
  const speaker = row.speaker === undefined ? {} : { speaker: row.speaker };
  const check = checkQuote(createGroundingIndex(transcript), { text, ...speaker });
  const isEmpty = check.flags.includes("too_short") && check.scores.uncertain === 1;
  return { row, transcript, check, verdict: isEmpty ? "invalid" : check.verdict };
}

function isRight({ row, transcript, check, verdict }: CheckedHostile): boolean {
  const flagged = row.must_flag.length === 0 || check.flags.some((flag) => row.must_flag.includes(flag));
  const offset = transcript.segments[row.span?.segment ?? 0]?.span.start ?? 0;
  const [only, another] = check.evidence;
  const exact =
    row.span === null ||
    (another === undefined &&
      only?.span.start === row.span.utf16[0] + offset &&
      only.span.end === row.span.utf16[1] + offset);
  return row.accept.includes(verdict) && flagged && exact;
}
