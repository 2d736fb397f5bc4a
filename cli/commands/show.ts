import { addExamples, type CommandSetup, globalOptionsOf } from "../command-setup.ts";
import { exitCode } from "../exit-code.ts";
import type { WantedGuesses } from "../guess-more.ts";
import { type Session, withSession } from "../session.ts";

/** Adds `onrecord show`. */
export function addShowCommand({ program, terminal, finish }: CommandSetup): void {
  const command = program
    .command("show")
    .argument("<source>", "transcript: a file, - for standard input, or the id of a stored one")
    .summary("print what was read from a transcript")
    .description(
      "Print a transcript as it was read: segments, times, speakers, and what had to be repaired. Guesses stand below the segment they are about; nothing is put right.",
    )
    .option(
      "--names [file]",
      "guess which names were misheard: those of a list or an article, else the recording's own",
    )
    .option("--turns", "guess where another voice begins, in a recording without speakers");
  addExamples(command, [
    ["onrecord show talk.vtt", "read it before trusting it"],
    ["onrecord show talk.vtt --json", "the same for programs, with positions in the file"],
    ["onrecord show - < talk.vtt", "read standard input"],
    [
      "onrecord show talk.vtt --names people.txt",
      "what sounds like a name of the list, and is written otherwise",
    ],
    ["onrecord show talk.vtt --turns", "where somebody else may be speaking"],
  ]);
  command.action(async (source: string) => {
    finish(
      await withSession(terminal, globalOptionsOf(command), (session) =>
        show(session, source, command.opts()),
      ),
    );
  });
}

async function show(session: Session, source: string, wanted: WantedGuesses): Promise<number> {
  const { renderShown, toShownJson } = await import("../print-shown.ts");
  const shown = await session.app.show(source);
  const isWanted = wanted.names !== undefined || wanted.turns !== undefined;
  const guesses =
    isWanted && shown.transcript !== undefined
      ? (await import("../guess-more.ts")).guessMore(shown.transcript, wanted, session.terminal.cwd)
      : undefined;
  if (session.json) session.printJson(toShownJson(shown, guesses));
  else session.print(renderShown(shown, guesses, session.colors));
  if (wanted.turns !== undefined && (shown.transcript?.speakers.length ?? 0) > 0)
    session.remark("The speakers of this recording are known: no turns are guessed.");
  if (shown.status === "ok" || shown.status === "repaired") return exitCode.done;
  session.complain(`${shown.error?.message ?? `"${source}" holds no words.`}`);
  return exitCode.failed;
}
