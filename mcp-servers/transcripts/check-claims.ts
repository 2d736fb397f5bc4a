import { z } from "zod";
import { type ClaimCheck, ClaimVerdict, type Evidence } from "../../grounding/schema.ts";
import type { Transcript } from "../../transcript/schema.ts";
import { findSuspicious } from "../answers/suspicious-lines.ts";
import { checkedItems } from "../arguments/checked-items.ts";
import { responseFormat } from "../arguments/response-format.ts";
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
  claims: checkedItems("claim").describe(
    "one sentence each, at most 2,000 characters; speaker: who is said to have said it",
  ),
  response_format: responseFormat,
});

const FoundClaim = z.object({
  item: z.number(),
  verdict: ClaimVerdict,
  confidence: z.number(),
  remarks: z.array(z.string()).optional(),
  places: z.array(CheckedPlace.extend({ side: z.enum(["for", "against"]) })).optional(),
});
type FoundClaim = z.output<typeof FoundClaim>;

const output = checksOutput(FoundClaim);
type Answer = ToolAnswer<z.input<typeof output>>;

const maxPlaces = 4;

/** The tool that says what a recording holds for and against claims about it. */
export function createClaimsTool(reader: LibraryReader): Tool {
  return defineTool({
    name: "check_claims",
    title: "Check claims",
    description:
      "Checks statements about a recording, such as a summary's sentences, against all of it. Use it before showing them; quotes are for verify_quotes. Verdicts: supported, overstated, contradicted, not_in_source, uncertain (read the places yourself). Finds wrong figures, names and negations well, free paraphrases less. Example: " +
      'check_claims {"transcript":"ferry-1a2b","claims":[{"text":"The boat costs 18,500 euros."}]}',
    annotations: readOnly,
    input,
    output,
    async run({ transcript: reference, claims, response_format: format }, { signal }) {
      const { checkClaim } = await import("../../grounding/claims/check-claim.ts");
      const { transcript, recording } = await reader.open(await reader.find(reference));
      const checks = claims.map(({ text, speaker }) => {
        signal.throwIfAborted();
        const claim = { text, ...(speaker === undefined ? {} : { speaker }) };
        return checkClaim(recording.evidence(), claim);
      });
      return fitAnswer(longest[format], (length) => toAnswer(transcript, checks, { format, length }));
    },
  });
}

function toAnswer(recording: Transcript, checks: readonly ClaimCheck[], shape: Shape): Answer {
  const sides = checks.map((check) => sidesOf(recording, check));
  const found = checks.map((check, at) => toFacts(check, at + 1, { sides: sides[at] ?? [], ...shape }));
  const lines = checks.flatMap((check, at) =>
    writeLines(check, String(at + 1), { sides: sides[at] ?? [], ...shape }),
  );
  const rows = found.map((check) =>
    [`${check.item}. ${writeVerdict(check)}`, ...(check.places ?? []).map(writeSided)].join(", "),
  );
  const text = checks[0]?.claim.text;
  return composeChecks(recording.id, {
    what: "claims",
    found,
    rows,
    lines,
    suspicious: suspiciousIn(checks),
    text,
  });
}

function toFacts(check: ClaimCheck, item: number, { sides, format }: SidedShape): FoundClaim {
  const remarks = toRemarks(check);
  const places = sides.map(({ side, evidence }) => ({ side, ...toPlace(evidence, format) }));
  return {
    item,
    verdict: check.verdict,
    confidence: roundShare(check.confidence),
    ...(remarks.length === 0 ? {} : { remarks }),
    ...(places.length === 0 ? {} : { places }),
  };
}

function writeLines(check: ClaimCheck, label: string, shape: SidedShape): string[] {
  return [
    ...shape.sides.map(({ side, evidence }) => writeEvidence(`${label} ${side}`, evidence, shape)),
    ...writeSpoken(label, check.changes),
    ...writeNote(label, check.note),
  ];
}

function suspiciousIn(checks: readonly ClaimCheck[]): string[] {
  return checks.flatMap((check, at) => {
    const evidence = [...check.evidence, ...check.counterEvidence];
    const texts = evidence.flatMap(({ text }) => text.split("\n"));
    return findSuspicious(texts).size === 0 ? [] : [`a place of claim ${at + 1}`];
  });
}

interface Sided {
  readonly side: "for" | "against";
  readonly evidence: Evidence;
}

interface SidedShape extends Shape {
  readonly sides: readonly Sided[];
}

/** Up to four places on each side, each of one voice; what speaks against a claim comes first. */
function sidesOf(transcript: Transcript, { evidence, counterEvidence }: ClaimCheck): Sided[] {
  const toSide = (side: Sided["side"], list: readonly Evidence[]): Sided[] =>
    list
      .flatMap((part) => splitBySpeaker(transcript, part))
      .slice(0, maxPlaces)
      .map((part) => ({ side, evidence: part }));
  return [...toSide("against", counterEvidence), ...toSide("for", evidence)];
}

function writeSided({ side, ...place }: CheckedPlace & { readonly side: string }): string {
  return `${side} ${writePlace(place)}`;
}
