import { z } from "zod";
import type { Example } from "../../dataset.ts";
import type { GoldSpan } from "../../tasks/schemas/spans.ts";
import type { DataFiles } from "../data-files.ts";
import { createPointPlacer, type PointPlacer } from "./place-points.ts";
import { readRows, type SharedDataset } from "./shared-dataset.ts";

const folder = "llamacon";
/** Path of the pasted page, below the shared folder. */
export const conversationPage = `${folder}/000_7b915bdd3ceda291.txt`;
const about = {
  source: "annotated for this project, ../shared/data/llamacon",
  licence: "none stated",
};

const Range = z.object({ char_start: z.number(), char_end: z.number() });
type Range = z.infer<typeof Range>;

/** Offsets of the annotation count characters of the captions alone, joined by one space. */
export function openConversation(files: DataFiles): PointPlacer {
  const [, after = ""] = files.text(conversationPage).split("Powered by SOLUTORIA AI");
  const captions = after.replace(/^\n+|\n+$/g, "").replaceAll("<br>", " ");
  return createPointPlacer(captions, files.transcript(conversationPage));
}

function toPlaces(placer: PointPlacer, ranges: readonly Range[]): readonly GoldSpan[] {
  return ranges.flatMap(({ char_start, char_end }) => placer.place([char_start, char_end]) ?? []);
}

const QuoteRow = z.object({
  ...Range.shape,
  id: z.string(),
  quote_es: z.string(),
  verdict: z.enum(["faithful", "altered", "not_said"]),
});

/** Spanish quotes of an English conversation. */
export const llamaconQuotes: SharedDataset = {
  name: "llamacon-quotes",
  title: "Spanish quotes of an English conversation",
  task: "quotes",
  ...about,
  file: `${folder}/gold.quotes.jsonl`,
  examples(files) {
    const placer = openConversation(files);
    return readRows(files, this.file, QuoteRow).map((row) => ({
      ...toRow(`${row.id}-es`, "es", { label: row.verdict }),
      input: { transcript: conversationPage, quote: row.quote_es, language: "es" },
      expected: {
        verdict: row.verdict === "faithful" ? "said" : row.verdict,
        evidence: toPlaces(placer, [row]),
      },
    }));
  },
};

const Verdict = z.enum(["supported", "overstated", "not_in_transcript", "contradicted"]);
const ClaimRow = z.object({
  id: z.string(),
  section: z.string(),
  claim_es: z.string(),
  claim_en: z.string(),
  verdict: Verdict,
  alt_verdict: Verdict.nullish(),
  evidence: z.array(Range),
});

/** Claims of a Spanish analysis, in Spanish and in English. */
export const llamaconClaims: SharedDataset = {
  name: "llamacon-claims",
  title: "Claims of an analysis of a conversation",
  task: "claims",
  ...about,
  strata: ["language", "label"],
  file: `${folder}/gold.claims.jsonl`,
  examples(files) {
    const placer = openConversation(files);
    return readRows(files, this.file, ClaimRow).flatMap((row) =>
      inBoth({ en: row.claim_en, es: row.claim_es }).map(([language, claim]) => ({
        ...toRow(`${row.id}-${language}`, language, {
          label: row.verdict,
          kind: row.section === "REFERENCIAS" ? "mention" : "statement",
        }),
        input: { transcript: conversationPage, claim, language },
        expected: {
          verdict: toVerdict(row.verdict),
          alsoRight: row.alt_verdict == null ? [] : [toVerdict(row.alt_verdict)],
          evidence: toPlaces(placer, row.evidence),
        },
      })),
    );
  },
};

const QuestionRow = z.object({
  id: z.string(),
  question_en: z.string(),
  question_es: z.string(),
  answerable: z.boolean(),
  answer_en: z.string().nullish(),
  answer_es: z.string().nullish(),
  evidence: z.array(Range),
});

/** Questions on the conversation, in Spanish and in English. */
export const llamaconQuestions: SharedDataset = {
  name: "llamacon-questions",
  title: "Questions on a conversation",
  task: "questions",
  ...about,
  strata: ["language", "label"],
  file: `${folder}/gold.qa.jsonl`,
  examples(files) {
    const placer = openConversation(files);
    return readRows(files, this.file, QuestionRow).flatMap((row) =>
      inBoth({ en: row.question_en, es: row.question_es }).map(([language, question]) => {
        const answer = language === "en" ? row.answer_en : row.answer_es;
        const label = row.answerable ? "answerable" : "not_answerable";
        return {
          ...toRow(`${row.id}-${language}`, language, { label }),
          input: { transcript: conversationPage, question },
          expected: {
            answerable: row.answerable,
            ...(answer == null ? {} : { answer }),
            evidence: toPlaces(placer, row.evidence),
          },
        };
      }),
    );
  },
};

const KeyPointRow = z.object({
  importance: z.number(),
  point_en: z.string(),
  evidence: z.array(Range),
});

/** What a complete analysis of the conversation covers. */
export const llamaconAnalysis: SharedDataset = {
  name: "llamacon-analysis",
  title: "Key points of a conversation",
  task: "analyze",
  ...about,
  file: `${folder}/gold.keypoints.jsonl`,
  examples(files) {
    const placer = openConversation(files);
    const keyPoints = readRows(files, this.file, KeyPointRow).map((row) => ({
      text: row.point_en,
      evidence: toPlaces(placer, row.evidence),
      importance: row.importance === 3 ? "critical" : "non_critical",
    }));
    const row = { ...toRow("llamacon", "en", { kind: "conversation" }) };
    return [{ ...row, input: { transcript: conversationPage, recipe: "wisdom" }, expected: { keyPoints } }];
  },
};

function toRow(
  id: string,
  language: string,
  slices: Readonly<Record<string, string>>,
): Omit<Example, "input" | "expected"> {
  return { id, recording: "llamacon", language, slices: { ...slices, language } };
}

function inBoth(texts: { readonly en: string; readonly es: string }) {
  return [
    ["en", texts.en],
    ["es", texts.es],
  ] as const;
}

function toVerdict(verdict: z.infer<typeof Verdict>): string {
  return verdict === "not_in_transcript" ? "not_in_source" : verdict;
}
