import { once } from "node:events";
import { createInterface } from "node:readline";
import { z } from "zod";
import { OnrecordError } from "../../errors.ts";
import { untilAborted } from "../../models/until-aborted.ts";
import { reasonOf } from "../../store/blob-store.ts";
import { startProcessTree } from "../client/process-tree.ts";
import type { ServerEntry } from "./server-entries.ts";

/** How a server that was started as a host starts it has answered. */
export interface ServerTrial {
  /** From its start to its answer to `tools/list`. */
  readonly startMs: number;
  /** Names, in the server's order. */
  readonly tools: readonly string[];
}

/** What the trial is held to. */
export interface TrialSettings {
  /** Folder it is started in. */
  readonly cwd: string;
  /** Its whole environment but for the entry's own. */
  readonly variables: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  nowMs(): number;
}

const protocolVersion = "2025-06-18";
const mostPages = 20;

const Message = z.looseObject({ jsonrpc: z.literal("2.0"), id: z.unknown().optional() });
const Failure = z.object({ error: z.object({ message: z.string() }) });
const Initialized = z.object({ result: z.object({ protocolVersion: z.string() }) });
const Page = z.object({
  result: z.object({
    tools: z.array(z.object({ name: z.string() })),
    nextCursor: z.string().optional(),
  }),
});

/**
 * Starts a server, shakes hands with it, lists its tools and ends it. Speaks the protocol's lines itself, because a
 * line that is no message is what has to be found here and a client library passes over it. Throws `OnrecordError`.
 */
export async function tryServer(entry: ServerEntry, settings: TrialSettings): Promise<ServerTrial> {
  const { cwd, variables, signal, timeoutMs } = settings;
  const startedMs = settings.nowMs();
  const tree = startProcessTree({ ...entry, args: entry.args, env: { ...variables, ...entry.env }, cwd });
  let heard = "";
  tree.child.stderr?.on("data", (chunk: Uint8Array) => {
    heard = (heard + new TextDecoder().decode(chunk)).slice(-4_000);
  });
  const lastWords = (): string => heard.trimEnd().split("\n").at(-1)?.trim() ?? "";
  const late = AbortSignal.timeout(timeoutMs);
  try {
    await untilAborted(started(tree.child, entry.command), signal);
    const work = listTools(tree.child, lastWords);
    const tools = await untilAborted(work, AbortSignal.any([signal, late]));
    return { startMs: settings.nowMs() - startedMs, tools };
  } catch (cause) {
    if (!late.aborted || signal.aborted) throw cause;
    const words = lastWords() === "" ? "" : ` Its last words: ${lastWords()}`;
    throw new OnrecordError(`It did not answer within ${timeoutMs / 1000} seconds.${words}`, {
      code: "timeout",
      cause,
    });
  } finally {
    await tree.stop("ask");
  }
}

type Child = ReturnType<typeof startProcessTree>["child"];

async function started(child: Child, command: string): Promise<void> {
  try {
    await once(child, "spawn");
  } catch (cause) {
    throw new OnrecordError(`${command} cannot be started: ${reasonOf(cause)}.`, {
      code: "missing_program",
      cause,
    });
  }
}

async function listTools(child: Child, lastWords: () => string): Promise<string[]> {
  const answers = readAnswers(child, lastWords);
  const send = (message: object): void => {
    child.stdin?.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);
  };
  const clientInfo = { name: "onrecord-doctor", version: "1" };
  send({ id: 0, method: "initialize", params: { protocolVersion, capabilities: {}, clientInfo } });
  readAs(Initialized, (await answers.next()).value);
  send({ method: "notifications/initialized" });
  const tools: string[] = [];
  let cursor: string | undefined;
  for (let id = 1; id <= mostPages; id += 1) {
    send({ id, method: "tools/list", params: cursor === undefined ? {} : { cursor } });
    const { result } = readAs(Page, (await answers.next()).value);
    tools.push(...result.tools.map(({ name }) => name));
    cursor = result.nextCursor;
    if (cursor === undefined) return tools;
  }
  throw new OnrecordError(`Its list of tools has more than ${mostPages} pages.`, { code: "bad_response" });
}

/** What the server answers, in order; its notifications and requests are passed over. */
async function* readAnswers(child: Child, lastWords: () => string): AsyncGenerator<unknown, never> {
  const ended = once(child, "close");
  ended.catch(() => undefined);
  if (child.stdout !== null) {
    for await (const line of createInterface({ input: child.stdout, crlfDelay: Number.POSITIVE_INFINITY })) {
      const message = readMessage(line);
      if (message.id !== undefined && !("method" in message)) yield message;
    }
  }
  const [code, signal] = await ended;
  const words = lastWords() === "" ? "" : ` Its last words: ${lastWords()}`;
  const how = code === null ? `was ended by ${signal}` : `ended with exit code ${code}`;
  throw new OnrecordError(`It ${how} before it answered.${words}`, { code: "unreachable" });
}

function readMessage(line: string): z.infer<typeof Message> {
  try {
    return Message.parse(JSON.parse(line));
  } catch (cause) {
    throw new OnrecordError(
      `It wrote to its standard output what is no message of the protocol: ${line.slice(0, 200)}`,
      { code: "bad_response", cause },
    );
  }
}

function readAs<T>(schema: z.ZodType<T>, message: unknown): T {
  const failure = Failure.safeParse(message);
  if (failure.success) {
    throw new OnrecordError(`It answered with an error: ${failure.data.error.message}`, {
      code: "server_error",
    });
  }
  const read = schema.safeParse(message);
  if (read.success) return read.data;
  throw new OnrecordError("It answered with what is no answer of the protocol.", {
    code: "bad_response",
    cause: read.error,
  });
}
