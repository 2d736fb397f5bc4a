import { Analysis } from "../agents/analysis.ts";
import { Answer } from "../agents/answer.ts";
import { Translation } from "../agents/translation.ts";
import { Verification } from "../agents/verification.ts";
import { OnrecordError } from "../errors.ts";
import type { Translator } from "../models/translator.ts";
import { explainFullDisk } from "../store/disk-full.ts";
import { getJson, putJson } from "../store/json-blobs.ts";
import type { Run, WaitingFor } from "../store/run.ts";
import type { Store } from "../store/store.ts";
import type { Outcome, RunCall, RunResult, RunView } from "./app.ts";
import type { AppEnvironment } from "./environment.ts";
import { createGraphServices } from "./graph-services.ts";
import type { ModelServices } from "./model-services.ts";
import type { Recordings } from "./recordings.ts";
import { RunRequest } from "./request.ts";

/** What a run works with. */
export interface RunParts {
  readonly environment: AppEnvironment;
  readonly store: Store;
  readonly recordings: Recordings;
  readonly translator: () => Translator | undefined;
  readonly models: ModelServices;
  /** Absent: the app is a command's own, which a signal of the environment ends. */
  readonly call?: RunCall;
}

/** Reads the source, records a new run and works it to its end. */
export async function beginRun(
  parts: RunParts,
  wanted: {
    readonly graph: Run["graph"];
    readonly source: string;
    readonly request: RunRequest;
    /** What was decided before the run, for its record. */
    readonly notes: readonly string[];
  },
): Promise<Outcome<RunResult>> {
  const { environment, store } = parts;
  const { recording } = await parts.recordings.open(wanted.source);
  const { id, sha256, title, warnings } = recording.transcript;
  const request = { ...wanted.request, input: { ...wanted.request.input, source: sha256 } };
  const blob = await putJson(store.blobs, request);
  const runId = (await parts.call?.chooseId?.(blob)) ?? environment.newId();
  const begun = await store.run(runId);
  if (begun !== undefined) return await finishRun(parts, begun);
  const run: Run = {
    id: runId,
    graph: wanted.graph,
    transcript: { id, sha256, ...(title === undefined ? {} : { title }) },
    request: blob,
    status: "running",
    agents: [],
    warnings: warnings.map((warning) => warning.message),
    ...(wanted.notes.length === 0 ? {} : { notes: [...wanted.notes] }),
    ...(request.out === undefined ? {} : { out: request.out }),
    startedAt: environment.now().toISOString(),
  };
  await store.saveRun(run);
  return await finishRun(parts, run);
}

/** Runs or goes on with a run, writes its reports, and keeps what came of it; a finished run is only read. */
export async function finishRun(parts: RunParts, run: Run): Promise<Outcome<RunResult>> {
  const { store, environment } = parts;
  const request = await getJson(store.blobs, run.request, RunRequest);
  if (run.waiting !== undefined) throw waitsForPerson(run.id, run.waiting);
  const blob = run.result ?? (await work(parts, run, request));
  const result = await readResult(store, run.graph, blob);
  // As it is now: whoever held it before may have changed it since it was read.
  const kept = (await store.run(run.id)) ?? run;
  const ended: Run = {
    ...kept,
    status: "status" in result && result.status === "partial" ? "partial" : "done",
    result: blob,
    finishedAt: kept.finishedAt ?? endOf(run, environment),
  };
  await store.saveRun(ended);
  // Also of a run whose result was kept by a process that died before it came to this.
  await forget(store, run.id);
  const { transcript } = (await parts.recordings.open(run.transcript.sha256)).recording;
  const outcome = { run: ended, transcript, result };
  return { ...outcome, files: await writeFiles(outcome, request) };
}

/** A run as the store has it; its result is read when asked for, and nothing is written. */
export async function viewRun(parts: RunParts, run: Run): Promise<RunView> {
  const { store } = parts;
  const { input, localOnly = false } = await getJson(store.blobs, run.request, RunRequest);
  const view = { run, isHeld: await store.leases.isHeld(run.id), input, localOnly };
  const blob = run.result;
  if (blob === undefined) return view;
  return {
    ...view,
    async readOutcome() {
      const { transcript } = (await parts.recordings.open(run.transcript.sha256)).recording;
      return { run, transcript, result: await readResult(store, run.graph, blob), files: [] };
    },
  };
}

async function work(parts: RunParts, run: Run, request: RunRequest): Promise<string> {
  const { environment, store } = parts;
  const { runGraph } = await import("./run-graph.ts");
  try {
    const services = createGraphServices(environment, parts, { ...request, runId: run.id });
    const drain = parts.call?.drain;
    const end = await runGraph(services, run, {
      input: request.input,
      signal: environment.signal,
      ...(drain === undefined ? {} : { drain }),
    });
    if ("result" in end) return end.result;
    await store.saveRun({ ...((await store.run(run.id)) ?? run), status: "waiting", waiting: end.waiting });
    throw waitsForPerson(run.id, end.waiting);
  } catch (error) {
    const cause = explainFullDisk(error, store.folder);
    const goesOn = cause instanceof OnrecordError && causesToGoOn.has(cause.code);
    if (!goesOn) await store.saveRun({ ...run, status: "failed", finishedAt: endOf(run, environment) });
    throw cause;
  }
}

/** A clock that was set back makes no run end before it started. */
function endOf({ startedAt }: Run, environment: AppEnvironment): string {
  const now = environment.now().toISOString();
  return now < startedAt ? startedAt : now;
}

/** What ends the work on a run that has not failed. */
const causesToGoOn: ReadonlySet<string> = new Set(["cancelled", "run_conflict", "waiting", "disk_full"]);

function waitsForPerson(id: string, { of }: WaitingFor): OnrecordError {
  const what = of === "plan" ? "its plan" : "statements that failed their check";
  return new OnrecordError(
    `Run ${id} waits for a person to look over ${what}. Go on with "onrecord review ${id}".`,
    { code: "waiting" },
  );
}

async function forget(store: Store, runId: string): Promise<void> {
  const { forgetCheckpoints } = await import("./run-graph.ts");
  await forgetCheckpoints(store, runId);
}

async function readResult(store: Store, graph: Run["graph"], blob: string): Promise<RunResult> {
  switch (graph) {
    case "analyze":
      return await getJson(store.blobs, blob, Analysis);
    case "verify":
      return await getJson(store.blobs, blob, Verification);
    case "ask":
      return await getJson(store.blobs, blob, Answer);
    case "translate":
      return await getJson(store.blobs, blob, Translation);
    default:
      return graph satisfies never;
  }
}

/** Writes the files that a run was asked for; gives their paths. */
export async function writeFiles(
  { run, transcript, result }: Omit<Outcome<RunResult>, "files">,
  { language, format }: RunRequest,
): Promise<readonly string[]> {
  if (run.out === undefined || result.schema === "onrecord/answer@1") return [];
  const { writeReports, writeTranslated } = await import("./write-reports.ts");
  if (result.schema === "onrecord/translation@1")
    return [writeTranslated(run.out, result.translated, format)];
  const about = result.schema === "onrecord/analysis@1" ? { analysis: result } : { verification: result };
  const own = "language" in result ? result.language : (result.article.language ?? transcript.language);
  // A request in plain words may have asked for another language than --lang: the statements lead.
  const isTranslated = result.schema === "onrecord/analysis@1" && result.language !== transcript.language;
  const chosen = isTranslated ? result.language : (language ?? own ?? "en");
  return writeReports(run.out, { transcript, ...about, run, language: chosen }, result);
}
