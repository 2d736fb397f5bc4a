import type { VerifyRequest } from "../../app/app.ts";
import { OnrecordError } from "../../errors.ts";
import { addExamples, type CommandSetup, globalOptionsOf } from "../command-setup.ts";
import { exitCode } from "../exit-code.ts";
import { addModelOptions, type ModelOptions, toModelRequest } from "../model-options.ts";
import { parseLanguage } from "../parse-language.ts";
import { type Session, withSession } from "../session.ts";

interface VerifyOptions extends ModelOptions {
  readonly quotes?: string;
  readonly claims?: string;
  readonly lang?: string;
  readonly out?: string;
}

/** Adds `onrecord verify`. */
export function addVerifyCommand({ program, terminal, finish }: CommandSetup): void {
  const command = program
    .command("verify")
    .argument("<source>", "transcript: a file, - for standard input, or the id of a stored one")
    .argument("[article]", "text about it to check; absent: the one in the same pasted page")
    .summary("check the quotes and claims of a text against the recording")
    .description("Check what someone wrote about a recording: every quote and every claim gets a verdict.")
    .option("--quotes <rows.jsonl>", "check rows {id, quote, speaker?, lang?}: a JSON line for each")
    .option("--claims <rows.jsonl>", "check rows {id, claim, speaker?, lang?}: a JSON line for each")
    .option("--lang <tag>", "language of the report's own words (default: the article's)", parseLanguage);
  addModelOptions(command).option(
    "--out <dir>",
    "folder for verification.json, verification.md, report.html and run.json",
  );
  addExamples(command, [
    ["onrecord verify talk.vtt article.md --out out/", "check an article and write the report"],
    ["onrecord verify page.txt", "check the analysis that was pasted together with its transcript"],
    ["onrecord verify talk.vtt --quotes quotes.jsonl", "check rows; one JSON line for each, in order"],
  ]);
  command.action(async (source: string, article: string | undefined, options: VerifyOptions) => {
    const rows = options.quotes !== undefined || options.claims !== undefined;
    if (rows && article !== undefined) {
      throw new OnrecordError(
        `"${article}" and rows cannot be checked at once. Give either an article or --quotes and --claims.`,
        { code: "bad_usage" },
      );
    }
    const request = toRequest(source, article, options);
    const work = (session: Session): Promise<number> =>
      rows ? verifyRows(session, request) : verifyArticle(session, request);
    finish(await withSession(terminal, globalOptionsOf(command), work));
  });
}

async function verifyArticle(session: Session, request: VerifyRequest): Promise<number> {
  const { printOutcome } = await import("../print-outcome.ts");
  return printOutcome(session, await session.app.verify(request), { shape: "pretty" });
}

async function verifyRows(session: Session, request: VerifyRequest): Promise<number> {
  const rows = await session.app.verifyRows(request);
  for (const row of rows) session.printJson(row, "line");
  const invalid = rows.filter((row) => row["verdict"] === "invalid").length;
  if (invalid === 0) return exitCode.done;
  session.complain(`${invalid} of ${rows.length} rows could not be read; their lines say why.`);
  return exitCode.partial;
}

function toRequest(source: string, article: string | undefined, options: VerifyOptions): VerifyRequest {
  return {
    source,
    ...(article === undefined ? {} : { article }),
    ...(options.quotes === undefined ? {} : { quotes: options.quotes }),
    ...(options.claims === undefined ? {} : { claims: options.claims }),
    ...toModelRequest(options),
    ...(options.lang === undefined ? {} : { language: options.lang }),
    ...(options.out === undefined ? {} : { out: options.out }),
  };
}
