import type { Verification, VerifiedItem } from "../../agents/verification.ts";
import { speakerFacts } from "../answers/speech-line.ts";
import type { ResponseFormat } from "../arguments/response-format.ts";
import { toChangeLines, toNote } from "./analysis-entries.ts";
import { type Entry, headOf, placeOf, toShare, toSpoken, toWords } from "./entry.ts";

const told = { concise: { evidence: 1, length: 500 }, detailed: { evidence: 3, length: 1_200 } } as const;

/** The quotes and claims of an article that was checked, in its order. */
export function toVerificationEntries(verification: Verification, format: ResponseFormat): readonly Entry[] {
  return [
    ...verification.notes.map((note, index) => toNote(`note-${index + 1}`, note)),
    ...verification.items.map((item) => toItemEntry(item, format)),
  ];
}

function toItemEntry(verified: VerifiedItem, format: ResponseFormat): Entry {
  const { check, id } = verified;
  const quoted = verified.kind === "quote" ? verified.check.quote : verified.check.claim;
  const [first] = check.evidence;
  const most = told[format];
  const item = {
    id,
    verdict: check.verdict,
    ...(format === "detailed" ? { confidence: toShare(check.confidence) } : {}),
    ...(first === undefined ? {} : placeOf(first)),
    ...speakerFacts(quoted.speaker),
    ...(check.flags.length === 0 ? {} : { flags: [...check.flags] }),
  };
  const against = verified.kind === "claim" ? verified.check.counterEvidence : [];
  const lines = [
    `${headOf(item)}${toWords(quoted.text)}`,
    ...check.evidence.slice(0, most.evidence).map((one) => toSpoken("  spoken", one, most.length)),
    ...against.slice(0, most.evidence).map((one) => toSpoken("  against", one, most.length)),
    ...toChangeLines(check.changes),
    ...(check.note === undefined || format === "concise" ? [] : [`  note: ${toWords(check.note, 1_200)}`]),
  ];
  return { item, lines };
}
