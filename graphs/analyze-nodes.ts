import type { z } from "zod";
import type { Draft } from "../agents/draft.ts";
import { router } from "../agents/router/agent.ts";
import type { Plan } from "../agents/router/schema.ts";
import { type ReadingCoverage, SummarizerOutput } from "../agents/summarizer/schema.ts";
import { translator } from "../agents/translator/agent.ts";
import { findTranslationProblem } from "../agents/translator/find-translation-problem.ts";
import { OnrecordError } from "../errors.ts";
import { getJson, putJson } from "../store/json-blobs.ts";
import type { AnalyzeState } from "./analyze-state.ts";
import { assembleAnalysis } from "./assemble-analysis.ts";
import { callAgent, type Thread } from "./call-agent.ts";
import { CheckedSections } from "./checked-sections.ts";
import { PlanAnswer } from "./review-schema.ts";
import { toRouterInput } from "./router-input.ts";
import type { NodeConfig } from "./run-config.ts";
import { sentName } from "./sent-work.ts";
import type { GraphServices } from "./services.ts";
import { readPlan, stepOf } from "./task-nodes.ts";
import { openThread, withProgress } from "./thread.ts";
import { Translations } from "./translations.ts";

type Update = Partial<AnalyzeState>;

/** The nodes of `analyze` that run once, over what they need of the world. */
export function createAnalyzeNodes(services: GraphServices) {
  const { blobs } = services.store;
  const planOf = (state: AnalyzeState): Promise<Plan> => readPlan(services, state.plan);
  return {
    load: (state: AnalyzeState, config: NodeConfig): Promise<Update> =>
      withProgress(services, stepOf(config, "load"), async () => {
        const sent = config.context?.[sentName];
        // A client does not know this server's models: one that is not there is told by itself, not by many nodes at once.
        if (sent !== undefined) Object.values(state.models).flat().forEach(services.findModel);
        const { recording } = await (services.client === undefined || sent === undefined
          ? services.openRecording(state.source)
          : services.client.receive(sent));
        return { transcript: recording.transcript.sha256 };
      }),

    route: (state: AnalyzeState, config: NodeConfig): Promise<Update> =>
      withProgress(services, stepOf(config, "route"), async () => {
        const thread = await openThread(services, state, config);
        return await route(services, thread, state);
      }),

    translate: async (state: AnalyzeState, config: NodeConfig): Promise<Update> => {
      const plan = await planOf(state);
      return await withProgress(services, stepOf(config, "translate", plan), async () => {
        if (plan.translation === undefined) return {};
        const thread = await openThread(services, state, config);
        const texts = textsOf(await allSections(services, state, plan));
        const translations = await translate(services, thread, { ...plan.translation, texts });
        return { translated: await putJson(blobs, translations) };
      });
    },

    verifyTranslation: async (state: AnalyzeState, config: NodeConfig): Promise<Update> => {
      const plan = await planOf(state);
      return await withProgress(services, stepOf(config, "verify translation", plan), async () => {
        if (state.translated === undefined) return {};
        const translations = await getJson(blobs, state.translated, Translations);
        const rows = translations.rows.map(verifyRow);
        return { translated: await putJson(blobs, { ...translations, rows }) };
      });
    },

    assemble: async (state: AnalyzeState, config: NodeConfig): Promise<Update> => {
      const plan = await planOf(state);
      return await withProgress(services, stepOf(config, "assemble", plan), async () => {
        const { recording } = await openThread(services, state, config);
        const { models, translated, planAnswer } = state;
        const translations =
          translated === undefined ? undefined : await getJson(blobs, translated, Translations);
        const sections = await allSections(services, state, plan);
        const coverage = await coverageOf(services, state);
        const answer = planAnswer === undefined ? undefined : await getJson(blobs, planAnswer, PlanAnswer);
        const parts = { plan, models, sections, coverage, translations, planReview: answer?.review };
        const analysis = assembleAnalysis(recording, parts);
        if (config.context?.[sentName] !== undefined) services.client?.deliver(analysis);
        return { result: await putJson(blobs, analysis) };
      });
    },
  };
}

async function route(services: GraphServices, thread: Thread, state: AnalyzeState): Promise<Update> {
  const input = toRouterInput(services, thread.recording, state);
  const result = await callAgent(services, thread, { agent: router, input, task: "route" });
  if (result.status === "failed") throw new OnrecordError(result.message, { code: "bad_usage" });
  return { plan: result.blob, tasks: result.output.tasks.map(({ task }) => task) };
}

async function translate(
  services: GraphServices,
  thread: Thread,
  work: {
    readonly from: string;
    readonly to: string;
    readonly model: string;
    readonly texts: readonly string[];
  },
): Promise<Translations> {
  const { from, to } = work;
  const input = { texts: [...work.texts], from, to };
  const result = await callAgent(services, thread, {
    agent: translator,
    input,
    task: "translate",
    by: work.model,
  });
  if (result.status === "failed") return { from, to, failure: result.message, rows: [] };
  const rows = work.texts.map((source, index) => {
    const { text, problem = "it was not translated" } = result.output.rows[index] ?? {};
    return text === undefined ? { source, problem } : { source, text };
  });
  return { from, to, by: result.output.by, rows };
}

/** How much of the recording the summarizer's calls read: the least of them, and all that any left out. */
async function coverageOf(services: GraphServices, state: AnalyzeState): Promise<ReadingCoverage> {
  const outputs = await Promise.all(
    Object.values(state.drafts).map((blob) => getJson(services.store.blobs, blob, SummarizerOutput)),
  );
  const parts = outputs.map(({ coverage }) => coverage);
  const least = (["no", "likely"] as const).find((read) => parts.some((part) => part.read === read));
  return { read: least ?? "proven", unread: parts.flatMap(({ unread }) => unread) };
}

function verifyRow(row: Translations["rows"][number]): Translations["rows"][number] {
  if (row.text === undefined) return row;
  const problem = findTranslationProblem(row.source, row.text);
  return problem === undefined ? row : { source: row.source, problem };
}

async function allSections(
  services: GraphServices,
  state: AnalyzeState,
  plan: Plan,
): Promise<z.infer<typeof CheckedSections>> {
  const { blobs } = services.store;
  const parts = plan.tasks.flatMap(({ task }) => state.repaired[task] ?? state.checks[task] ?? []);
  return (await Promise.all(parts.map((blob) => getJson(blobs, blob, CheckedSections)))).flat();
}

function textsOf(sections: z.infer<typeof CheckedSections>): string[] {
  const drafts: Draft[] = sections.flatMap((section) => section.kept.map(({ draft }) => draft));
  return [
    ...new Set(
      drafts.flatMap((draft) => (draft.title === undefined ? [draft.text] : [draft.title, draft.text])),
    ),
  ];
}
