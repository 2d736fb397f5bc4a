import { checkClaim, type Evidence, findPassages } from "../../grounding/index.ts";
import { lineIdBounds } from "../answer-schema.ts";
import { cleanAnswerText, findMarkup, findPlantedWord, isBlank } from "../answer-text.ts";
import { type Asker, askModel } from "../ask-model.ts";
import type { TierResult } from "../cascade.ts";
import { estimateTokens, promptTokensOf } from "../context-fit.ts";
import { isHardFinding } from "../fact-checker/merge-verdict.ts";
import { evidenceOfLines, linesOfEvidence, plainSegments, readLineIds } from "../line-ids.ts";
import { toNumberedLines } from "../numbered-lines.ts";
import { recheckSupport } from "../recheck-support.ts";
import type { Recording } from "../recording.ts";
import { sharedTerms } from "../shared-terms.ts";
import { notAnswered } from "./answer-builtin.ts";
import { answererPrompt } from "./prompt.ts";
import { AnswererAnswer, type AnswererInput, type AnswererOutput } from "./schema.ts";

/** Passages that a model reads, and sentences that it may answer in. */
const passagesRead = 5;
const mostSentences = 3;
const longestSentence = 500;
const mostTokens = 700;
/** Tokens of the task, about. */
const taskTokens = 500;
/** How sure an answer is whose every word stands in its lines, and one that shares none. */
const confidence = { least: 0.5, span: 0.4, abstained: 0.6 };

interface CheckedSentence {
  readonly text: string;
  readonly lines: readonly number[];
}

/**
 * A model's answer from retrieved passages. Each sentence is checked as a claim against the lines it cites; those that
 * fail are left out, and an answer with none left is a failure.
 */
export async function answerWithModel(
  asker: Asker,
  recording: Recording,
  input: AnswererInput,
): Promise<TierResult<AnswererOutput>> {
  const { transcript } = recording;
  const { passages } = findPassages(recording.evidence(), input.question, { limit: passagesRead });
  const segments = plainSegments(transcript, linesThatFit(asker, recording, passages));
  if (segments.length === 0) return { failure: "no line of the recording bears on the question." };
  const { value } = await askModel(asker, {
    prompt: answererPrompt(segments, input.question),
    answer: AnswererAnswer,
    bounds: { sentences: { most: mostSentences }, segments: lineIdBounds(1) },
    purpose: "answer",
    mostTokens,
  });
  const { spec } = asker.model;
  if (!value.answered && value.sentences.every(({ text }) => isBlank(text)))
    return { result: { ...notAnswered(passages, input.limit), confidence: confidence.abstained, by: spec } };
  const sent = new Set(segments.map(({ id }) => id));
  const checked = value.sentences.slice(0, mostSentences).map((sentence) => check(recording, sentence, sent));
  const kept = checked.filter((sentence) => typeof sentence !== "string");
  if (kept.length === 0) {
    const faults = checked.filter((sentence) => typeof sentence === "string");
    return { failure: `its answer failed its check: ${faults[0] ?? "it has no sentence"}.` };
  }
  return { result: toOutput(recording, kept, { input, spec, dropped: checked.length - kept.length }) };
}

/** A sentence that its lines say, or why it is none. */
function check(
  recording: Recording,
  sentence: AnswererAnswer["sentences"][number],
  sent: ReadonlySet<string>,
): CheckedSentence | string {
  const text = cleanAnswerText(sentence.text);
  if (isBlank(text) || text.length > longestSentence) return "a sentence is empty or too long";
  const lines = readLineIds(sentence.segments, recording.transcript, sent);
  const cited = evidenceOfLines(recording.transcript, lines);
  const fault =
    findMarkup(text, cited.map((part) => part.text).join("\n")) ?? recheckSupport(recording, text, lines);
  if (fault !== undefined) return fault;
  if (findPlantedWord(text, recording.speech()) !== undefined) return "a word of it was not spoken";
  const claim = checkClaim(recording.evidence(), { text });
  return isHardFinding(claim) ? (claim.note ?? "the recording says otherwise") : { text, lines };
}

function toOutput(
  recording: Recording,
  kept: readonly CheckedSentence[],
  from: { readonly input: AnswererInput; readonly spec: string; readonly dropped: number },
): AnswererOutput {
  const text = kept.map((sentence) => sentence.text).join(" ");
  const lines = [...new Set(kept.flatMap((sentence) => sentence.lines))].sort((a, b) => a - b);
  const passages = evidenceOfLines(recording.transcript, lines);
  const shared = sharedTerms(recording.evidence(), text, passages.map((part) => part.text).join("\n"));
  const note = `${from.dropped} sentences of ${from.spec} failed their check and are left out.`;
  return {
    answered: true,
    confidence: confidence.least + confidence.span * shared,
    text,
    passages: passages.slice(0, Math.max(from.input.limit, 1)),
    by: from.spec,
    ...(from.dropped === 0 ? {} : { note }),
  };
}

/** Lines of the best passages that fit into one prompt, in order. */
function linesThatFit(asker: Asker, recording: Recording, passages: readonly Evidence[]): number[] {
  const room = promptTokensOf(asker.model) - taskTokens;
  const lines = new Set<number>();
  let used = 0;
  for (const passage of passages) {
    for (const line of linesOfEvidence(recording.transcript, [passage])) {
      const cost = estimateTokens(toNumberedLines(plainSegments(recording.transcript, [line])));
      if (lines.has(line) || used + cost > room) continue;
      used += cost;
      lines.add(line);
    }
  }
  return [...lines].sort((a, b) => a - b);
}
