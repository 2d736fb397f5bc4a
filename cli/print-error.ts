import { CommanderError } from "commander";
import { OnrecordError } from "../errors.ts";
import { terminalSafe } from "../report/terminal-safe.ts";
import { exitCode } from "./exit-code.ts";
import type { Terminal } from "./terminal.ts";

/** Writes what went wrong on standard error, without a stack, and gives the exit code. */
export function printError(error: unknown, terminal: Terminal): number {
  // Commander has already written its own message, with the nearest known name.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.done : exitCode.wrongUsage;
  terminal.error.write(`onrecord: ${terminalSafe(messageOf(error))}\n`);
  if ((terminal.variables["ONRECORD_DEBUG"] ?? "") !== "") terminal.error.write(`${stackOf(error)}\n`);
  if (!(error instanceof OnrecordError)) return exitCode.failed;
  if (error.code === "waiting") return exitCode.partial;
  return usageCodes.has(error.code) ? exitCode.wrongUsage : exitCode.failed;
}

const usageCodes: ReadonlySet<string> = new Set(["bad_usage", "unknown_model"]);

function messageOf(error: unknown): string {
  if (error instanceof OnrecordError) return error.message;
  const message = error instanceof Error ? error.message : String(error);
  return `This should not happen: ${message}. Set ONRECORD_DEBUG=1 to see where, and report it.`;
}

function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? "" : `\nCaused by: ${stackOf(error.cause)}`;
  return `${error.stack ?? error.message}${cause}`;
}
