import type { Shown } from "../app/app.ts";
import { OnrecordError } from "../errors.ts";
import { exitCode } from "./exit-code.ts";
import type { ImportOptions } from "./import-options.ts";
import { type ImportedSource, renderImported, toImportedJson } from "./print-imported.ts";
import type { Session } from "./session.ts";

/** Stores files and standard input; gives the exit code. */
export async function importFiles(
  session: Session,
  sources: readonly string[],
  options: ImportOptions,
): Promise<number> {
  const wrong = sources.find((source) => source.startsWith("mcp:"));
  if (wrong !== undefined) {
    throw usage(
      `"${wrong}" stands behind other sources. Take it in by a command of its own, with its arguments behind it.`,
    );
  }
  if (options.tools === true || options.resource !== undefined) {
    throw usage(
      `--tools and --resource ask an MCP server, and "${sources[0] ?? ""}" names none. Write mcp:<server>.`,
    );
  }
  const imported: ImportedSource[] = [];
  for (const source of sources) imported.push({ source, shown: await session.app.show(source) });
  return printImport(session, imported);
}

/** Prints what was taken in and complains about the rest; gives the exit code. */
export function printImport(session: Session, imported: readonly ImportedSource[]): number {
  const failed = imported.filter(({ shown }) => shown.transcript === undefined);
  const read = imported.filter(({ shown }) => shown.transcript !== undefined);
  if (session.json) session.printJson(toImportedJson(imported));
  else if (read.length > 0) session.print(renderImported(read, session.colors));
  for (const { source, shown } of failed) session.complain(complaintOf(source, shown));
  if (failed.length === 0) return exitCode.done;
  return read.length === 0 ? exitCode.failed : exitCode.partial;
}

function complaintOf(source: string, { error }: Shown): string {
  return error?.message ?? `"${source}" holds no words. Name a transcript.`;
}

function usage(message: string): OnrecordError {
  return new OnrecordError(message, { code: "bad_usage" });
}
