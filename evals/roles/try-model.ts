import type { AgentName } from "../../agents/agent-names.ts";
import type { GateRecord } from "../comparison/gate.ts";
import { evalGate, type GateOrder } from "../eval-gate.ts";
import { type EvalOrder, type EvalWorld, runEval } from "../run-eval.ts";

/** A model that is to be tried for several agents' roles. */
export interface TryOrder {
  readonly spec: string;
  readonly agents: readonly AgentName[];
  readonly margin: number;
  /** Datasets, samples and folder; its agents and candidates are each role's. */
  readonly order: EvalOrder;
  /** What has an agent's role now. */
  incumbentOf(agent: AgentName): string;
  digestOf(spec: string): Promise<string | undefined>;
  now(): Date;
}

/** `may`: promote gives the role; `may_not`: it is worse; `needs_more` recordings; `not_tried`: it could not be asked. */
export type TryOutcome = "may" | "may_not" | "needs_more" | "not_tried";

/** What trying a model for one role came to. */
export interface TriedRole {
  readonly agent: AgentName;
  readonly incumbent: string;
  readonly outcome: TryOutcome;
  /** For people. */
  readonly why: string;
  /** About; where more recordings would decide. */
  readonly moreRecordings?: number;
  readonly gate: GateRecord;
}

/** Tries a model against what has each role now, and keeps each gate's decision. What is on record is not tried again. */
export async function tryModel(wanted: TryOrder, world: EvalWorld): Promise<readonly TriedRole[]> {
  const tried: TriedRole[] = [];
  for (const agent of wanted.agents) tried.push(await tryRole(agent, wanted, world));
  return tried;
}

async function tryRole(agent: AgentName, wanted: TryOrder, world: EvalWorld): Promise<TriedRole> {
  const { spec, margin, order, digestOf, now } = wanted;
  const incumbent = wanted.incumbentOf(agent);
  const candidates = [spec, incumbent];
  const own = { tasks: [], agents: [agent], candidates, baselines: "without" as const };
  const asked: EvalOrder = { ...order, request: { ...order.request, ...own } };
  const { untried } = await runEval(asked, world);
  const question: GateOrder = { agent, candidate: spec, incumbent, margin, order: asked, now, digestOf };
  const gate = await evalGate(question, undefined);
  const missing = untried.map(({ candidate, why }) => `${candidate}: ${why.message}`);
  return { agent, incumbent, gate, ...judge(gate, missing) };
}

function judge(
  { verdict, tables }: GateRecord,
  missing: readonly string[],
): Pick<TriedRole, "outcome" | "why" | "moreRecordings"> {
  const open = tables.filter((table) => table.verdict === (verdict === "worse" ? "worse" : "not_enough"));
  const why = open.map((table) => `${table.dataset}: ${table.why}`).join("; ");
  switch (verdict) {
    case "pass":
      return { outcome: "may", why: tables.map((table) => `${table.dataset}: ${table.why}`).join("; ") };
    case "worse":
      return { outcome: "may_not", why };
    case "not_enough": {
      if (missing.length > 0) return { outcome: "not_tried", why: missing.join("; ") };
      const counts = open.flatMap(({ moreRecordings }) => moreRecordings ?? []);
      const more = counts.length === 0 ? {} : { moreRecordings: Math.max(...counts) };
      return { outcome: "needs_more", why, ...more };
    }
    default:
      return verdict satisfies never;
  }
}
