import { Plan } from "../agents/router/schema.ts";
import { OnrecordError } from "../errors.ts";
import { AgentModels, labelOf } from "../graphs/agent-models.ts";
import { PlanAnswer, StatementsAnswer, StatementsOffer } from "../graphs/review-schema.ts";
import { getJson, putJson } from "../store/json-blobs.ts";
import type { Run, WaitingFor } from "../store/run.ts";
import type { App, Outcome, PendingReview, PlannedAgent, ReviewAnswer, RunCall, RunResult } from "./app.ts";
import { editPlan } from "./edit-plan.ts";
import { findRun } from "./find-run.ts";
import { createGraphServices } from "./graph-services.ts";
import { keepExamples } from "./keep-examples.ts";
import { describePlan } from "./plan-analysis.ts";
import { RunRequest } from "./request.ts";
import { reviewedWork } from "./reviewed-work.ts";
import { finishRun, type RunParts } from "./run-to-end.ts";

/** The calls of the app by which a person decides. */
export function createReviewer(
  partsFor: (call: RunCall | undefined) => RunParts,
): Pick<App, "pendingReview" | "review" | "reviewed"> {
  return {
    async pendingReview(id) {
      const parts = partsFor(undefined);
      const run = await findRun(parts.store, id);
      return await readPending(parts, run, need(run));
    },
    review: (id, answer, call) => review(partsFor(call), id, answer),
    reviewed: async () => await reviewedWork(partsFor(undefined).store),
  };
}

function need(run: Run): WaitingFor {
  if (run.waiting !== undefined) return run.waiting;
  throw new OnrecordError(
    `Run ${run.id} waits for nobody: it is ${run.status}. "onrecord runs" shows which do; "onrecord analyze SOURCE --review plan" starts one.`,
    { code: "bad_usage" },
  );
}

async function readPending(parts: RunParts, run: Run, { of, offer }: WaitingFor): Promise<PendingReview> {
  const { blobs } = parts.store;
  if (of === "statements") return { of, run, offer, ...(await getJson(blobs, offer, StatementsOffer)) };
  const plan = await getJson(blobs, offer, Plan);
  const { input, ...limits } = await getJson(blobs, run.request, RunRequest);
  const models = modelsOf(input);
  const { recording } = await parts.recordings.open(run.transcript.sha256);
  // An id of its own: what is looked at here spends nothing of the run's.
  const services = createGraphServices(parts.environment, parts, { ...limits, runId: `plan-${run.id}` });
  const wish = { recipe: plan.recipe ?? "own", models };
  const work = { plan, recording, wish, limits, notes: run.notes ?? [], services };
  return { of, run, offer, plan: await describePlan(parts, { ...work, routing: routingOf(run, models) }) };
}

function modelsOf(input: RunRequest["input"]): AgentModels {
  return AgentModels.parse(input["models"] ?? {});
}

function routingOf(run: Run, models: AgentModels): PlannedAgent {
  const record = run.agents.find(({ agent }) => agent === "router");
  return {
    agent: "router",
    task: "route",
    model: labelOf(models, "router"),
    when: "always",
    calls: record?.usage.calls ?? 0,
    inputTokens: record?.usage.inputTokens ?? 0,
    outputTokens: record?.usage.outputTokens ?? 0,
    costUsd: record === undefined ? 0 : record.costUsd,
  };
}

/** The answer is recorded before the run goes on: one that is killed then finds it, and nobody is asked twice. */
async function review(parts: RunParts, id: string, answer: ReviewAnswer): Promise<Outcome<RunResult>> {
  const { store } = parts;
  const named = (await findRun(store, id)).id;
  if (!(await store.leases.take(named))) {
    throw new OnrecordError(`Run ${named} is being worked on by another process. Wait for it.`, {
      code: "run_conflict",
    });
  }
  let decided: Run;
  try {
    decided = await record(parts, await findRun(store, named), answer);
  } catch (cause) {
    await store.leases.release(named);
    throw cause;
  }
  return await finishRun(parts, decided);
}

async function record(parts: RunParts, run: Run, answer: ReviewAnswer): Promise<Run> {
  const { store } = parts;
  const waiting = need(run);
  if (waiting.of !== answer.of || waiting.offer !== answer.offer) {
    throw new OnrecordError(
      `Run ${run.id} waits for something else by now. Look again: onrecord review ${run.id}`,
      { code: "run_conflict" },
    );
  }
  const value =
    answer.of === "plan"
      ? await toPlanAnswer(parts, run, answer)
      : await toStatementsAnswer(parts, run, answer);
  const given = { ...waiting, answer: await putJson(store.blobs, value) };
  const { waiting: _, ...rest } = run;
  const decided: Run = { ...rest, status: "running", reviews: [...(run.reviews ?? []), given] };
  await store.saveRun(decided);
  return decided;
}

async function toPlanAnswer(
  parts: RunParts,
  run: Run,
  { offer, decision }: Extract<ReviewAnswer, { of: "plan" }>,
): Promise<PlanAnswer> {
  const plan = await getJson(parts.store.blobs, offer, Plan);
  const request = await getJson(parts.store.blobs, run.request, RunRequest);
  const models = modelsOf(request.input);
  return PlanAnswer.parse(editPlan(parts.models, { plan, models, request, decision }));
}

async function toStatementsAnswer(
  parts: RunParts,
  run: Run,
  { offer, decisions }: Extract<ReviewAnswer, { of: "statements" }>,
): Promise<StatementsAnswer> {
  const { statements } = await getJson(parts.store.blobs, offer, StatementsOffer);
  const answer = StatementsAnswer.parse({ decisions });
  const ids = answer.decisions.map(({ id }) => id);
  const missing = statements.filter(({ id }) => !ids.includes(id)).map(({ id }) => id);
  const foreign = ids.filter(
    (id, index) => !statements.some((one) => one.id === id) || ids.indexOf(id) !== index,
  );
  if (missing.length + foreign.length > 0) {
    const faults = [
      ...(missing.length === 0 ? [] : [`not decided: ${missing.join(", ")}`]),
      ...(foreign.length === 0 ? [] : [`not waiting, or decided twice: ${foreign.join(", ")}`]),
    ];
    throw new OnrecordError(
      `Each statement that waits in run ${run.id} needs one decision (${faults.join("; ")}). See them with "onrecord review ${run.id} --json".`,
      { code: "bad_usage" },
    );
  }
  await keepExamples(parts.store, run, { statements, decisions: answer.decisions });
  return answer;
}
