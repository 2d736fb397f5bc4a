import { OnrecordError } from "../../errors.ts";

/** The system's and Postgres's short words for a server that went away, or that is not ready yet. */
const passingCodes: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
  // Shut down by a person, by a crash, and not started up yet.
  "57P01",
  "57P02",
  "57P03",
  // Too many connections; the server became a read-only copy, as while another takes over.
  "53300",
  "25006",
  "25P03",
  // Two transactions were in each other's way: one of them begins again.
  "40001",
  "40P01",
]);

/** What its client says where there is no code. */
const passingMessages =
  /^(?:Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|Client was closed|timeout expired)/;

/** Whether the same may work in a while, because the server was away or another was in the way. */
export function isPassing(error: unknown): boolean {
  const code = codeOf(error);
  if (passingCodes.has(code) || code.startsWith("08")) return true;
  return error instanceof Error && code === "" && passingMessages.test(error.message);
}

/** Whether a server that was just asked for a connection is there and will answer in a moment. */
export function isStartingUp(error: unknown): boolean {
  return codeOf(error) === "57P03";
}

function codeOf(error: unknown): string {
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}

/** What a failure of Postgres means for the person, who is told what to do and never the password. */
export function toStoreError(error: unknown, shown: string): OnrecordError {
  if (error instanceof OnrecordError) return error;
  return new OnrecordError(`The store at ${shown} ${whatFailed(error)}`, {
    code: isDenied(error) ? "not_allowed" : "store_failed",
    cause: error,
  });
}

const isDenied = (error: unknown): boolean => ["28P01", "28000", "42501"].includes(codeOf(error));

function whatFailed(error: unknown): string {
  const code = codeOf(error);
  const said = error instanceof Error ? error.message : String(error);
  switch (code) {
    case "28P01":
      return "refused the user or the password. Correct them in the address: postgres://user:password@host:port/database.";
    case "28000":
      return "lets this user in from nowhere near here. Let it in with a line of the server's pg_hba.conf, or name another user.";
    case "3D000":
      return 'is no database that the server has. Make it with "createdb", or correct the name in the address.';
    case "42501":
      return `does not allow this user enough (${said}). Let it make schemas: GRANT CREATE ON DATABASE … TO ….`;
    case "53100":
      return "has a full disk. Free space on the server and run the command again: what was stored is kept.";
    case "53300":
      return "has no connection left. End other programs of the server, raise its max_connections, or run fewer workers.";
    default:
      return isPassing(error)
        ? `does not answer (${code === "" ? said : code}). Start the server, or correct the host and the port in the address.`
        : `failed: ${said.replaceAll(/\s+/g, " ")}. See the server's log; "onrecord doctor" looks the store over.`;
  }
}
