import type { Span } from "../../transcript/schema.ts";
import type { EvidenceIndex } from "../claims/evidence-index.ts";
import { evidenceOf } from "../claims/find-evidence.ts";
import { cleanSpeech } from "../clean-speech.ts";
import { toEvidence } from "../evidence.ts";
import type { Evidence } from "../schema.ts";

/** Something taken from a recording: presentable words, and exactly where they stand. */
export interface ExtractedItem {
  readonly text: string;
  readonly title?: string;
  readonly evidence: readonly Evidence[];
}

/** An item of one span, its text cleaned for reading; `undefined` when nothing presentable is left. */
export function toItem(index: EvidenceIndex, span: Span): ExtractedItem | undefined {
  const evidence = toEvidence(index.transcript, span);
  const text = cleanSpeech(evidence.text);
  return text === "" ? undefined : { text, evidence: [evidence] };
}

/** Items of whole sentences by number, in the order given. */
export function toSentenceItems(index: EvidenceIndex, sentences: readonly number[]): ExtractedItem[] {
  return sentences.flatMap((number) => {
    const item = toItem(index, evidenceOf(index, number, number).span);
    return item === undefined ? [] : [item];
  });
}
