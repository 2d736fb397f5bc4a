import { cleanAnswerText } from "../answer-text.ts";
import { type Asker, askModel } from "../ask-model.ts";
import type { TierResult } from "../cascade.ts";
import { estimateTokens, outputTokensOf } from "../context-fit.ts";
import { askInBatches } from "../in-batches.ts";
import { findTranslationProblem } from "./find-translation-problem.ts";
import { type TranslationTask, translatorPrompt } from "./prompt.ts";
import { type TranslatedRow, TranslatorAnswer } from "./schema.ts";

/** Sentences of one call. */
export const sentencesPerCall = 10;
/** Part of the answer's room that the sentences may take: another language may need more tokens. */
const outputShare = 0.4;
/** Tokens that a translation may take for each of its source's: scripts that a model's tokens fit badly need several. */
const tokensPerSourceToken = 5;
/** Tokens around a translation: its id and the braces. */
const tokensPerRow = 40;

interface Asked {
  readonly text: string;
  readonly problem?: string;
}

/**
 * Has a model translate texts in batches; each translation is checked, and one that fails is asked for once more with
 * the reason. One row a text, in order; a call that failed is a failure.
 */
export async function askForTranslations(
  asker: Asker,
  texts: readonly string[],
  task: TranslationTask,
): Promise<readonly TierResult<TranslatedRow>[]> {
  const first = await askAll(
    asker,
    texts.map((text) => ({ text })),
    task,
  );
  const again = [...first.keys()].filter((index) => first[index]?.result?.problem !== undefined);
  if (again.length === 0) return first;
  const repeated = await askAgain(
    asker,
    again.map((index) => toAsked(texts[index], first[index])),
    task,
  );
  return first.map((row, index) => {
    const second = repeated[again.indexOf(index)];
    return second?.result === undefined ? row : second;
  });
}

function toAsked(text: string | undefined, row: TierResult<TranslatedRow> | undefined): Asked {
  return { text: text ?? "", problem: row?.result?.problem ?? "" };
}

/** A second round that fails leaves the first one's reasons. */
async function askAgain(
  asker: Asker,
  asked: readonly Asked[],
  task: TranslationTask,
): Promise<readonly TierResult<TranslatedRow>[]> {
  try {
    return await askAll(asker, asked, task);
  } catch (cause) {
    if (asker.signal.aborted) throw cause;
    return [];
  }
}

async function askAll(
  asker: Asker,
  asked: readonly Asked[],
  task: TranslationTask,
): Promise<readonly TierResult<TranslatedRow>[]> {
  const room = outputTokensOf(asker.model) * outputShare;
  return await askInBatches({
    items: asked,
    size: sentencesPerCall,
    fits: (batch) => batch.reduce((sum, { text }) => sum + estimateTokens(text), 0) <= room,
    ask: (batch) => askBatch(asker, batch, task),
  });
}

async function askBatch(
  asker: Asker,
  batch: readonly Asked[],
  task: TranslationTask,
): Promise<readonly TierResult<TranslatedRow>[]> {
  const sentences = batch.map((asked, index) => ({ id: `t${index + 1}`, ...asked }));
  const used = task.glossary.filter((name) => batch.some(({ text }) => text.includes(name)));
  const { value } = await askModel(asker, {
    prompt: translatorPrompt(sentences, { ...task, glossary: used }),
    answer: TranslatorAnswer,
    bounds: {
      translations: { least: batch.length, most: batch.length },
      id: { pattern: "^t[0-9]{1,2}$" },
    },
    purpose: `translate:${task.from}-${task.to}`,
    // A small model that repeats itself would else write until its window is full.
    mostTokens: batch.reduce(
      (sum, { text }) => sum + tokensPerRow + estimateTokens(text) * tokensPerSourceToken,
      0,
    ),
  });
  return sentences.map(({ id, text }) => {
    const found = value.translations.find((row) => row.id.trim().toLowerCase() === id);
    const translated = cleanAnswerText(found?.text ?? "");
    const problem = findTranslationProblem(text, translated, { ...task, names: used });
    return { result: problem === undefined ? { text: translated, by: asker.model.spec } : { problem } };
  });
}
