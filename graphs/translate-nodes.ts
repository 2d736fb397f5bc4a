import type { Recording } from "../agents/recording.ts";
import { missingTranslator, translator } from "../agents/translator/agent.ts";
import { findTranslationProblem } from "../agents/translator/find-translation-problem.ts";
import { glossaryOf } from "../agents/translator/glossary.ts";
import { OnrecordError } from "../errors.ts";
import { getJson, putJson } from "../store/json-blobs.ts";
import { assembleTranslation, hasWords } from "./assemble-translation.ts";
import { callAgent } from "./call-agent.ts";
import { findTranslatorSpec } from "./find-translator-spec.ts";
import { type NodeConfig, need, runIdOf } from "./run-config.ts";
import type { GraphServices } from "./services.ts";
import { openThread, withProgress } from "./thread.ts";
import { type BatchRow, BatchRows, type BatchState, type TranslateState } from "./translate-state.ts";

type Update = Partial<TranslateState>;

/** Segments that one translate node takes. */
const batchSize = 40;
/** Steps besides one a batch: load, verify, assemble. */
const fixedSteps = 3;

/** The nodes of `translate`, over what they need of the world. */
export function createTranslateNodes(services: GraphServices) {
  const { blobs } = services.store;
  const stepOf = (config: NodeConfig, name: string, batches?: number) => ({
    runId: runIdOf(config),
    name,
    ...(batches === undefined ? {} : { total: fixedSteps + batches }),
  });
  const readRows = (rows: Readonly<Record<string, string>>, batch: string): Promise<BatchRows> =>
    getJson(blobs, need(rows[batch], `rows of batch ${batch}`), BatchRows);
  return {
    load: (state: TranslateState, config: NodeConfig): Promise<Update> =>
      withProgress(services, stepOf(config, "load"), async () => {
        const { recording } = await services.openRecording(state.source);
        const pair = choosePair(recording, state);
        const by = findTranslatorSpec(services, state.models, pair);
        if (by === undefined)
          throw new OnrecordError(missingTranslator(pair.from, pair.to), { code: "missing_program" });
        const count = Math.ceil(recording.transcript.segments.length / batchSize);
        const batches = Array.from({ length: count }, (_, index) => String(index).padStart(4, "0"));
        return { transcript: recording.transcript.sha256, from: pair.from, by, batches };
      }),

    translate: (state: BatchState, config: NodeConfig): Promise<Update> =>
      withProgress(services, stepOf(config, `translate ${Number(state.batch) + 1}`), async () => {
        const rows = await translateBatch(services, state, config);
        return { rows: { [state.batch]: await putJson(blobs, rows) } };
      }),

    verify: (state: TranslateState, config: NodeConfig): Promise<Update> =>
      withProgress(services, stepOf(config, "verify", state.batches.length), async () => {
        const { recording } = await openThread(services, state, config);
        const names = glossaryOf(recording);
        const context = { from: need(state.from, "from"), to: state.to, names };
        const verified: Record<string, string> = {};
        for (const batch of state.batches) {
          const { rows, ...rest } = await readRows(state.rows, batch);
          const sources = new Map(textsOf(recording, batch).map(({ of, text }) => [of, text]));
          const checked = rows.map((row) => verifyRow(row, sources.get(row.of) ?? "", context));
          verified[batch] = await putJson(blobs, { rows: checked, ...rest });
        }
        return { verified };
      }),

    assemble: (state: TranslateState, config: NodeConfig): Promise<Update> =>
      withProgress(services, stepOf(config, "assemble", state.batches.length), async () => {
        const { recording } = await openThread(services, state, config);
        const batches = await Promise.all(state.batches.map((batch) => readRows(state.verified, batch)));
        const pair = { from: need(state.from, "from"), to: state.to };
        const { models } = state;
        const translation = assembleTranslation(recording.transcript, { batches, models, ...pair });
        return { result: await putJson(blobs, translation) };
      }),
  };
}

/** The languages of a translation; throws `bad_usage` where there is nothing to translate, or from nobody knows what. */
function choosePair({ transcript }: Recording, state: TranslateState): { from: string; to: string } {
  const from = state.from ?? transcript.language;
  if (from === undefined) {
    throw new OnrecordError(
      `The language of ${transcript.source.uri} could not be told from its words. Say it with --from, such as --from en.`,
      { code: "bad_usage" },
    );
  }
  if (from.toLowerCase() === state.to.toLowerCase()) {
    throw new OnrecordError(
      `${transcript.source.uri} is in ${from} already. Name another language with --to, or say with --from what it is in.`,
      { code: "bad_usage" },
    );
  }
  return { from, to: state.to };
}

/** The texts of a batch that have words: its segments; of the first one also the recording's title. */
function textsOf({ transcript }: Recording, batch: string): { readonly of: string; readonly text: string }[] {
  const first = Number(batch) * batchSize;
  const { title, segments } = transcript;
  return [
    ...(first > 0 || title === undefined ? [] : [{ of: "title", text: title }]),
    ...segments.slice(first, first + batchSize).map(({ id, text }) => ({ of: id, text })),
  ].filter(({ text }) => hasWords(text));
}

async function translateBatch(
  services: GraphServices,
  state: BatchState,
  config: NodeConfig,
): Promise<BatchRows> {
  const thread = await openThread(services, state, config);
  const texts = textsOf(thread.recording, state.batch);
  if (texts.length === 0) return { rows: [] };
  const { from, to, by } = state;
  const result = await callAgent(services, thread, {
    agent: translator,
    input: { texts: texts.map(({ text }) => text), from, to },
    task: `translate:${Number(state.batch) + 1}`,
    by,
  });
  if (result.status === "failed") {
    const problem = result.message;
    return { rows: texts.map(({ of }) => ({ of, problem })), failure: problem };
  }
  const rows = texts.map(({ of }, index): BatchRow => {
    const row = result.output.rows[index] ?? {};
    return row.text === undefined ? { of, problem: row.problem ?? "it was not translated" } : { of, ...row };
  });
  return { rows };
}

function verifyRow(
  row: BatchRow,
  source: string,
  context: NonNullable<Parameters<typeof findTranslationProblem>[2]>,
): BatchRow {
  if (row.text === undefined) return row;
  const problem = findTranslationProblem(source, row.text, context);
  return problem === undefined ? row : { of: row.of, problem };
}
