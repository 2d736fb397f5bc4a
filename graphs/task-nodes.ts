import { Plan } from "../agents/router/schema.ts";
import { summarizer } from "../agents/summarizer/agent.ts";
import { SummarizerOutput } from "../agents/summarizer/schema.ts";
import { getJson, putJson } from "../store/json-blobs.ts";
import type { AnalyzeState, TaskState } from "./analyze-state.ts";
import { callAgent, type Thread } from "./call-agent.ts";
import { checkDrafts } from "./check-drafts.ts";
import { CheckedSections } from "./checked-sections.ts";
import { repairSections } from "./repair-sections.ts";
import { type NodeConfig, need, runIdOf } from "./run-config.ts";
import type { GraphServices } from "./services.ts";
import { openThread, withProgress } from "./thread.ts";

type Update = Partial<AnalyzeState>;

/** Steps besides the two of each task: load, route, translate, verify translation, assemble. */
const fixedSteps = 5;

/** The plan that `route` left in the store. */
export async function readPlan(services: GraphServices, blob: string | undefined): Promise<Plan> {
  return await getJson(services.store.blobs, need(blob, "plan"), Plan);
}

/** A step's name and its run, with the number of steps once the plan is known. */
export function stepOf(config: NodeConfig, name: string, plan?: Plan) {
  const total = plan === undefined ? {} : { total: fixedSteps + 2 * plan.tasks.length };
  return { runId: runIdOf(config), name, ...total };
}

/** The nodes of `analyze` that run side by side, one for each task of the plan. */
export function createTaskNodes(services: GraphServices) {
  const { blobs } = services.store;
  return {
    summarize: async (state: TaskState, config: NodeConfig): Promise<Update> => {
      const plan = await readPlan(services, state.plan);
      return await withProgress(services, stepOf(config, state.task, plan), async () => {
        const thread = await openThread(services, state, config);
        return { drafts: { [state.task]: await summarize(services, thread, { plan, task: state.task }) } };
      });
    },

    check: async (state: TaskState, config: NodeConfig): Promise<Update> => {
      const plan = await readPlan(services, state.plan);
      return await withProgress(
        services,
        stepOf(config, state.task.replace("summarize", "check"), plan),
        async () => {
          const thread = await openThread(services, state, config);
          const { sections } = await getJson(blobs, state.input, SummarizerOutput);
          const model = plan.tasks.find(({ task }) => task === state.task)?.model ?? "builtin";
          const checked = await checkDrafts(services, thread, { task: state.task, model, sections });
          return { checks: { [state.task]: await putJson(blobs, checked) } };
        },
      );
    },

    repair: async (state: TaskState, config: NodeConfig): Promise<Update> => {
      const thread = await openThread(services, state, config);
      const checked = await getJson(blobs, state.input, CheckedSections);
      const { tasks } = await readPlan(services, state.plan);
      const planned = tasks.find(({ task }) => task === state.task);
      const repaired = await repairSections(services, thread, { checked, planned, task: state.task });
      return { repaired: { [state.task]: await putJson(blobs, repaired) } };
    },
  };
}

/** Blob of the drafts of one task; a failed agent leaves its sections marked as failed, with the reason. */
async function summarize(
  services: GraphServices,
  thread: Thread,
  work: { readonly plan: Plan; readonly task: string },
): Promise<string> {
  const planned = work.plan.tasks.find(({ task }) => task === work.task);
  const sections = planned?.sections ?? [];
  const input = { recipe: work.task, sections, repair: [] };
  const result = await callAgent(services, thread, { agent: summarizer, input, task: work.task });
  if (result.status === "done") return result.blob;
  return await putJson(services.store.blobs, {
    sections: sections.map(({ kind, title }) => ({
      kind,
      title,
      status: "failed",
      note: result.message,
      drafts: [],
    })),
    coverage: { read: "no", unread: [] },
  });
}
