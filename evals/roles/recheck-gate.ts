import { OnrecordError } from "../../errors.ts";
import type { GatedTable, GateRecord } from "../comparison/gate.ts";
import { decideGate } from "../eval-gate.ts";

/**
 * Makes a gate's decision again from the records that it stands on, and says why it does not hold, if it does not: a
 * file can be edited, and agents, datasets and records change. Nobody is asked.
 */
export async function recheckGate(gate: GateRecord, folder: string): Promise<string | undefined> {
  const { asked, agent, candidate, incumbent, margin } = gate;
  if (asked === undefined) return "it does not say what it was decided on";
  const { scorer, against, dataFolders, sharedFolder, ...request } = asked;
  const places = { dataFolders, ...(sharedFolder === undefined ? {} : { sharedFolder }) };
  const own = { tasks: [], agents: [agent], candidates: [], baselines: "without" as const };
  try {
    const again = await decideGate({
      agent,
      candidate,
      incumbent,
      margin,
      ...(scorer === undefined ? {} : { scorer }),
      ...(against === undefined ? {} : { against }),
      order: { folder, ...places, request: { ...request, ...own } },
      now: () => new Date(gate.at),
    });
    return findDifference(gate, again);
  } catch (cause) {
    if (!(cause instanceof OnrecordError)) throw cause;
    return `what it was decided on cannot be read any more (${cause.message.replace(/\.$/, "")})`;
  }
}

function findDifference(gate: GateRecord, again: GateRecord): string | undefined {
  const pairs = gate.tables.map((table) => ({ table, now: again.tables.find((one) => isSame(one, table)) }));
  const gone = pairs.find(({ now }) => now === undefined);
  if (gone !== undefined) return `the dataset ${gone.table.dataset} is not there any more`;
  if (again.tables.length !== gate.tables.length) return "it left out a dataset that is there now";
  const changed = pairs.find(({ table, now }) => now?.datasetSha256 !== table.datasetSha256);
  if (changed !== undefined) return `the dataset ${changed.table.dataset} has changed since`;
  const older = pairs.find(({ table, now }) => now?.taskVersion !== table.taskVersion);
  if (older !== undefined) return `the agent, its question or the task ${older.table.task} has changed since`;
  const isHeld = gate.verdict === again.verdict && pairs.every(({ table, now }) => areEqual(table, now));
  return isHeld ? undefined : "the records in the folder do not bear it out";
}

function isSame(one: GatedTable, other: GatedTable): boolean {
  return one.task === other.task && one.dataset === other.dataset;
}

/** All of it, in whatever order its fields stand. */
function areEqual(one: GatedTable, other: GatedTable | undefined): boolean {
  const sorted = (table: object): string =>
    JSON.stringify(Object.entries(table).sort(([a], [b]) => (a < b ? -1 : 1)));
  return other !== undefined && sorted(one) === sorted(other);
}
