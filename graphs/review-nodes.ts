import { interrupt } from "@langchain/langgraph";
import { getJson, putJson } from "../store/json-blobs.ts";
import type { AnalyzeState } from "./analyze-state.ts";
import { applyDecisions } from "./apply-decisions.ts";
import { CheckedSections } from "./checked-sections.ts";
import { PlanAnswer, StatementsAnswer, StatementsOffer, type WaitingStatement } from "./review-schema.ts";
import { type NodeConfig, need } from "./run-config.ts";
import type { GraphServices } from "./services.ts";
import { openThread } from "./thread.ts";

type Update = Partial<AnalyzeState>;

/**
 * The nodes of `analyze` where a person decides. One that stops runs again when it goes on, so it does nothing else;
 * what is asked and answered are names of blobs, so that no spoken word enters a checkpoint.
 */
export function createReviewNodes(services: GraphServices) {
  const { blobs } = services.store;
  return {
    reviewPlan: (state: AnalyzeState): Update => ({
      planAnswer: interrupt<string, string>(need(state.plan, "plan")),
    }),

    applyPlan: async (state: AnalyzeState): Promise<Update> => {
      const { plan, models } = await getJson(blobs, need(state.planAnswer, "planAnswer"), PlanAnswer);
      return { plan: await putJson(blobs, plan), tasks: plan.tasks.map(({ task }) => task), models };
    },

    offerStatements: async (state: AnalyzeState): Promise<Update> => {
      const waiting = await Promise.all(state.tasks.map((task) => findWaiting(services, state, task)));
      const statements = waiting.flat();
      if (statements.length === 0) return { offer: "" };
      return { offer: await putJson(blobs, { round: 1, statements } satisfies StatementsOffer) };
    },

    reviewStatements: (state: AnalyzeState): Update => ({
      statementsAnswer: interrupt<string, string>(state.offer),
    }),

    applyStatements: async (state: AnalyzeState, config: NodeConfig): Promise<Update> => {
      const thread = await openThread(services, state, config);
      const { round, statements } = await getJson(blobs, state.offer, StatementsOffer);
      const given = need(state.statementsAnswer, "statementsAnswer");
      const answer = await getJson(blobs, given, StatementsAnswer);
      const repaired: Record<string, string> = {};
      const waiting: WaitingStatement[] = [];
      for (const task of new Set(statements.map((statement) => statement.task))) {
        const applied = await applyDecisions(services, thread, {
          name: `review-${round}:${task}`,
          sections: await sectionsOf(services, state, task),
          statements: statements.filter((statement) => statement.task === task),
          decisions: answer.decisions,
        });
        repaired[task] = await putJson(blobs, applied.sections);
        waiting.push(...applied.waiting);
      }
      const next = { round: round + 1, statements: waiting };
      const offer = waiting.length === 0 ? "" : await putJson(blobs, next);
      return { repaired, offer };
    },
  };
}

async function sectionsOf(services: GraphServices, state: AnalyzeState, task: string) {
  const blob = state.repaired[task] ?? state.checks[task];
  return blob === undefined ? [] : await getJson(services.store.blobs, blob, CheckedSections);
}

async function findWaiting(
  services: GraphServices,
  state: AnalyzeState,
  task: string,
): Promise<WaitingStatement[]> {
  const sections = await sectionsOf(services, state, task);
  return sections.flatMap((section) =>
    section.failed.map(({ draft, check, reason }, index) => ({
      id: `${section.kind}-dropped-${String(index + 1).padStart(2, "0")}`,
      task,
      section: section.kind,
      draft,
      check,
      fault: reason,
      model: section.model,
    })),
  );
}
