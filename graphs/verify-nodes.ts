import { z } from "zod";
import { factChecker } from "../agents/fact-checker/agent.ts";
import { quoteVerifier } from "../agents/quote-verifier/agent.ts";
import { translator } from "../agents/translator/agent.ts";
import { type Verification, VerifiedItem } from "../agents/verification.ts";
import { OnrecordError } from "../errors.ts";
import { type LanguagePair, translatorRemedy } from "../models/translator.ts";
import { getJson, putJson } from "../store/json-blobs.ts";
import { isBuiltin, producersOf } from "./agent-models.ts";
import { toTranscriptRef } from "./assemble-analysis.ts";
import { callAgent, type Thread } from "./call-agent.ts";
import { checkItems } from "./check-items.ts";
import { isForeign, readItems } from "./read-items.ts";
import { type NodeConfig, need, runIdOf } from "./run-config.ts";
import type { GraphServices } from "./services.ts";
import { openThread, withProgress } from "./thread.ts";
import { type ChunkState, type VerifyItem, VerifyReading, type VerifyState } from "./verify-state.ts";

type Update = Partial<VerifyState>;

/** Items one check node takes. */
const chunkSize = 40;
/** Steps besides one a chunk: load, read article, translate, assemble. */
const fixedSteps = 4;

const VerifiedItems = z.array(VerifiedItem);

/** The nodes of `verify`, over what they need of the world. */
export function createVerifyNodes(services: GraphServices) {
  const { blobs } = services.store;
  const readingOf = (blob: string | undefined): Promise<VerifyReading> =>
    getJson(blobs, need(blob, "reading"), VerifyReading);
  const stepOf = (config: NodeConfig, name: string, chunks?: number) => ({
    runId: runIdOf(config),
    name,
    ...(chunks === undefined ? {} : { total: fixedSteps + chunks }),
  });
  return {
    load: (state: VerifyState, config: NodeConfig): Promise<Update> =>
      withProgress(services, stepOf(config, "load"), async () => {
        const { recording } = await services.openRecording(state.source);
        return { transcript: recording.transcript.sha256 };
      }),

    readArticle: (state: VerifyState, config: NodeConfig): Promise<Update> =>
      withProgress(services, stepOf(config, "read article"), async () => {
        const reading = await readState(services, state);
        const count = Math.ceil(reading.items.length / chunkSize);
        const chunks = Array.from({ length: count }, (_, index) => String(index).padStart(3, "0"));
        return { reading: await putJson(blobs, reading), chunks };
      }),

    translate: (state: VerifyState, config: NodeConfig): Promise<Update> =>
      withProgress(services, stepOf(config, "translate", state.chunks.length), async () => {
        const thread = await openThread(services, state, config);
        const translated = await translateItems(services, thread, await readingOf(state.reading));
        return { reading: await putJson(blobs, translated) };
      }),

    check: (state: ChunkState, config: NodeConfig): Promise<Update> =>
      withProgress(services, stepOf(config, `check ${Number(state.chunk) + 1}`), async () => {
        const thread = await openThread(services, state, config);
        const first = Number(state.chunk) * chunkSize;
        const reading = await readingOf(state.reading);
        const items = reading.items.slice(first, first + chunkSize);
        const checked = await checkItems(services, thread, { ...state, items });
        return { checks: { [state.chunk]: await putJson(blobs, checked) } };
      }),

    assemble: (state: VerifyState, config: NodeConfig): Promise<Update> =>
      withProgress(services, stepOf(config, "assemble", state.chunks.length), async () => {
        const { recording } = await openThread(services, state, config);
        const reading = await readingOf(state.reading);
        const checks = state.chunks.flatMap((chunk) => state.checks[chunk] ?? []);
        const items = (await Promise.all(checks.map((blob) => getJson(blobs, blob, VerifiedItems)))).flat();
        const verification: Verification = {
          schema: "onrecord/verification@1",
          transcript: toTranscriptRef(recording.transcript),
          article: reading.article,
          status: items.length === reading.items.length ? "complete" : "partial",
          items,
          notes: reading.notes,
          produced: producedBy(state, reading),
        };
        return { result: await putJson(blobs, verification) };
      }),
  };
}

async function readState(services: GraphServices, state: VerifyState): Promise<VerifyReading> {
  if (state.rows !== undefined) return await getJson(services.store.blobs, state.rows, VerifyReading);
  if (state.article !== undefined) return readItems(await services.openArticle(state.article));
  const { article, recording } = await services.openRecording(need(state.transcript, "transcript"));
  if (article !== undefined) return readItems(article);
  throw new OnrecordError(
    `${recording.transcript.source.uri} holds a transcript and no article beside it. Name the text to check: onrecord verify SOURCE ARTICLE.md, or --quotes Q.jsonl.`,
    { code: "bad_usage" },
  );
}

/** Adds translations into the recording's language where one can be had; says so where none can. */
async function translateItems(
  services: GraphServices,
  thread: Thread,
  reading: VerifyReading,
): Promise<VerifyReading> {
  const foreign = reading.items.filter((item) => isForeign(item, thread.recording));
  const languages = [...new Set(foreign.map((item) => item.language ?? "und"))].sort();
  const texts = new Map<string, { text: string; by: string }>();
  const notes = [...reading.notes];
  for (const from of languages) {
    const sources = [...new Set(foreign.filter((item) => item.language === from).map((item) => item.text))];
    const result = await translateFrom(services, thread, { from, sources });
    if (result.note !== undefined) notes.push(result.note);
    for (const [source, translation] of result.texts) texts.set(source, translation);
  }
  const items = reading.items.map((item) => withTranslation(item, texts.get(item.text)));
  return {
    ...reading,
    items,
    notes,
    translatedBy: [...new Set([...texts.values()].map(({ by }) => by))].sort(),
  };
}

interface TranslatedTexts {
  readonly texts: ReadonlyMap<string, { text: string; by: string }>;
  readonly note?: string;
}

async function translateFrom(
  services: GraphServices,
  thread: Thread,
  work: { readonly from: string; readonly sources: readonly string[] },
): Promise<TranslatedTexts> {
  const pair = { from: work.from, to: thread.recording.transcript.language ?? "und" };
  const program = services.findTranslator();
  const isProgram = isBuiltin(thread.models, "translator");
  if (isProgram && program?.supports(pair) !== true) {
    return { texts: new Map(), note: limitedNote(pair) };
  }
  const by = isProgram && program !== undefined ? { by: program.specFor(pair) } : {};
  const input = { texts: [...work.sources], ...pair };
  const call = { agent: translator, input, task: `translate:${work.from}`, ...by };
  const result = await callAgent(services, thread, call);
  if (result.status === "failed") {
    return { texts: new Map(), note: `${limitedNote(pair)} (${result.message})` };
  }
  const texts = new Map<string, { text: string; by: string }>();
  for (const [index, source] of work.sources.entries()) {
    const { text, by } = result.output.rows[index] ?? {};
    if (text !== undefined) texts.set(source, { text, by: by ?? result.output.by });
  }
  return { texts };
}

function withTranslation(
  item: VerifyItem,
  translation: { text: string; by: string } | undefined,
): VerifyItem {
  return translation === undefined ? item : { ...item, translation };
}

function limitedNote(pair: LanguagePair): string {
  return (
    `The comparison across languages (${pair.from} against a recording in ${pair.to}) is limited to numbers, names and ` +
    `cognates: nothing here translates. ${translatorRemedy(pair)} Then run again.`
  );
}

function producedBy({ models }: VerifyState, reading: VerifyReading): Verification["produced"] {
  const kinds = new Set(reading.items.map(({ kind }) => kind));
  const checkers = [
    ...(kinds.has("quote") ? [quoteVerifier] : []),
    ...(kinds.has("claim") ? [factChecker] : []),
  ];
  const promptVersion = isBuiltin(models, "translator") ? "builtin" : translator.promptVersion;
  return [
    ...producersOf(models, checkers),
    ...reading.translatedBy.map((model) => ({ agent: "translator", model, promptVersion })),
  ];
}
