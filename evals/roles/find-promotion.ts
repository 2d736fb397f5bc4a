import type { AgentName } from "../../agents/agent-names.ts";
import { OnrecordError } from "../../errors.ts";
import type { Promotion } from "../../models/card.ts";
import { hashContent } from "../../store/blob-store.ts";
import type { GateRecord } from "../comparison/gate.ts";
import { readGates } from "../eval-gate.ts";
import { recheckGate } from "./recheck-gate.ts";

/** Who asks for which role, and what a gate must have been to give it. */
export interface PromotionOrder {
  /** Model spec, as gates name candidates. */
  readonly spec: string;
  readonly agent: AgentName;
  /** Eval folder that gates and records stand in. */
  readonly folder: string;
  /** Largest margin that a gate may have had. */
  readonly margin: number;
  /** What does the work now: models that have the role, and what stands in where none is asked; the first one leads. */
  readonly rivals: readonly string[];
  /** Of the model's files now, where it is known. */
  readonly digest: string | undefined;
}

/**
 * The evidence for a role: the last gate on record that the model passed against what does the work now, if the records still say so. Throws `not_allowed` that says what is missing.
 */
export async function findPromotion(order: PromotionOrder): Promise<Promotion> {
  const { spec, agent, folder } = order;
  const gates = readGates(folder)
    .filter((gate) => gate.agent === agent && gate.candidate === spec)
    .toSorted((a, b) => (a.at > b.at ? -1 : 1));
  const faults: string[] = [];
  for (const gate of gates) {
    const fault = findGateFault(gate, order) ?? (await recheckGate(gate, folder));
    if (fault === undefined) return toPromotion(gate);
    faults.push(`against ${gate.incumbent} (${gate.at.slice(0, 10)}): ${fault}`);
  }
  throw refuse(order, faults);
}

/** Why a gate gives no role, as its record stands. */
function findGateFault(gate: GateRecord, order: PromotionOrder): string | undefined {
  const { incumbent, verdict, margin, tables, candidateDigest: tried, asked } = gate;
  if (incumbent === order.spec) return "it was compared with itself";
  if (!order.rivals.includes(incumbent))
    return `${incumbent} does not have the role; it must be one of ${order.rivals.join(", ")}`;
  if (verdict !== "pass") return `the verdict is ${verdict.replace("_", " ")}`;
  if (tables.length === 0 || tables.some((table) => table.verdict !== "pass"))
    return "not every dataset was passed";
  if (margin > order.margin)
    return `its margin of ${margin} is over ${order.margin}; allow it with --margin ${margin}`;
  if (asked === undefined) return "it does not say what it was decided on";
  if (asked.scorer !== undefined)
    return `${asked.scorer} was made to decide, not the first scorer of each task`;
  if (tried !== undefined && order.digest !== undefined && tried !== order.digest)
    return "the model's files have changed since";
  return undefined;
}

function refuse({ spec, agent, folder, rivals }: PromotionOrder, faults: readonly string[]): OnrecordError {
  const rival = rivals.find((one) => one !== spec) ?? "builtin";
  const next = `onrecord eval gate --agent ${agent} --candidate ${spec} --incumbent ${rival} --out ${folder}`;
  const reason =
    faults.length === 0
      ? `no gate of it stands on record in ${folder}`
      : `no gate on record gives it: ${faults.join("; ")}`;
  return new OnrecordError(`${spec} may not take the role of the ${agent}: ${reason}. Run one: ${next}`, {
    code: "not_allowed",
  });
}

function toPromotion(gate: GateRecord): Promotion {
  const { agent, candidate, incumbent, margin, candidateDigest, tables, at } = gate;
  return {
    agent,
    spec: candidate,
    incumbent,
    margin,
    ...(candidateDigest === undefined ? {} : { digest: candidateDigest }),
    gate: hashContent(JSON.stringify(gate)),
    date: at,
    tables: tables.map((table) => ({
      task: table.task,
      dataset: table.dataset,
      datasetSha256: table.datasetSha256,
      scorer: table.scorer,
      signature: table.signature,
      examples: table.examples,
      recordings: table.recordings,
      candidate: table.candidate,
      incumbent: table.incumbent,
      difference: table.difference,
    })),
  };
}
