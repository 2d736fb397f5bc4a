import type { EvidenceIndex, IndexedSentence } from "../claims/evidence-index.ts";
import { evidenceOf } from "../claims/find-evidence.ts";
import { cleanSpeech } from "../clean-speech.ts";
import { toEvidence } from "../evidence.ts";
import type { Evidence } from "../schema.ts";
import { spread } from "./extract-numbers.ts";
import { isBoilerplate } from "./is-boilerplate.ts";

/** A question that was asked and what was said next; `answer` is absent where nobody took it up. */
export interface ExtractedQuestion {
  readonly text: string;
  readonly answer?: string;
  /** The question, then the answer. */
  readonly evidence: readonly Evidence[];
}

const shortest = 5;
const answerSentences = 3;
const tag =
  /(?:,\s*(?:right|isn't it|you know|no|okay|huh|yeah|correct)|^\W*(?:right|really|okay|yeah|what|sorry|pardon))\W*\?$/i;

/** Questions of five words or more with up to three sentences of answer, in order, at most `limit` (default 12). */
export function extractQuestions(
  index: EvidenceIndex,
  options: { readonly limit?: number } = {},
): ExtractedQuestion[] {
  const asked = index.sentences.flatMap((sentence, number) => (isQuestion(sentence) ? [number] : []));
  const apart = asked.filter((number, at) => number !== (asked[at + 1] ?? -1) - 1);
  return spread(apart, options.limit ?? 12).map((number) => toQuestion(index, number));
}

function isQuestion(sentence: IndexedSentence): boolean {
  const { text, words } = sentence;
  return (
    /\?["”]?\s*$/.test(text) &&
    words >= shortest &&
    words <= 60 &&
    !tag.test(text.trim()) &&
    !isBoilerplate(sentence)
  );
}

function toQuestion(index: EvidenceIndex, number: number): ExtractedQuestion {
  const asker = index.sentences[number]?.speaker;
  const question = evidenceOf(index, number, number);
  const from = findAnswer(index, number, asker);
  if (from === undefined) return { text: cleanSpeech(question.text), evidence: [question] };
  const to = endOfAnswer(index, from);
  const start = index.sentences[from]?.span.start ?? 0;
  const answer = toEvidence(index.transcript, { start, end: index.sentences[to]?.span.end ?? start });
  return { text: cleanSpeech(question.text), answer: cleanSpeech(answer.text), evidence: [question, answer] };
}

/** Next sentence of another speaker within four, of four words at least; without speakers the next sentence. */
function findAnswer(index: EvidenceIndex, asked: number, asker: string | undefined): number | undefined {
  for (let at = asked + 1; at <= asked + 4; at++) {
    const sentence = index.sentences[at];
    if (sentence === undefined) return undefined;
    if (asker !== undefined && sentence.speaker === asker) continue;
    if (sentence.words >= 4 && !isBoilerplate(sentence) && !/\?\s*$/.test(sentence.text)) return at;
  }
  return undefined;
}

function endOfAnswer(index: EvidenceIndex, from: number): number {
  let to = from;
  const speaker = index.sentences[from]?.speaker;
  while (to + 1 < from + answerSentences) {
    const next = index.sentences[to + 1];
    if (next === undefined || next.speaker !== speaker || isBoilerplate(next) || /\?\s*$/.test(next.text))
      break;
    to++;
  }
  return to;
}
