import { z } from "zod";
import type { Tier } from "../../agents/tier.ts";
import type { ModelAccess } from "../../app/model-access.ts";
import { type ErrorCode, OnrecordError } from "../../errors.ts";
import { createApertium } from "../../models/apertium.ts";
import type { Translator } from "../../models/translator.ts";
import type { Example } from "../dataset.ts";
import type { TaskContext } from "../task.ts";
import { createMeter, type Meter } from "./meter.ts";
import type { PlannedColumn, PlannedTable } from "./plan.ts";
import { type EvalRecord, type RowStatus, recordKey } from "./record.ts";
import type { RecordingShelf } from "./recording-shelf.ts";

/** One try of one candidate at one example. */
export interface Row {
  readonly table: PlannedTable;
  readonly column: PlannedColumn;
  readonly example: Example;
  readonly sample: number;
}

/** What a row is worked with. */
export interface RowParts {
  readonly models: ModelAccess;
  readonly shelf: RecordingShelf;
  /** Hash of the program's own code. */
  readonly program: () => string;
}

/**
 * What came of a row: a record, or why it could not be tried at all, as when no server is there: that is no fault of the
 * candidate's and is not recorded.
 */
export type RowOutcome = { readonly record: EvalRecord } | { readonly untried: OnrecordError };

/** Key of the record that a row has or will have. */
export function keyOfRow({ table, column, example, sample }: Row): string {
  return recordKey({
    task: table.task,
    datasetSha256: table.loaded.sha256,
    example: example.id,
    candidate: column.candidate.spec,
    sample,
  });
}

/** Works one row. Throws only on cancel, and when a transcript of the dataset cannot be read. */
export async function runRow(row: Row, parts: RowParts): Promise<RowOutcome> {
  const { models } = parts;
  const meter = createMeter();
  const stop = new AbortController();
  const cancel = (): void => stop.abort();
  models.signal.addEventListener("abort", cancel, { once: true });
  const timer = setTimeout(cancel, models.agentTimeoutMs);
  const opening: Opening = { spentMs: 0, failure: undefined };
  const startedMs = models.now().getTime();
  const secondsNow = (): number => (models.now().getTime() - startedMs - opening.spentMs) / 1000;
  try {
    const context = contextOf(row, parts, { meter, signal: stop.signal, opening });
    const aborted = whenAborted(stop.signal);
    const work = row.table.task.run(row.example, context, row.column.candidate.baseline);
    const { output } = await Promise.race([work, aborted]);
    const isRead = row.table.task.isOutput(output);
    const ended: Ended = isRead ? { status: "ok", output } : { status: "invalid", error: wrongShape };
    return { record: toRecord(row, parts, { ...ended, meter, seconds: secondsNow() }) };
  } catch (cause) {
    if (opening.failure !== undefined) throw opening.failure;
    if (models.signal.aborted) throw stoppedByUser(cause);
    const error = stop.signal.aborted ? timedOut(models.agentTimeoutMs) : toError(cause);
    if (untriedCodes.has(error.code)) return { untried: error };
    const { code, message } = error;
    const ended: Ended = { status: statusOf(code), error: { code, message } };
    return { record: toRecord(row, parts, { ...ended, meter, seconds: secondsNow() }) };
  } finally {
    clearTimeout(timer);
    models.signal.removeEventListener("abort", cancel);
  }
}

/** The record of a row that is not tried because nothing is left to spend. */
export function overBudget(row: Row, parts: RowParts): EvalRecord {
  return toRecord(row, parts, { status: "over_budget", meter: createMeter(), seconds: 0 });
}

/** The record of a row at which a server fell silent that answered the ones before and after it. */
export function silentAt(row: Row, parts: RowParts, { code, message }: OnrecordError): EvalRecord {
  return toRecord(row, parts, {
    status: "error",
    error: { code, message },
    meter: createMeter(),
    seconds: 0,
  });
}

type Ended = Pick<EvalRecord, "status" | "output" | "error">;

/** What opening recordings took and whether it failed: neither is the candidate's doing. */
interface Opening {
  spentMs: number;
  failure: unknown;
}

/** Failures that say nothing of a candidate but that it could not be asked. */
const untriedCodes: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  "auth",
  "quota",
  "unreachable",
  "model_missing",
  "unknown_model",
  "unknown_price",
  "not_local",
  "missing_program",
]);

const invalidCodes: readonly ErrorCode[] = ["bad_answer", "bad_response", "empty_answer", "not_read"];

const wrongShape = { code: "bad_answer", message: "The output is not of the task's shape." } as const;

function statusOf(code: ErrorCode): RowStatus {
  if (code === "refused" || code === "truncated" || code === "over_budget") return code;
  return invalidCodes.includes(code) ? "invalid" : "error";
}

function contextOf(
  row: Row,
  { models, shelf }: RowParts,
  own: { readonly meter: Meter; readonly signal: AbortSignal; readonly opening: Opening },
): TaskContext {
  const { candidate } = row.column;
  const translator = translatorOf(row, models);
  const tiers = candidate.tiers.map((spec): Tier => {
    const model = models.find(spec, row.sample);
    if (model === undefined) return "builtin";
    return own.meter.over(model, models.placeOf(spec).isFree ? "free" : "priced");
  });
  return {
    async openRecording(path) {
      const fromMs = models.now().getTime();
      try {
        return shelf.open(row.table, path);
      } catch (cause) {
        own.opening.failure = cause;
        throw cause;
      } finally {
        own.opening.spentMs += models.now().getTime() - fromMs;
      }
    },
    tiers,
    ...(translator === undefined ? {} : { translator }),
    signal: own.signal,
    sample: row.sample,
  };
}

function translatorOf({ column }: Row, models: ModelAccess): Translator | undefined {
  const { directions, tiers } = column.candidate;
  if (directions !== undefined) return createApertium(new Set(directions));
  return tiers.includes("builtin") ? models.translator() : undefined;
}

function toRecord(
  row: Row,
  { models, program }: RowParts,
  ended: Ended & { readonly meter: Meter; readonly seconds: number },
): EvalRecord {
  const { meter, seconds, ...result } = ended;
  const { keptSeconds, ...sums } = meter.read();
  return {
    key: keyOfRow(row),
    task: row.table.task.name,
    taskVersion: row.table.task.version,
    dataset: row.table.dataset.name,
    example: row.example.id,
    candidate: row.column.candidate.spec,
    sample: row.sample,
    ...result,
    ...sums,
    seconds: keptSeconds === null ? null : Math.max(0, seconds) + keptSeconds,
    ...(row.column.candidate.kind === "models" ? {} : { program: program() }),
    at: models.now().toISOString(),
  };
}

function whenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(stoppedByUser()), { once: true });
  });
}

/** The error of an eval that its user ended. */
export function stoppedByUser(cause?: unknown): OnrecordError {
  return new OnrecordError("The eval was stopped. Run the same command again to go on with it.", {
    code: "cancelled",
    cause,
  });
}

function timedOut(timeoutMs: number): OnrecordError {
  return new OnrecordError(
    `No output within ${timeoutMs / 1000} s. Give it longer with "agentTimeoutSeconds" in onrecord.config.json.`,
    { code: "timeout" },
  );
}

function toError(cause: unknown): OnrecordError {
  if (cause instanceof OnrecordError) return cause;
  if (cause instanceof z.ZodError)
    return new OnrecordError(wrongShape.message, { code: "bad_answer", cause });
  // A fault of the program's own on one example must not cost the others; the record shows it.
  const message = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
  return new OnrecordError(`This should not happen: ${message}.`, { code: "model_failed", cause });
}
