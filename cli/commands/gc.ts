import { Option } from "commander";
import { type Swept, sweptKinds } from "../../store/housekeeping.ts";
import { addExamples, type CommandSetup, globalOptionsOf } from "../command-setup.ts";
import { describeBytes } from "../describe-bytes.ts";
import { exitCode } from "../exit-code.ts";
import { parseAge } from "../parse-age.ts";
import { renderTable } from "../print-table.ts";
import { type Session, withSession } from "../session.ts";

interface GcOptions {
  /** In milliseconds. */
  readonly olderThan: number;
  readonly runs?: boolean;
  readonly dryRun?: boolean;
}

const monthMs = 30 * 24 * 60 * 60_000;

/** Adds `onrecord gc`. */
export function addGcCommand({ program, terminal, finish }: CommandSetup): void {
  const command = program
    .command("gc")
    .summary("remove from the store what nothing needs any more")
    .description(
      "Remove checkpoints of runs that ended or were given up, jobs that ended, kept answers that no run has used for long, blobs that nothing names, and what dead processes left unfinished. Transcripts with their originals always stay; so do runs with their results (unless --runs), what waits for a person or a worker, and what a living process works on. It may run beside workers, and be stopped at any moment.",
    )
    .addOption(
      new Option("--older-than <age>", "only what was not used for so long: 30d, 12h or 45m")
        .argParser(parseAge)
        .default(monthMs, "30d"),
    )
    .option("--runs", "runs that ended or were given up go too, with their results; written reports stay")
    .option("--dry-run", "say what would go, and remove nothing");
  addExamples(command, [
    ["onrecord gc --dry-run", "what would go"],
    ["onrecord gc --older-than 7d", "what was not used for a week goes"],
    ["onrecord gc --runs --older-than 90d", "results of a quarter of a year ago go too"],
  ]);
  command.action(async (options: GcOptions) => {
    const work = (session: Session): Promise<number> => sweep(session, options);
    finish(await withSession(terminal, globalOptionsOf(command), work));
  });
}

async function sweep(session: Session, options: GcOptions): Promise<number> {
  const isDry = options.dryRun === true;
  const swept = await session.app.sweep({
    olderThanMs: options.olderThan,
    runs: options.runs === true ? "sweep" : "keep",
    mode: isDry ? "dry" : "real",
  });
  if (session.json) {
    const { kinds, freedBytes, database } = swept;
    session.printJson({ dryRun: isDry, ...kinds, freedBytes, database });
  } else printSwept(session, swept, isDry);
  return exitCode.done;
}

function printSwept(session: Session, { kinds, freedBytes, database }: Swept, isDry: boolean): void {
  const rows = sweptKinds.map((kind) => {
    const { count, bytes } = kinds[kind];
    return [kind.replaceAll("_", " "), String(count), describeBytes(bytes)];
  });
  session.print(renderTable([isDry ? "would go" : "gone", "count", "size"], rows, session.colors));
  session.print(
    isDry
      ? `Some ${describeBytes(freedBytes)} would be freed. Nothing was removed.`
      : `${describeBytes(freedBytes)} freed.`,
  );
  const remark = remarks[database];
  if (remark !== undefined) session.remark(remark);
}

const remarks: Readonly<Partial<Record<Swept["database"], string>>> = {
  in_use:
    "The database is in use: it uses its free pages again, and gives them back to the disk when gc runs while nothing else does.",
  no_room:
    "There is no room to write the database anew: it uses its free pages again. Free some space and run gc again to give them back to the disk.",
};
