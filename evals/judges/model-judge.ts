import { z } from "zod";
import { lineIdBounds } from "../../agents/answer-schema.ts";
import { askModel } from "../../agents/ask-model.ts";
import { createCallLog } from "../../agents/call-log.ts";
import { plainSegments } from "../../agents/line-ids.ts";
import type { Prompt } from "../../agents/prompt-text.ts";
import type { Recording } from "../../agents/recording.ts";
import type { Model } from "../../models/model.ts";
import type { Segment } from "../../transcript/schema.ts";
import { bearingLines } from "./bearing-lines.ts";
import type {
  Judge,
  JudgeItems,
  JudgeKind,
  Judgement,
  JudgeOrder,
  KeyPointItem,
  PairItem,
  SentenceItem,
} from "./judge.ts";
import { keyPointPrompt, preferPrompt, promptVersions, sentencePrompt } from "./prompt.ts";
import { recheckKeyPoint, recheckPreference, recheckSentence, type SaidLabel } from "./recheck-label.ts";
import { stripFormatting, toCitable } from "./summary-lines.ts";

/** A model as a judge of one kind: one item a call, and code looks up what it points at. */
export function createModelJudge<K extends JudgeKind>(kind: K, model: Model, signal: AbortSignal): Judge<K> {
  const asking: Asking = { kind, model, signal };
  const ways: { readonly [Kind in JudgeKind]: Way<Kind> } = {
    key_point_covered: (item, order) => askKeyPoint(asking, item, order),
    sentence_supported: (item, order) => askSentence(asking, item, order),
    prefer: (item, order) => askPreference(asking, item, order),
  };
  return { kind, spec: model.spec, promptVersion: promptVersions[kind], ask: ways[kind] };
}

type Way<K extends JudgeKind> = (item: JudgeItems[K], order: JudgeOrder) => Promise<Judgement>;

interface Asking {
  readonly kind: JudgeKind;
  readonly model: Model;
  readonly signal: AbortSignal;
}

async function askKeyPoint(asking: Asking, item: KeyPointItem, order: JudgeOrder): Promise<Judgement> {
  const summary = toCitable([{ sentences: item.summary }]);
  const keyPoint = stripFormatting(item.keyPoint);
  const shown = allPlain(summary);
  const labels = { yes: "covered", no: "not_covered", order };
  const said = await askLabel(asking, { prompt: keyPointPrompt(shown, keyPoint, order), shown, labels });
  return recheckKeyPoint(summary, keyPoint, said);
}

async function askSentence(asking: Asking, item: SentenceItem, order: JudgeOrder): Promise<Judgement> {
  const { recording } = item;
  const sentence = stripFormatting(item.sentence);
  const shown = plainSegments(recording.transcript, bearingLines(recording, sentence));
  const labels = { yes: "supported", no: "not_supported", order };
  const said = await askLabel(asking, { prompt: sentencePrompt(shown, sentence, order), shown, labels });
  return recheckSentence(recording, sentence, said);
}

/** The one that is shown first is A. */
async function askPreference(asking: Asking, item: PairItem, order: JudgeOrder): Promise<Judgement> {
  const letters = order === "yes_first" ? { yes: "A", no: "B" } : { yes: "B", no: "A" };
  const left = { label: letters.yes, sentences: item.left };
  const right = { label: letters.no, sentences: item.right };
  const both = toCitable(order === "yes_first" ? [left, right] : [right, left]);
  const shown = allPlain(both);
  const prompt = preferPrompt(shown, item.points.map(stripFormatting));
  const labels = { ...letters, tie: "tie", order };
  return recheckPreference(both, letters, await askLabel(asking, { prompt, shown, labels }));
}

function allPlain({ transcript }: Recording): readonly Segment[] {
  return plainSegments(transcript, [...transcript.segments.keys()]);
}

/** The words that stand for the labels of one question, in the order they are offered. */
interface Labels {
  readonly yes: string;
  readonly no: string;
  readonly tie?: string;
  readonly order: JudgeOrder;
}

interface LabelQuestion {
  readonly prompt: Prompt;
  readonly shown: readonly Segment[];
  readonly labels: Labels;
}

/** Tokens of an answer: a reason of a sentence, its ids and a label. */
const answerTokens = 300;

async function askLabel({ kind, model, signal }: Asking, question: LabelQuestion): Promise<SaidLabel> {
  const { prompt, shown, labels } = question;
  const { yes, no, tie, order } = labels;
  const ids = new Set(shown.map(({ id }) => id));
  // There is nothing that could bear a yes out.
  if (ids.size === 0) return { label: tie === undefined ? "no" : "tie", cited: [], shown: ids };
  const offered = order === "yes_first" ? [yes, no] : [no, yes];
  const Answer = z.object({
    reason: z.string().catch(""),
    lines: z.array(z.string()).catch([]),
    label: z.enum(tie === undefined ? offered : [...offered.toSorted(), tie]),
  });
  const { value } = await askModel(
    { model, log: createCallLog(), signal },
    {
      prompt,
      answer: Answer,
      bounds: { lines: lineIdBounds(0) },
      purpose: `judge:${kind}`,
      mostTokens: answerTokens,
    },
  );
  return { label: toLabel(value.label, labels), cited: value.lines, shown: ids };
}

function toLabel(word: string, { yes, tie }: Labels): SaidLabel["label"] {
  if (word === tie) return "tie";
  return word === yes ? "yes" : "no";
}
