import { OnrecordError } from "../errors.ts";
import type { GraphServices } from "./services.ts";

/** An agent has its own time limit; a node may hold three calls and its own work on top. */
const callsANode = 3;
const graceMs = 30_000;

/** Time limit and retries of every node: only a store that was busy is tried again, agents retry on their own. */
export function nodeDefaults(services: GraphServices) {
  return {
    timeout: callsANode * services.agentTimeoutMs + graceMs,
    retryPolicy: { maxAttempts: 3, initialInterval: 100, retryOn: isBusy, logWarning: false },
  };
}

function isBusy(cause: unknown): boolean {
  if (cause instanceof OnrecordError) return false;
  return cause instanceof Error && "code" in cause && String(cause.code).startsWith("SQLITE_BUSY");
}
