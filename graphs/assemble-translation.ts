import type { Translation, Untranslated } from "../agents/translation.ts";
import { translator } from "../agents/translator/agent.ts";
import { OnrecordError } from "../errors.ts";
import { replaceTexts, type Transcript } from "../transcript/index.ts";
import { type AgentModels, isBuiltin } from "./agent-models.ts";
import { toTranscriptRef } from "./assemble-analysis.ts";
import type { BatchRows } from "./translate-state.ts";

interface Parts {
  readonly batches: readonly BatchRows[];
  readonly models: AgentModels;
  readonly from: string;
  readonly to: string;
}

/**
 * Puts a translated transcript together; a segment whose translation was refused keeps its own words and is listed.
 * Throws `model_failed` when no segment was translated and a batch failed.
 */
export function assembleTranslation(transcript: Transcript, parts: Parts): Translation {
  const { from, to } = parts;
  const rows = new Map(parts.batches.flatMap((batch) => batch.rows.map((row) => [row.of, row] as const)));
  const texts = new Map<string, string>();
  const untranslated: Untranslated[] = [];
  for (const { id } of transcript.segments.filter(({ text }) => hasWords(text))) {
    const { text, problem = "it was not translated" } = rows.get(id) ?? {};
    if (text === undefined) untranslated.push({ segment: id, reason: problem });
    else texts.set(id, text);
  }
  const failure = parts.batches.find((batch) => batch.failure !== undefined)?.failure;
  if (texts.size === 0 && failure !== undefined)
    throw new OnrecordError(`Nothing was translated. ${failure}`, { code: "model_failed" });
  const title = rows.get("title");
  return {
    schema: "onrecord/translation@1",
    transcript: toTranscriptRef(transcript),
    from,
    to,
    status: untranslated.length === 0 ? "complete" : "partial",
    translated: replaceTexts(transcript, {
      texts,
      language: to,
      ...(title?.text === undefined ? {} : { title: title.text }),
    }),
    untranslated,
    notes: title?.problem === undefined ? [] : [`The title stays in ${from}: ${title.problem}.`],
    produced: producedBy(parts),
  };
}

/** Whether there is anything to translate: figures and signs are the same in every language. */
export function hasWords(text: string): boolean {
  return /\p{L}/u.test(text);
}

function producedBy({ batches, models }: Parts): Translation["produced"] {
  const by = [...new Set(batches.flatMap((batch) => batch.rows.flatMap((row) => row.by ?? [])))].sort();
  const promptVersion = isBuiltin(models, "translator") ? "builtin" : translator.promptVersion;
  return by.map((model) => ({
    agent: translator.name,
    model,
    promptVersion: model.startsWith("apertium/") ? "builtin" : promptVersion,
  }));
}
