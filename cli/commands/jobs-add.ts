import { resolve } from "node:path";
import type { Command } from "commander";
import { expandSources } from "../../app/expand-sources.ts";
import type { JobOrder } from "../../app/job-order.ts";
import type { JobSource } from "../../app/jobs.ts";
import { watchFolder } from "../../app/watch-folder.ts";
import { OnrecordError } from "../../errors.ts";
import { addExamples, type CommandSetup, globalOptionsOf } from "../command-setup.ts";
import { exitCode } from "../exit-code.ts";
import { addOrderOptions, type OrderOptions, toOrder } from "../order-options.ts";
import { readAll } from "../read-all.ts";
import { type Session, withSession } from "../session.ts";
import { shortPath } from "../short-path.ts";

/** Bytes of a list on standard input. */
const maxListBytes = 50_000_000;
/** How often a watched folder is looked at, in milliseconds. */
const watchMs = 1_000;
/** Characters of a new id that name a batch: 12 hex digits and a dash. */
const batchLength = 13;

interface AddOptions extends OrderOptions {
  readonly batch?: string;
  readonly watch?: string;
}

/** Adds `onrecord jobs add`. */
export function addJobsAddCommand({ terminal, finish }: CommandSetup, parent: Command): void {
  const command = parent
    .command("add")
    .argument("[source...]", "files, folders, patterns, ids of stored transcripts, - for a list of them")
    .summary("add recordings to be analysed")
    .description(
      "Add a job for each recording, to be worked on by onrecord worker. Adding what is there already, the same file with the same options, adds nothing. The caps are those of the whole batch.",
    );
  addOrderOptions(command)
    .option("--batch <name>", "add to this batch, whose caps are shared (default: a new one)")
    .option("--watch <dir>", "also add each file of a folder once it has stopped growing, until stopped");
  addExamples(command, [
    ["onrecord jobs add recordings/ --out out/", "every transcript in a folder and below"],
    ["onrecord jobs add 'talks/**/*.vtt' --recipe brief --budget-usd 5", "a pattern, at most $5 in all"],
    ["find . -name '*.srt' -size +10k | onrecord jobs add -", "a list"],
    ["onrecord jobs add --watch inbox/ --out out/", "whatever will arrive in a folder"],
  ]);
  command.action(async (names: readonly string[], options: AddOptions) => {
    finish(
      await withSession(terminal, globalOptionsOf(command), (session) => addJobs(session, names, options)),
    );
  });
}

async function addJobs(session: Session, names: readonly string[], options: AddOptions): Promise<number> {
  if (names.length === 0 && options.watch === undefined) {
    throw new OnrecordError(
      "Nothing to add was named. Name files or folders, - for a list, or --watch DIR.",
      {
        code: "bad_usage",
      },
    );
  }
  const { jobs } = session.app;
  const { terminal } = session;
  const order = jobs.settle(toOrder(options));
  const batch = options.batch ?? terminal.newId().slice(0, batchLength);
  const code = names.length === 0 ? exitCode.done : await addNamed(session, { names, order, batch });
  if (options.watch === undefined) return code;
  await addArriving(session, { folder: resolve(terminal.cwd, options.watch), order, batch });
  return code;
}

async function addNamed(
  session: Session,
  wanted: { readonly names: readonly string[]; readonly order: JobOrder; readonly batch: string },
): Promise<number> {
  const { jobs } = session.app;
  const { order, batch } = wanted;
  const names = await withList(session, wanted.names);
  const { sources, missing } = await expandSources(names, {
    cwd: session.terminal.cwd,
    findOther: jobs.findStored,
  });
  const { added, known } = await jobs.add(order, { batch, sources });
  if (session.json) session.printJson({ batch, added, known, missing });
  else if (sources.length > 0) session.print(`${added} added, ${known} there already; batch ${batch}`);
  for (const name of missing) {
    session.complain(
      `There is no file, no folder with transcripts and no stored transcript "${name}". Check the name.`,
    );
  }
  if (added > 0) session.remark('Work on them with "onrecord worker".');
  if (missing.length === 0) return exitCode.done;
  return sources.length === 0 ? exitCode.failed : exitCode.partial;
}

/** The names, with those that standard input lists, a line each, in the place of `-`. */
async function withList(session: Session, names: readonly string[]): Promise<readonly string[]> {
  if (!names.includes("-")) return names;
  const bytes = await readAll(session.terminal.openStreams().input, maxListBytes);
  const lines = new TextDecoder().decode(bytes).split(/\r?\n/);
  const listed = lines.filter((line) => line.trim() !== "");
  return names.flatMap((name) => (name === "-" ? listed : [name]));
}

/** Adds the files of a folder as they come, until the first signal. */
async function addArriving(
  session: Session,
  wanted: { readonly folder: string; readonly order: JobOrder; readonly batch: string },
): Promise<void> {
  const { terminal, app } = session;
  const { folder, order, batch } = wanted;
  const stop = new AbortController();
  terminal.onFirstStop("any", () => stop.abort());
  const onArrived = async (sources: readonly JobSource[]): Promise<void> => {
    for (const one of sources) {
      const { added, ids } = await app.jobs.add(order, { batch, sources: [one] });
      if (added === 0) continue;
      if (session.json) session.printJson({ added: one.source, id: ids[0], batch }, "line");
      else session.print(`added ${shortPath(one.source, terminal.cwd)}`);
    }
  };
  session.remark(`Watching ${shortPath(folder, terminal.cwd)} until stopped; batch ${batch}.`);
  const signal = AbortSignal.any([stop.signal, terminal.signal]);
  await watchFolder(folder, { everyMs: watchMs, signal, onArrived });
}
