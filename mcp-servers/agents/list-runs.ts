import { z } from "zod";
import type { App } from "../../app/app.ts";
import type { Run } from "../../store/run.ts";
import { composeText, writeEnding } from "../answers/compose-text.ts";
import { readCursor, writeCursor } from "../answers/cursor.ts";
import { writeCall } from "../answers/next-call.ts";
import { cursorArgument } from "../arguments/cursor-argument.ts";
import { optionalArgument } from "../arguments/optional-argument.ts";
import { wholeNumber } from "../arguments/whole-number.ts";
import { defineTool } from "../define-tool.ts";
import type { Tool, ToolAnswer } from "../tool.ts";
import { ToolError } from "../tool-error.ts";
import { readOnly } from "../transcripts/read-only.ts";
import { transcriptArgument } from "../transcripts/transcript-argument.ts";
import type { AgentsParts } from "./parts.ts";
import type { RunState } from "./run-answer.ts";
import { resultOf } from "./run-facts.ts";

const defaultLimit = 20;

const input = z.strictObject({
  transcript: optionalArgument(transcriptArgument).describe("id: only runs on this one"),
  limit: wholeNumber({ fallback: defaultLimit, least: 1, most: 100 }).describe("runs shown, default 20"),
  cursor: cursorArgument.describe("cursor of the answer before"),
});

interface Row {
  readonly run: string;
  readonly status: RunState;
  readonly result: string;
  readonly transcript: string;
}

const output = z.object({
  shown: z.number(),
  total: z.number(),
  runs: z.array(z.looseObject({ run: z.string() })),
  next: z.string().optional(),
  cursor: z.string().optional(),
});
type Arguments = z.output<typeof input>;
type Answer = ToolAnswer<z.input<typeof output>>;

/** The tool that lists runs, the newest first. */
export function createListRunsTool(parts: AgentsParts): Tool {
  return defineTool({
    name: "list_runs",
    title: "List runs",
    description:
      'Lists analyses, answers, translations and verifications that were made before, the newest first, with the ids that get_run takes. Example: list_runs {"transcript":"ferry-talk-1a2b3c4d"}',
    annotations: readOnly,
    input,
    output,
    run: (args) => listRuns(parts, args),
  });
}

async function listRuns(parts: AgentsParts, args: Arguments): Promise<Answer> {
  const app = await parts.app();
  const about = args.transcript === undefined ? undefined : await parts.transcripts.find(args.transcript);
  const all = (await app.runs()).filter(
    (run) => about === undefined || run.transcript.sha256 === about.sha256,
  );
  // A run that is begun later changes what the pages are of.
  const pages = `runs ${about?.sha256 ?? ""} ${all.length}`;
  const offset = args.cursor === undefined ? 0 : (readCursor(pages, args.cursor) ?? staleCursor());
  const shown = all.slice(offset, offset + args.limit);
  const end = offset + shown.length;
  return toAnswer(await Promise.all(shown.map((run) => toRow(parts, app, run))), {
    total: all.length,
    ...(end < all.length
      ? { cursor: writeCursor(pages, end), call: { ...args, transcript: about?.id } }
      : {}),
  });
}

function toAnswer(
  runs: readonly Row[],
  page: { readonly total: number; readonly cursor?: string; readonly call?: Arguments },
): Answer {
  const { total, cursor, call } = page;
  const next = call === undefined ? readFirst(runs[0]) : writePageCall(call, cursor);
  const structured = {
    shown: runs.length,
    total,
    runs: runs.map((row) => ({ ...row })),
    ...(next === undefined ? {} : { next }),
    ...(cursor === undefined ? {} : { cursor }),
  };
  const lines = runs.map((row) => `${row.run} ${row.status} ${row.result} of ${row.transcript}`);
  return {
    structured,
    text: composeText([`${runs.length} of ${total} runs`, ...lines, ...writeEnding({ next })]),
  };
}

function readFirst(first: Row | undefined): string | undefined {
  return first === undefined ? undefined : writeCall("get_run", { run: first.run });
}

function writePageCall({ transcript, limit }: Arguments, cursor: string | undefined): string {
  return writeCall("list_runs", { transcript, limit: limit === defaultLimit ? undefined : limit, cursor });
}

async function toRow(parts: AgentsParts, app: App, { id, status, graph, transcript }: Run): Promise<Row> {
  const row = { run: id, result: resultOf[graph], transcript: transcript.id };
  if (parts.flights.find(id) !== undefined) return { ...row, status: "running" };
  if (status !== "running") return { ...row, status };
  return { ...row, status: (await app.look(id)).isHeld ? status : "interrupted" };
}

function staleCursor(): never {
  throw new ToolError({
    code: "stale_cursor",
    message: "That cursor belongs to another list, or there are other runs by now.",
    next: "Start again without a cursor: list_runs {}",
  });
}
