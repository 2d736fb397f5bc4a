import { agentNames } from "../agents/agent-names.ts";
import type { Plan } from "../agents/router/schema.ts";
import { OnrecordError } from "../errors.ts";
import { type AgentModels, labelOf } from "../graphs/agent-models.ts";
import type { PlanAnswer } from "../graphs/review-schema.ts";
import type { PlanDecision } from "./app.ts";
import { chooseModels } from "./choose-models.ts";
import type { ModelServices } from "./model-services.ts";
import type { RunRequest } from "./request.ts";

interface EditedWork {
  readonly plan: Plan;
  readonly models: AgentModels;
  readonly request: RunRequest;
  readonly decision: PlanDecision;
}

/** Agents whose models a person may change once a plan is made; the router has done its work. */
const editable = ["summarizer", "fact-checker", "quote-verifier"] as const;

/**
 * The plan that a person's decision leaves, and what it changed. Throws `bad_usage` for a section that the plan has not
 * and for an edit that leaves nothing, and as a run would for a model that cannot be had.
 */
export function editPlan(services: ModelServices, work: EditedWork): PlanAnswer {
  const { plan, decision } = work;
  const reason = decision.reason === undefined ? {} : { reason: decision.reason };
  const { drop = [], limits = {}, models: wanted = {} } = decision;
  const isEdit = drop.length + Object.keys(limits).length + Object.keys(wanted).length > 0;
  if (isEdit !== (decision.decision === "edit")) {
    throw usage(
      isEdit
        ? `An approved plan takes no edits. Write "decision": "edit" with them.`
        : `An edit says what to change: "drop", "limits" or "models". Approve the plan as it is with --approve.`,
    );
  }
  refuseUnknown(plan, [...drop, ...Object.keys(limits)]);
  const models = { ...work.models, ...resolve(services, work, wanted) };
  const summarizer = wanted["summarizer"] === undefined ? {} : { model: labelOf(models, "summarizer") };
  const tasks = plan.tasks
    .map((task) => ({ ...task, ...summarizer, sections: cut(task.sections, drop, limits) }))
    .filter(({ sections }) => sections.length > 0);
  if (tasks.length === 0) throw usage("That leaves no section of the plan. Keep one, or let the run be.");
  const order = plan.order.filter((kind) => !drop.includes(kind));
  const changes = [
    ...drop.map((kind) => `without ${kind}`),
    ...Object.entries(limits).map(([kind, limit]) => `${kind}: ${limit} at most`),
    ...Object.keys(wanted).map((agent) => `${agent} on ${labelOf(models, agent)}`),
  ];
  return {
    review: { decision: decision.decision, changes, ...reason },
    plan: isEdit ? { ...plan, tasks, order } : plan,
    models,
  };
}

type Sections = Plan["tasks"][number]["sections"];

function cut(
  sections: Sections,
  drop: readonly string[],
  limits: Readonly<Record<string, number>>,
): Sections {
  return sections
    .filter(({ kind }) => !drop.includes(kind))
    .map((section) => ({ ...section, limit: limits[section.kind] ?? section.limit }));
}

function refuseUnknown(plan: Plan, kinds: readonly string[]): void {
  const known = plan.tasks.flatMap(({ sections }) => sections.map(({ kind }) => kind));
  const unknown = kinds.find((kind) => !known.includes(kind));
  if (unknown === undefined) return;
  throw usage(`The plan has no section "${unknown}". It has: ${known.join(", ")}.`);
}

function resolve(
  services: ModelServices,
  { request }: EditedWork,
  wanted: Readonly<Record<string, readonly string[]>>,
): AgentModels {
  const allowed: readonly string[] = editable;
  const foreign = Object.keys(wanted).find((agent) => !allowed.includes(agent));
  if (foreign !== undefined)
    throw usage(
      `The model of "${foreign}" cannot be changed in a plan. Of these it can: ${editable.join(", ")}.`,
    );
  const asked = agentNames.filter((agent) => wanted[agent] !== undefined);
  if (asked.length === 0) return {};
  const { budget, localOnly, allowUnknownPrice } = request;
  const unknownPrice = allowUnknownPrice === true ? ("allow" as const) : ("refuse" as const);
  const choices = {
    choices: wanted,
    settings: services.settings(),
    agents: asked,
    limits: { ...budget, unknownPrice },
  };
  const chosen = chooseModels(choices, services.registry(localOnly === true ? "local_only" : "any")).models;
  return Object.fromEntries(asked.map((agent) => [agent, [...chosen[agent]]]));
}

function usage(message: string): OnrecordError {
  return new OnrecordError(message, { code: "bad_usage" });
}
