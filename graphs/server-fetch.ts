import { z } from "zod";
import type { ErrorCode } from "../errors.ts";
import { OnrecordError } from "../errors.ts";

/** A LangGraph server, and the way to it. */
export interface GraphServer {
  /** Without a slash at its end. */
  readonly url: string;
  readonly key?: string;
  readonly fetch: typeof fetch;
}

/** Most bytes of one answer; an analysis of ten hours of talk has some 5 MB. */
const maxAnswerBytes = 64_000_000;
/** Longest that a server may be silent: as long as one step of a graph may take, or, where no graph runs, a moment. */
const maxSilenceMs = { run: 3 * 3_600_000 + 60_000, other: 30_000 };
const mostErrorBytes = 10_000;
const longestDetail = 300;

/**
 * A `fetch` for one server alone, whose every failure is an `OnrecordError` that says what to do. An answer has a
 * bound in bytes and in silence. Reconnecting is left out: a server could name any address for it.
 */
export function createServerFetch(server: GraphServer): typeof fetch {
  return async (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    if (!url.startsWith(`${server.url}/`)) throw badServer(server, "it names another address");
    const asked = init?.signal ?? undefined;
    const watch = openWatch(url.includes("/stream") ? maxSilenceMs.run : maxSilenceMs.other);
    const failure = (cause: unknown): unknown => {
      watch.close();
      if (asked?.aborted === true) return cause;
      return watch.signal.aborted ? silent(server) : unreachable(server, cause);
    };
    const signal = asked === undefined ? watch.signal : AbortSignal.any([watch.signal, asked]);
    const answer = await server.fetch(url, { ...init, signal }).catch((cause) => {
      throw failure(cause);
    });
    return await readAnswer(answer, { server, watch, failure });
  };
}

/** An answer under way: its server, its time limit, and what its failing means. */
interface Asked {
  readonly server: GraphServer;
  readonly watch: Watch;
  readonly failure: (cause: unknown) => unknown;
}

async function readAnswer(answer: Response, asked: Asked): Promise<Response> {
  const { server, watch } = asked;
  if (!answer.ok) {
    const detail = await readDetail(answer, server).catch(() => "");
    watch.close();
    throw statusError(server, answer.status, detail);
  }
  const headers = new Headers(answer.headers);
  headers.delete("location");
  const { status } = answer;
  if (answer.body !== null) return new Response(bounded(answer.body, asked), { status, headers });
  watch.close();
  return new Response(null, { status, headers });
}

/** What a server said, as it may stand in a message: short, on one line, without the key. */
export function shortDetail(text: string, { key }: Pick<GraphServer, "key">): string {
  const line = text.replace(/[\s\p{Cc}\p{Cf}]+/gu, " ").trim();
  const safe = key === undefined ? line : line.replaceAll(key, "[secret]");
  return safe.length > longestDetail ? `${safe.slice(0, longestDetail)}…` : safe;
}

/** For what answers, but not as a LangGraph server. */
export function badServer({ url }: GraphServer, why: string): OnrecordError {
  return new OnrecordError(
    `${url} does not answer as a LangGraph server does: ${why}. Name the address that "langgraph dev" or the deployment shows, without a path of its own.`,
    { code: "bad_response" },
  );
}

/** For an answer that ends before the run does. */
export function cutOff({ url }: GraphServer): OnrecordError {
  return new OnrecordError(
    `The connection to ${url} ended in the middle of the run; nothing of it is shown. Run the command again: what the server has finished is kept there and not done again.`,
    { code: "stream_broken" },
  );
}

interface Watch {
  readonly signal: AbortSignal;
  touch(): void;
  close(): void;
}

function openWatch(limitMs: number): Watch {
  const control = new AbortController();
  const start = () => {
    const timer = setTimeout(() => control.abort(), limitMs);
    timer.unref();
    return timer;
  };
  let timer = start();
  return {
    signal: control.signal,
    touch() {
      clearTimeout(timer);
      timer = start();
    },
    close: () => clearTimeout(timer),
  };
}

function bounded(body: ReadableStream<Uint8Array>, asked: Asked): ReadableStream<Uint8Array> {
  const { server, watch, failure } = asked;
  const reader = body.getReader();
  let size = 0;
  const next = async (): Promise<Uint8Array | undefined> => {
    const { done, value } = await reader.read().catch((cause) => {
      throw size === 0 ? failure(cause) : brokenOr(server, failure(cause));
    });
    if (done) return undefined;
    watch.touch();
    size += value.length;
    if (size <= maxAnswerBytes) return value;
    await reader.cancel();
    throw badServer(server, `it sends more than ${maxAnswerBytes / 1e6} MB`);
  };
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const value = await next().catch((cause) => {
        watch.close();
        throw cause;
      });
      if (value !== undefined) return controller.enqueue(value);
      watch.close();
      controller.close();
    },
    async cancel(reason) {
      watch.close();
      await reader.cancel(reason);
    },
  });
}

/** A connection that breaks after its first byte is no server that is not there. */
function brokenOr(server: GraphServer, failed: unknown): unknown {
  return failed instanceof OnrecordError && failed.code === "unreachable" ? cutOff(server) : failed;
}

function silent({ url }: GraphServer): OnrecordError {
  return new OnrecordError(
    `${url} has said nothing for too long. Look at the server's log, then run again.`,
    {
      code: "timeout",
    },
  );
}

const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: "nothing listens there",
  ENOTFOUND: "there is no such host",
  EAI_AGAIN: "its name cannot be looked up",
  ECONNRESET: "the connection was closed",
  EHOSTUNREACH: "there is no way to that host",
  ETIMEDOUT: "it does not answer in time",
};

function unreachable({ url }: GraphServer, cause: unknown): OnrecordError {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  const reason = reasons[code] ?? (code === "" ? "the connection failed" : code);
  return new OnrecordError(
    `No LangGraph server answers at ${url}: ${reason}. Start it there ("npx @langchain/langgraph-cli dev"), or name another address with --server.`,
    { code: "unreachable", cause },
  );
}

function statusError(server: GraphServer, status: number, detail: string): OnrecordError {
  const said = detail === "" ? "" : ` It says: ${detail}`;
  const told = (text: string, code: ErrorCode) => new OnrecordError(`${text}${said}`, { code });
  const { url, key } = server;
  switch (status) {
    case 401:
    case 403:
      return told(
        key === undefined
          ? `${url} wants a key (HTTP ${status}). Put a key of that server into LANGGRAPH_API_KEY.`
          : `${url} does not take the key in LANGGRAPH_API_KEY (HTTP ${status}). Put a key of that server there.`,
        "auth",
      );
    case 413:
      return told(`The recording is larger than ${url} takes (HTTP 413). Run without --server.`, "too_large");
    case 429:
      return told(`${url} has too much to do (HTTP 429). Run the command again later.`, "rate_limited");
    default:
      if (status >= 500)
        return told(`${url} failed (HTTP ${status}). Look at its log, then run again.`, "server_error");
      return badServer(server, `HTTP ${status}${detail === "" ? "" : `, ${detail}`}`);
  }
}

const Detail = z.object({
  message: z.optional(z.string()),
  detail: z.optional(z.string()),
  error: z.optional(z.string()),
});

/** What a JSON error says; a page says nothing. */
async function readDetail(answer: Response, server: GraphServer): Promise<string> {
  const text = (await readStart(answer)).slice(0, mostErrorBytes);
  const { message, detail, error } = Detail.parse(JSON.parse(text));
  return shortDetail(message ?? detail ?? error ?? "", server);
}

async function readStart(answer: Response): Promise<string> {
  const reader = answer.body?.getReader();
  const parts: Uint8Array[] = [];
  for (let size = 0; reader !== undefined && size < mostErrorBytes; ) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    size += value.length;
  }
  await reader?.cancel();
  return Buffer.concat(parts).toString("utf8");
}
