import { createEvidenceIndex, type EvidenceIndex } from "../../grounding/index.ts";
import type { Transcript } from "../../transcript/index.ts";
import type { DataFiles } from "../datasets/data-files.ts";
import type { SharedDataset } from "../datasets/shared/shared-dataset.ts";
import type { ClaimExample } from "../tasks/schemas/claims.ts";
import { ClaimGold, ClaimQuestion } from "../tasks/schemas/claims.ts";
import { Question, type QuestionExample, QuestionGold } from "../tasks/schemas/questions.ts";
import { type QuoteExample, QuoteGold, QuoteQuestion } from "../tasks/schemas/quotes.ts";

/** Claims of a dataset with their labels. */
export function readClaimExamples(files: DataFiles, dataset: SharedDataset): readonly ClaimExample[] {
  return dataset.examples(files).map((row) => ({
    ...row,
    input: ClaimQuestion.parse(row.input),
    expected: ClaimGold.parse(row.expected),
  }));
}

/** Questions of a dataset with their answers. */
export function readQuestionExamples(files: DataFiles, dataset: SharedDataset): readonly QuestionExample[] {
  return dataset.examples(files).map((row) => ({
    ...row,
    input: Question.parse(row.input),
    expected: QuestionGold.parse(row.expected),
  }));
}

/** Quotes of a dataset with their labels and places. */
export function readQuoteExamples(files: DataFiles, dataset: SharedDataset): readonly QuoteExample[] {
  return dataset.examples(files).map((row) => ({
    ...row,
    input: QuoteQuestion.parse(row.input),
    expected: QuoteGold.parse(row.expected),
  }));
}

/** Indexes of transcripts by their path, each built once. */
export function openIndexes(files: DataFiles): (path: string) => EvidenceIndex {
  return remember((path) => createEvidenceIndex(files.transcript(path)));
}

/** A function that is called once for each argument. */
export function remember<Value>(make: (key: string) => Value): (key: string) => Value {
  const known = new Map<string, Value>();
  return (key) => {
    const value = known.get(key) ?? make(key);
    known.set(key, value);
    return value;
  };
}

/** Places of a transcript in order, without the newlines between segments: quotes of a page know none. */
export function flatText(transcript: Transcript): string {
  return transcript.text.replaceAll("\n", " ");
}
