import { type Evidence, findEvidence, toEvidence } from "../../grounding/index.ts";
import type { Draft, SectionDraft } from "../draft.ts";
import type { Recording } from "../recording.ts";
import type { SummarizerAnswer, SummarizerInput } from "./schema.ts";

/** A model's statements with evidence cut from the transcript; a statement without a valid id is linked again by its words. */
export function readAnswer(
  answer: SummarizerAnswer,
  input: SummarizerInput,
  recording: Recording,
): SectionDraft[] {
  return input.sections.map((section) => {
    const written = answer.sections.find((candidate) => candidate.kind === section.kind);
    const drafts = (written?.statements ?? [])
      .filter((statement) => statement.text.trim() !== "")
      .slice(0, section.limit)
      .map((statement): Draft => {
        const title = statement.title?.trim();
        return {
          kind: section.extraction === "quotables" ? "quote" : "claim",
          text: statement.text.trim(),
          ...(title === undefined || title === "" ? {} : { title }),
          evidence: evidenceOf(statement.segments, statement.text, recording),
        };
      });
    const base = { kind: section.kind, title: section.title };
    return drafts.length === 0
      ? { ...base, status: "empty" as const, note: "The model wrote nothing for this section.", drafts }
      : { ...base, status: "ok" as const, drafts };
  });
}

function evidenceOf(ids: readonly string[], text: string, recording: Recording): Evidence[] {
  const { transcript } = recording;
  const places = ids
    .map((id) => transcript.segments.findIndex((segment) => segment.id === id))
    .filter((index) => index >= 0)
    .sort((a, b) => a - b);
  const evidence: Evidence[] = [];
  let first = 0;
  while (first < places.length) {
    let last = first;
    while ((places[last + 1] ?? -1) - (places[last] ?? 0) <= 1 && last + 1 < places.length) last += 1;
    const start = transcript.segments[places[first] ?? 0]?.span.start ?? 0;
    const end = transcript.segments[places[last] ?? 0]?.span.end ?? 0;
    evidence.push(toEvidence(transcript, { start, end }));
    first = last + 1;
  }
  if (evidence.length > 0) return evidence;
  return findEvidence(recording.evidence(), text, { limit: 1 }).map((found) => found.evidence);
}
