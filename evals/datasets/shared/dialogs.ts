import { z } from "zod";
import { openMadeTranscripts } from "./made-transcript.ts";
import { readRows, type SharedDataset, slicesOf } from "./shared-dataset.ts";

const Ranges = z.array(z.tuple([z.number(), z.number()])).default([]);

const QuestionRow = z.object({
  id: z.string(),
  kind: z.enum(["question", "who_said", "when"]),
  doc: z.string(),
  dataset: z.string(),
  question: z.string(),
  answerable: z.boolean(),
  answer: z.string().nullable(),
  evidence: Ranges,
  seconds: z.tuple([z.number(), z.number()]).optional(),
});

/** Questions that people asked of meetings, and exact ones: who said it, and when. */
export const dialogQuestions: SharedDataset = {
  name: "qa-dialogs",
  title: "Questions on meetings and consultations",
  task: "questions",
  source:
    "Yale-LILY/QMSum 83d7768c1f, etri/QMSum_SummaryEvidence 5847d36a12, babylonhealth/primock57 cd2ac707ad; ../shared/data/qa",
  licence: "MIT; CC BY 4.0",
  strata: ["kind", "label"],
  file: "qa/questions.jsonl",
  examples(files) {
    const linesOf = openMadeTranscripts(files, "lines");
    const turnsOf = openMadeTranscripts(files, "turns");
    return readRows(files, this.file, QuestionRow).map((row) => {
      const { path, placer } = row.kind === "when" ? turnsOf(row.doc) : linesOf(row.doc);
      const { seconds, answer } = row;
      return {
        id: row.id,
        recording: row.doc,
        language: "en",
        slices: slicesOf({
          source: row.dataset,
          kind: row.kind,
          label: row.answerable ? "answerable" : "not_answerable",
        }),
        input: { transcript: path, question: row.question },
        expected: {
          answerable: row.answerable,
          ...(answer === null ? {} : { answer }),
          ...(row.kind === "who_said" && answer !== null ? { speaker: answer } : {}),
          ...(seconds === undefined ? {} : { seconds }),
          evidence: row.evidence.flatMap((range) => placer.place(range) ?? []),
        },
      };
    });
  },
};

const SummaryRow = z.object({
  id: z.string(),
  kind: z.enum(["meeting", "topic", "consultation", "short"]),
  doc: z.string(),
  dataset: z.string(),
  domain: z.string(),
  query: z.string(),
  reference: z.string(),
  key_points: z.array(z.object({ text: z.string(), evidence: Ranges })),
  checklist: z
    .array(z.object({ text: z.string(), importance: z.enum(["critical", "non_critical", "irrelevant"]) }))
    .nullish(),
});

/** Sentences that a summary of each kind may have: about what people wrote. */
const sentences = { meeting: 12, topic: 6, consultation: 8, short: 5 } as const;

/** Summaries of meetings, of topics of meetings and of consultations. */
export const dialogSummaries: SharedDataset = {
  name: "summaries-dialogs",
  title: "Summaries of meetings and consultations",
  task: "summaries",
  source:
    "Yale-LILY/QMSum 83d7768c1f, etri/QMSum_SummaryEvidence 5847d36a12, babylonhealth/primock57 cd2ac707ad, abachaa/MTS-Dialog 3ff0801933; ../shared/data/summaries",
  licence: "MIT; CC BY 4.0",
  strata: ["kind", "domain"],
  file: "summaries/summaries.jsonl",
  examples(files) {
    const linesOf = openMadeTranscripts(files, "lines");
    return readRows(files, this.file, SummaryRow).map((row) => {
      const { path, placer } = linesOf(row.doc);
      return {
        id: row.id,
        recording: row.doc,
        language: "en",
        slices: { source: row.dataset, kind: row.kind, domain: row.domain },
        input: {
          transcript: path,
          ...(row.kind === "topic" ? { topic: topicOf(row.query) } : {}),
          sentences: sentences[row.kind],
        },
        expected: {
          keyPoints: row.key_points.map(({ text, evidence }) => ({
            text,
            evidence: evidence.flatMap((range) => placer.place(range) ?? []),
          })),
          facts: (row.checklist ?? []).map(({ text, importance }) => ({ text, importance })),
          reference: row.reference,
        },
      };
    });
  },
};

/** What a query asks to be summarized, without the asking. */
function topicOf(query: string): string {
  return query
    .replace(/^summari[sz]e\s+/i, "")
    .replace(/^(?:the\s+)?(?:discussions?|conversation|what was said)\s+(?:about|on|of|regarding)\s+/i, "")
    .replace(/[.?]\s*$/, "");
}
