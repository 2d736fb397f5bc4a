import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import type { App, RunView } from "../../app/app.ts";
import { writeCall } from "../answers/next-call.ts";
import { defaultPage, hardCap, leastPage } from "../answers/page-room.ts";
import { cursorArgument } from "../arguments/cursor-argument.ts";
import { responseFormat } from "../arguments/response-format.ts";
import { wholeNumber } from "../arguments/whole-number.ts";
import { defineTool } from "../define-tool.ts";
import type { CallContext, Tool } from "../tool.ts";
import { ToolError } from "../tool-error.ts";
import { awaitFlight } from "./await-flight.ts";
import { callsModels } from "./calls-models.ts";
import { readChoices } from "./choices.ts";
import { describeResult, describeRunning, describeStopped } from "./describe-run.ts";
import { findRun } from "./find-run.ts";
import { flagArgument } from "./flag-argument.ts";
import type { Flight } from "./flight.ts";
import { checkSpec } from "./models-argument.ts";
import type { AgentsParts } from "./parts.ts";
import { RunOutput, type RunToolAnswer } from "./run-answer.ts";
import { toBeginError } from "./run-errors.ts";

const mostSeconds = 40;
/** How long a run that is stopped may take to let go. */
const graceMs = 1_000;

const input = z.strictObject({
  run: z.string().min(1).max(200).describe("id of a run or its unique beginning"),
  wait_seconds: wholeNumber({ fallback: 0, least: 0, most: mostSeconds }).describe(
    "seconds to wait for its end, default 0, at most 40",
  ),
  cancel: flagArgument.describe("stop it; what is finished is kept"),
  resume: flagArgument.describe("go on with one that was interrupted or failed"),
  cursor: cursorArgument.describe("cursor of the page before"),
  max_characters: wholeNumber({ fallback: defaultPage, least: leastPage, most: hardCap }).describe(
    `characters of the page, default ${defaultPage}`,
  ),
  response_format: responseFormat,
});
type Arguments = z.output<typeof input>;

/** The tool that says where a run stands, and reads its result page by page. */
export function createGetRunTool(parts: AgentsParts): Tool {
  return defineTool({
    name: "get_run",
    title: "Get a run",
    description:
      "Says where a run stands (running, done, partial, failed, interrupted) and reads its result page by page: every statement, answer or translated line with its time and ids. Use it after a tool answered with status running, and for the next page. Example: " +
      'get_run {"run":"3f9a1c22e0b4","wait_seconds":30}',
    annotations: callsModels,
    input,
    output: RunOutput,
    run: (args, context) => getRun(parts, args, context),
  });
}

async function getRun(parts: AgentsParts, args: Arguments, context: CallContext): Promise<RunToolAnswer> {
  const app = await parts.app();
  const view = await findRun(app, args.run);
  const flight = parts.flights.find(view.run.id);
  if (args.cancel) await stop(view, flight);
  else await waitFor(args.resume ? await resume(parts, app, view) : flight, args, context);
  return await describe(parts, await app.look(view.run.id), args);
}

async function describe(parts: AgentsParts, view: RunView, args: Arguments): Promise<RunToolAnswer> {
  const { run, isHeld } = view;
  const outcome = await parts.outcomes.read(view);
  if (outcome !== undefined) return describeResult(outcome, args);
  const flight = parts.flights.find(run.id);
  if (flight !== undefined || isHeld) return describeRunning(run, flight);
  return describeStopped(run);
}

/** A client that stops waiting for a run which it has the id of does not stop the run. */
async function waitFor(
  flight: Flight | undefined,
  { wait_seconds }: Arguments,
  context: CallContext,
): Promise<void> {
  if (flight === undefined || wait_seconds === 0) return;
  await awaitFlight(flight, context, { waitMs: wait_seconds * 1_000, onCancel: "go_on" });
}

async function stop({ run, isHeld }: RunView, flight: Flight | undefined): Promise<void> {
  if (flight === undefined && isHeld) {
    throw new ToolError({
      code: "not_allowed",
      message: `Another process works on run ${run.id}; it cannot be stopped from here.`,
      next: `Ask the user to stop it there, or wait for it: ${writeCall("get_run", { run: run.id })}`,
    });
  }
  flight?.stop();
  await Promise.race([flight?.ended, sleep(graceMs, undefined, { ref: false })]);
}

async function resume(parts: AgentsParts, app: App, view: RunView): Promise<Flight | undefined> {
  if (view.run.result !== undefined) return undefined;
  try {
    const { allowed, localOnly } = await readChoices(app, parts.localOnly);
    const specs = specsOf(view.input).map((spec) => checkSpec(spec, allowed));
    if (localOnly && !view.localOnly && specs.some((spec) => spec !== "builtin")) throw notLocal(view);
    return await parts.flights.resume(view.run.id);
  } catch (error) {
    throw toBeginError(error);
  }
}

function notLocal({ run }: RunView): ToolError {
  return new ToolError({
    code: "not_local",
    message: `Run ${run.id} may call models of other machines, and this server is local only.`,
    next: "Make the call that began it again, with a local model or without models.",
  });
}

/** Models of a run that a command began may be others than those that a tool may name. */
function specsOf(input: RunView["input"]): readonly string[] {
  const { models } = z.object({ models: z.record(z.string(), z.array(z.string())).default({}) }).parse(input);
  return Object.values(models).flat();
}
