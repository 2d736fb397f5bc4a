import type { SearchOptions } from "../../app/app.ts";
import { addExamples, type CommandSetup, globalOptionsOf } from "../command-setup.ts";
import { exitCode } from "../exit-code.ts";
import { parseCount } from "../parse-number.ts";
import { parseTime } from "../parse-time.ts";
import { type Session, withSession } from "../session.ts";

/** Adds `onrecord search`. */
export function addSearchCommand({ program, terminal, finish }: CommandSetup): void {
  const command = program
    .command("search")
    .argument("<source>", "transcript: a file, - for standard input, or the id of a stored one")
    .argument("<query...>", 'words to find; "in double quotes" as they stand')
    .summary("find the lines that say something")
    .description("Find the lines of a recording that hold some words, best first.")
    .option("--speaker <name>", "only what this speaker says")
    .option("--from <time>", "from this time on: 754, 12:34 or 1:02:03", parseTime)
    .option("--to <time>", "up to this time", parseTime)
    .option("--limit <n>", "most lines to print", parseCount, 10);
  addExamples(command, [
    ["onrecord search talk.vtt open weights", "lines about open weights"],
    ["onrecord search talk.vtt '\"open weights\"' --from 12:00 --to 15:30", "a phrase, in three minutes"],
    ["onrecord search talk.vtt price --speaker Ada --limit 3", "what one speaker says of it"],
  ]);
  command.action(async (source: string, words: readonly string[], options: SearchOptions) => {
    const work = (session: Session): Promise<number> => search(session, source, { ...options, words });
    finish(await withSession(terminal, globalOptionsOf(command), work));
  });
}

async function search(
  session: Session,
  source: string,
  options: SearchOptions & { readonly words: readonly string[] },
): Promise<number> {
  const { renderHits, toHitsJson } = await import("../print-search.ts");
  const query = options.words.join(" ");
  const hits = await session.app.search(source, query, {
    ...(options.speaker === undefined ? {} : { speaker: options.speaker }),
    ...(options.from === undefined ? {} : { from: options.from }),
    ...(options.to === undefined ? {} : { to: options.to }),
    limit: options.limit,
  });
  if (session.json) session.printJson(toHitsJson(hits));
  else if (hits.length > 0) session.print(renderHits(hits, session.colors));
  else session.remark(`Nothing in the recording matches ${query}.`);
  return exitCode.done;
}
