import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { OnrecordError } from "../errors.ts";
import { hashContent, writeAside } from "../store/blob-store.ts";
import { chooseScorers } from "./compare-candidates.ts";
import {
  type GatedTable,
  type GateQuestion,
  GateRecord,
  gateTable,
  joinVerdicts,
} from "./comparison/gate.ts";
import { type OpenRecords, openRecords, openReference } from "./comparison/record-source.ts";
import { scoreColumn } from "./comparison/score-table.ts";
import { type EvalOrder, type EvalWorld, planOrder, runEval } from "./run-eval.ts";
import { parseCandidate } from "./runner/candidate.ts";
import type { PlannedTable } from "./runner/plan.ts";
import { recordsPath } from "./runner/record-file.ts";

/** A question for a gate and what it is decided on. */
export interface GateOrder extends GateQuestion {
  readonly agent: string;
  /** Datasets, samples and folder; its tasks and candidates are the gate's. */
  readonly order: EvalOrder;
  /** Folder that the incumbent's records are taken from, as they are; absent: it is tried as the candidate is. */
  readonly against?: string;
  readonly now: () => Date;
  /** Digest of a candidate's files, for the record; absent where it is not known. */
  digestOf?(candidate: string): Promise<string | undefined>;
}

/**
 * Decides whether a candidate may take an agent's role from an incumbent: not worse by more than the margin on any of the
 * agent's datasets. What is not on record is tried first, unless `world` is absent. The decision is kept in the folder.
 */
export async function evalGate(gate: GateOrder, world: EvalWorld | undefined): Promise<GateRecord> {
  if (world !== undefined) await runEval(gatedOrder(gate), world);
  const digest = await findDigest(gate);
  const decided = await decideGate(gate);
  const record = { ...decided, ...(digest === undefined ? {} : { candidateDigest: digest }) };
  keepGate(gate.order.folder, record);
  return record;
}

/** Of one model; what cannot be asked for it, as where a key is absent, tells none. */
async function findDigest({ candidate, digestOf }: GateOrder): Promise<string | undefined> {
  if (digestOf === undefined || candidate.includes(",") || candidate.startsWith("baseline/"))
    return undefined;
  return await digestOf(candidate).catch((cause: unknown) => {
    if (cause instanceof OnrecordError) return undefined;
    throw cause;
  });
}

/** The decision over what is on record; nobody is asked and nothing is kept. */
export async function decideGate(gate: GateOrder): Promise<GateRecord> {
  const { agent, candidate, incumbent, margin, order } = gate;
  const tables = await gateTables(gate, gatedOrder(gate));
  return {
    schema: "onrecord/gate@1",
    agent,
    candidate,
    incumbent,
    margin,
    verdict: joinVerdicts(tables.map(({ verdict }) => verdict)),
    tables: [...tables],
    asked: askedOf(order, gate),
    at: gate.now().toISOString(),
  };
}

/** The order with the gate's own tasks and candidates. */
function gatedOrder({ agent, candidate, incumbent, against, order }: GateOrder): EvalOrder {
  const candidates = against === undefined ? [candidate, incumbent] : [candidate];
  const own = { tasks: [], agents: [agent], candidates, baselines: "without" as const };
  return { ...order, request: { ...order.request, ...own } };
}

function askedOf(
  { request, dataFolders, sharedFolder }: EvalOrder,
  { scorer, against }: GateOrder,
): NonNullable<GateRecord["asked"]> {
  const { datasets, sample, sampleModels, samples } = request;
  return {
    datasets: [...datasets],
    sample,
    sampleModels,
    samples,
    dataFolders: [...dataFolders],
    ...(sharedFolder === undefined ? {} : { sharedFolder }),
    ...(scorer === undefined ? {} : { scorer }),
    ...(against === undefined ? {} : { against }),
  };
}

async function gateTables(gate: GateOrder, order: EvalOrder): Promise<readonly GatedTable[]> {
  const { folder, request } = order;
  const plan = await planOrder({
    ...order,
    request: { ...request, candidates: [gate.candidate, gate.incumbent] },
  });
  const own = openRecords(recordsPath(folder));
  const reference = gate.against === undefined ? own : openReference(recordsPath(gate.against));
  try {
    return plan.tables.map((table) => decide(table, gate, { own, reference }));
  } finally {
    own.close();
    reference.close();
  }
}

function decide(
  table: PlannedTable,
  gate: GateOrder,
  records: { readonly own: OpenRecords; readonly reference: OpenRecords },
): GatedTable {
  const find = (spec: string) => {
    const named = parseCandidate(spec, table.task.baselines).spec;
    const column = table.columns.find(({ candidate }) => candidate.spec === named);
    if (column !== undefined) return column;
    throw new OnrecordError(`${spec} cannot do the task ${table.task.name}. Name another candidate.`, {
      code: "bad_usage",
    });
  };
  const [scorer] = chooseScorers(table.task, gate.scorer);
  if (scorer === undefined)
    throw new OnrecordError(`The task ${table.task.name} has no scorer.`, { code: "bad_usage" });
  const columns = {
    candidate: scoreColumn(table, find(gate.candidate), records.own),
    incumbent: scoreColumn(table, find(gate.incumbent), records.reference),
  };
  return gateTable({ planned: table, columns: Object.values(columns) }, columns, {
    ...scorer,
    margin: gate.margin,
  });
}

function gatesFolder(folder: string): string {
  return join(folder, "gates");
}

/** One file a question: the last decision on it counts. */
function keepGate(folder: string, record: GateRecord): void {
  const { agent, candidate, incumbent } = record;
  const name = `${agent}-${hashContent(JSON.stringify([agent, candidate, incumbent])).slice(0, 12)}.json`;
  mkdirSync(gatesFolder(folder), { recursive: true });
  writeAside(join(gatesFolder(folder), name), `${JSON.stringify(record, null, 2)}\n`, hashContent(record.at));
}

/** All decisions that are kept in an eval's folder, by file name; what is no gate record is left out. */
export function readGates(folder: string): readonly GateRecord[] {
  return listGates(gatesFolder(folder)).flatMap((path) => {
    const parsed = GateRecord.safeParse(parseOrNothing(readFileSync(path, "utf8")));
    return parsed.success ? [parsed.data] : [];
  });
}

function listGates(folder: string): readonly string[] {
  try {
    const names = readdirSync(folder).filter((name) => name.endsWith(".json"));
    return names.sort().map((name) => join(folder, name));
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return [];
    throw cause;
  }
}

function parseOrNothing(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
