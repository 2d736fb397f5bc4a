import type { ModelAccess } from "../../app/model-access.ts";
import type { Example } from "../dataset.ts";
import type { Lane } from "./lanes.ts";
import type { EvalPlan, PlannedColumn, PlannedTable } from "./plan.ts";
import type { Row } from "./run-row.ts";

/** Where a column's rows are worked. */
interface PlacedColumn {
  readonly table: PlannedTable;
  readonly column: PlannedColumn;
  readonly lane: string;
  readonly places: number;
}

/** Rows at once that wait for a translating program; each is a process of its own. */
const programPlaces = 2;

/**
 * The rows of a plan in waves of lanes. First what this process works itself, so that nothing disturbs its seconds or
 * theirs; then each server's lane with its places. A server is asked by one candidate after another: local ones load one
 * model at a time.
 */
export function planLanes(plan: EvalPlan, models: ModelAccess): readonly (readonly Lane<Row>[])[] {
  const placed = plan.tables.flatMap((table) =>
    table.columns.map((column) => placeColumn(table, column, models)),
  );
  const isOwn = ({ lane }: PlacedColumn): boolean => lane === "engine" || lane === "programs";
  return [placed.filter(isOwn), placed.filter((one) => !isOwn(one))]
    .filter((wave) => wave.length > 0)
    .map((wave) => toLanes(wave));
}

function placeColumn(table: PlannedTable, column: PlannedColumn, models: ModelAccess): PlacedColumn {
  const { candidate } = column;
  const served = candidate.tiers.filter((spec) => spec !== "builtin").map((spec) => models.placeOf(spec));
  const slowest = served.toSorted((a, b) => a.places - b.places)[0];
  if (slowest !== undefined)
    return { table, column, lane: `server ${slowest.server}`, places: slowest.places };
  const isProgram = table.task.agent === "translator" && candidate.kind !== "baseline";
  if (isProgram) return { table, column, lane: "programs", places: programPlaces };
  return { table, column, lane: "engine", places: 1 };
}

function toLanes(wave: readonly PlacedColumn[]): readonly Lane<Row>[] {
  const names = [...new Set(wave.map(({ lane }) => lane))];
  return names.map((name) => {
    const columns = wave.filter(({ lane }) => lane === name);
    const places = Math.max(1, ...columns.map((column) => column.places));
    return { name, places, jobs: name === "engine" ? byExample(columns) : byCandidate(columns) };
  });
}

/** All candidates at one example, then at the next: a recording is read once for all. */
function* byExample(columns: readonly PlacedColumn[]): Generator<Row> {
  for (const table of new Set(columns.map((column) => column.table))) {
    const own = columns.filter((column) => column.table === table);
    const tried = own.map(({ column }) => new Set(column.examples));
    for (const example of byRecording(table.loaded.examples)) {
      for (const [at, { column }] of own.entries()) {
        if (tried[at]?.has(example) === true) yield* triesOf(table, column, example);
      }
    }
  }
}

function* byCandidate(columns: readonly PlacedColumn[]): Generator<Row> {
  for (const spec of new Set(columns.map(({ column }) => column.candidate.spec))) {
    for (const { table, column } of columns) {
      if (column.candidate.spec !== spec) continue;
      for (const example of byRecording(column.examples)) yield* triesOf(table, column, example);
    }
  }
}

/** Examples of one recording after another: it is read, and indexed, once and not for each. */
function byRecording(examples: readonly Example[]): readonly Example[] {
  const groups = new Map<string, Example[]>();
  for (const example of examples) {
    const group = groups.get(example.recording) ?? [];
    groups.set(example.recording, group);
    group.push(example);
  }
  return [...groups.values()].flat();
}

function* triesOf(table: PlannedTable, column: PlannedColumn, example: Example): Generator<Row> {
  for (let sample = 0; sample < column.samples; sample += 1) yield { table, column, example, sample };
}
