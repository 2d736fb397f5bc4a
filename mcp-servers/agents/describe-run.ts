import type { Outcome, RunResult } from "../../app/app.ts";
import type { Run } from "../../store/run.ts";
import { readCursor, writeCursor } from "../answers/cursor.ts";
import { writeCall } from "../answers/next-call.ts";
import { defaultPage } from "../answers/page-room.ts";
import { findSuspicious, warnOfSuspicious } from "../answers/suspicious-lines.ts";
import { ToolError } from "../tool-error.ts";
import { cutPage } from "./cut-page.ts";
import type { Entry } from "./entry.ts";
import type { Flight } from "./flight.ts";
import type { PageRequest } from "./page-request.ts";
import { type RunState, type RunToolAnswer, writeRunAnswer } from "./run-answer.ts";
import { readResult, resultOf, toFailureEntries, usedBy } from "./run-facts.ts";

/** Label, fence and warnings around the entries of a page. */
const aroundEntries = 900;
/** Seconds that a model is told to wait for a run. */
const waitSeconds = 30;

/** One page of what a run came to. Throws `stale_cursor` for a cursor of another result. */
export function describeResult(outcome: Outcome<RunResult>, page: PageRequest): RunToolAnswer {
  const { run } = outcome;
  const format = page.response_format;
  const { facts, entries } = readResult(outcome, format);
  const pages = `run ${run.result ?? ""} ${format}`;
  const position = readPosition(run, page, pages);
  const used = format === "detailed" ? usedBy(run) : undefined;
  const head = {
    ...runHead(run, run.status),
    ...facts,
    ...(used === undefined ? {} : { used }),
    total: entries.length,
  };
  const around = Math.max(...sizesOf(writeRunAnswer({ ...head, shown: 0 }, []))) + aroundEntries;
  const shown = cutPage(entries, position, page.max_characters - around);
  const cursor = shown.next === undefined ? undefined : writeCursor(pages, shown.next);
  const warning = warnOf(shown.entries);
  return writeRunAnswer(
    {
      ...head,
      shown: shown.entries.length,
      ...(warning === undefined ? {} : { warning }),
      ...(cursor === undefined ? {} : { next: writePageCall(run.id, page, cursor), cursor }),
    },
    shown.entries,
  );
}

/** A run that goes on: how far it is, and the call that waits for it. */
export function describeRunning(
  run: Pick<Run, "id" | "graph" | "transcript">,
  flight: Flight | undefined,
): RunToolAnswer {
  return writeRunAnswer(
    {
      ...runHead(run, "running"),
      step: flight === undefined ? "worked on by another process" : describeSteps(flight),
      next: writeCall("get_run", { run: run.id, wait_seconds: waitSeconds }),
    },
    [],
  );
}

/** A run that has no result and that nobody works on. */
export function describeStopped(run: Run): RunToolAnswer {
  const done = run.agents.filter(({ status }) => status === "done" || status === "cached").length;
  return writeRunAnswer(
    {
      ...runHead(run, run.status === "running" ? "interrupted" : run.status),
      step: `${done} agent calls are finished and kept`,
      next:
        run.status === "waiting"
          ? `A person is to decide, in a terminal: onrecord review ${run.id}. Then it goes on.`
          : `get_run {"run":"${run.id}","resume":true} goes on with it; so does the call that began it.`,
    },
    toFailureEntries(run),
  );
}

function runHead({ id, graph, transcript }: Pick<Run, "id" | "graph" | "transcript">, status: RunState) {
  return { run: id, status, result: resultOf[graph], transcript: transcript.id };
}

function describeSteps(flight: Flight): string {
  const { done, total, step } = flight.steps();
  return `${done}${total === undefined ? "" : ` of ${total}`} done, ${step}`;
}

function sizesOf({ text, structured }: RunToolAnswer): number[] {
  return [text.length, JSON.stringify(structured).length];
}

function readPosition(run: Run, page: PageRequest, pages: string): number {
  if (page.cursor === undefined) return 0;
  const position = readCursor(pages, page.cursor);
  if (position !== undefined) return position;
  throw new ToolError({
    code: "stale_cursor",
    message: "That cursor belongs to another result, or to this one in another response_format.",
    next: `Start again without a cursor: ${writePageCall(run.id, page)}`,
  });
}

function writePageCall(run: string, page: PageRequest, cursor?: string): string {
  return writeCall("get_run", {
    run,
    cursor,
    response_format: page.response_format === "concise" ? undefined : page.response_format,
    max_characters: page.max_characters === defaultPage ? undefined : page.max_characters,
  });
}

function warnOf(entries: readonly Entry[]): string | undefined {
  const lines = entries.flatMap(({ item, lines: own }) => own.map((line) => ({ line, item })));
  const found = findSuspicious(lines.map(({ line }) => line.slice(line.indexOf(": ") + 1)));
  const ids = lines.flatMap(({ item }, at) => (found.has(at) ? [item.id] : []));
  const flagged = entries.flatMap(({ item }) => (item.flags?.includes("instruction") ? [item.id] : []));
  return warnOfSuspicious([...new Set([...ids, ...flagged])]);
}
