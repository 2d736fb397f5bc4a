import { type ErrorCode, OnrecordError } from "../../errors.ts";
import { createScrubber } from "../../models/scrub-secrets.ts";
import { oneLine } from "./one-line.ts";
import type { ReachableServer } from "./resolve-server.ts";

/** Last line on standard error, first line on standard output that is no message. */
export interface Said {
  readonly error?: string;
  readonly stray?: string;
}

/** How a program ended, and what it wrote. */
export interface ProgramEnd {
  readonly code: number | null;
  readonly signal: string | null;
  readonly said: Said;
}

/** An answer that is no success; `detail` as the SDK tells it. */
export interface HttpFailure {
  readonly status: number;
  readonly detail: string;
  readonly cause: unknown;
}

/** The errors of one server, in one line each: what failed, in the server's own words where it has any, and what to do. */
export interface ServerFailures {
  cannotStart(cause: unknown): OnrecordError;
  ended(end: ProgramEnd): OnrecordError;
  /** Its standard output is no protocol. */
  noServer(line: string): OnrecordError;
  timedOut(seconds: number, said: Said): OnrecordError;
  tooLarge(maxBytes: number): OnrecordError;
  /** The stream of an answer was closed before the answer. */
  cutOff(): OnrecordError;
  notProtocol(cause: unknown): OnrecordError;
  /** An error of the protocol. */
  answeredError(message: string, cause: unknown): OnrecordError;
  toolFailed(tool: string, words: string): OnrecordError;
  unreachable(reason: string, cause: unknown): OnrecordError;
  http(failure: HttpFailure): OnrecordError;
}

/** Errors about a server that hold none of its secrets. */
export function createServerFailures(server: ReachableServer): ServerFailures {
  const scrub = createScrubber(server.secrets).text;
  const speaking: Speaking = {
    server,
    name: `The MCP server "${server.name}"`,
    inSettings: `"${server.name}" in the settings`,
    seeTools: `"onrecord import mcp:${server.name} --tools"`,
    quote: (text) => oneLine(scrub(text)).replace(/[.\s]+$/, ""),
  };
  return {
    ...programFailures(speaking),
    ...answerFailures(speaking),
    ...networkFailures(speaking),
  };
}

interface Speaking {
  readonly server: ReachableServer;
  readonly name: string;
  readonly inSettings: string;
  readonly seeTools: string;
  /** The server's words as they may stand in a message: scrubbed, in one line, without a full stop. */
  quote(text: string): string;
}

function make(code: ErrorCode, message: string, cause?: unknown): OnrecordError {
  return new OnrecordError(message, { code, cause });
}

function programFailures({ server, name, inSettings, quote }: Speaking) {
  const lastWords = ({ error, stray }: Said): string => {
    if (error !== undefined) return ` Its last words: ${quote(error)}.`;
    return stray === undefined ? "" : ` It wrote what is no message of the protocol: ${quote(stray)}.`;
  };
  return {
    cannotStart(cause: unknown): OnrecordError {
      const reason = cause instanceof Error && "code" in cause ? String(cause.code) : "unknown";
      const command = server.kind === "stdio" ? server.command : "";
      const why =
        reason === "ENOENT"
          ? `there is no program "${command}". Install it`
          : `"${command}" cannot be run (${reason}). Check it`;
      return make(
        "missing_program",
        `${name} cannot be started: ${why}, or correct "command" of ${inSettings}.`,
        cause,
      );
    },
    ended({ code, signal, said }: ProgramEnd): OnrecordError {
      const how = code === null ? `was ended by ${signal ?? "a signal"}` : `ended with exit code ${code}`;
      return make(
        "unreachable",
        `${name} ${how} before it answered.${lastWords(said)} Run its command yourself to see why; it stands under ${inSettings}.`,
      );
    },
    noServer: (line: string): OnrecordError =>
      make(
        "bad_response",
        `${name} writes to its standard output what is no message of the protocol: ${quote(line)}. Check that the command of ${inSettings} starts an MCP server.`,
      ),
    timedOut: (seconds: number, said: Said): OnrecordError =>
      make(
        "timeout",
        `${name} did not answer within ${seconds} seconds.${lastWords(said)} Try again, or give it longer with --timeout SECONDS.`,
      ),
  };
}

function answerFailures({ server, name, inSettings, seeTools, quote }: Speaking) {
  return {
    tooLarge: (maxBytes: number): OnrecordError =>
      make(
        "too_large",
        `${name} answered with more than ${Math.round(maxBytes / 1e6)} MB, the most that is read. Ask it for a part of that, or for the captions alone.`,
      ),
    cutOff: (): OnrecordError =>
      make(
        "stream_broken",
        `${name} closed the connection before it answered. Try again, or look at its log.`,
      ),
    notProtocol: (cause: unknown): OnrecordError =>
      make(
        "bad_response",
        `${name} answered with what is no answer of the protocol. Check that ${inSettings} names an MCP server, and that it is up to date.`,
        cause,
      ),
    answeredError: (message: string, cause: unknown): OnrecordError =>
      make(
        "server_error",
        `${name} answered with an error: ${quote(message)}. See what it offers with ${seeTools}.`,
        cause,
      ),
    toolFailed: (tool: string, words: string): OnrecordError =>
      make(
        "bad_answer",
        `The tool "${tool}" of the MCP server "${server.name}" failed${words.trim() === "" ? "" : `: ${quote(words)}`}. Check its arguments with ${seeTools}.`,
      ),
  };
}

function networkFailures({ name, inSettings, quote }: Speaking) {
  return {
    unreachable: (reason: string, cause: unknown): OnrecordError =>
      make(
        "unreachable",
        `${name} cannot be reached: ${quote(reason)}. Check that it runs, and "url" of ${inSettings}.`,
        cause,
      ),
    http({ status, detail, cause }: HttpFailure): OnrecordError {
      const { code, what, words, next } = explainStatus(status, detail);
      const own = quote(words);
      const said = own === "" ? "" : `: ${own}`;
      const todo = next.replace("%", () => inSettings);
      return make(code, `${name} ${what} (HTTP ${status})${said}. ${todo}`, cause);
    },
  };
}

/** `%` stands for the server's place in the settings. */
interface Explained {
  readonly code: ErrorCode;
  readonly what: string;
  readonly words: string;
  readonly next: string;
}

function explainStatus(status: number, detail: string): Explained {
  const words = "";
  if (status === 401 || status === 403) {
    return {
      code: "auth",
      what: "wants a key or refuses the one it was given",
      words,
      next: `Set "headers": {"Authorization": "Bearer \${NAME}"} of %, and the variable NAME.`,
    };
  }
  if (status === 404 || status === 405 || status === 410) {
    return {
      code: "unreachable",
      what: "has nothing to talk to at that address",
      words,
      next: 'Check "url" of %; most end in /mcp.',
    };
  }
  if (status < 400) {
    return {
      code: "unreachable",
      what: "sends the request to another address, which is not followed",
      words: /Redirect to (?:plain http not followed; try )?(\S+)/.exec(detail)?.[1] ?? words,
      next: 'Write the address it really has into "url" of %.',
    };
  }
  return {
    code: status === 429 ? "rate_limited" : "server_error",
    what: "failed",
    words: detail.replace(/^Streamable HTTP error: (?:Error POSTing to endpoint: )?/, ""),
    next: "Try again later, or look at its log.",
  };
}
