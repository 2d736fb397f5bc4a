import { join } from "node:path";
import { InvalidArgumentError } from "commander";
import { recipeNames } from "../../agents/summarizer/recipe-names.ts";
import type { AnalyzeRequest } from "../../app/app.ts";
import type { ReviewKind } from "../../store/run.ts";
import { addBudgetOptions, type BudgetOptions, toBudgetRequest } from "../budget-options.ts";
import { addExamples, type CommandSetup, globalOptionsOf } from "../command-setup.ts";
import { exitCode } from "../exit-code.ts";
import { createModelHint, type ModelHint } from "../model-hint.ts";
import { addModelOptions, type ModelOptions, toModelRequest } from "../model-options.ts";
import { parseLanguage } from "../parse-language.ts";
import type { JsonShape } from "../print-json.ts";
import { type Session, withSession } from "../session.ts";

interface AnalyzeOptions extends ModelOptions, BudgetOptions {
  readonly recipe: string;
  readonly lang?: string;
  readonly out?: string;
  readonly request?: string;
  readonly dryRun?: boolean;
  readonly review?: readonly ReviewKind[];
}

/** Written out, because help must not wait for zod. */
const reviewKinds: readonly ReviewKind[] = ["plan", "statements"];

/** Adds `onrecord analyze`. */
export function addAnalyzeCommand({ program, terminal, finish }: CommandSetup): void {
  const command = program
    .command("analyze")
    .argument("<source...>", "transcript: a file, - for standard input, or the id of a stored one")
    .summary("write a checked analysis of a recording")
    .description("Write an analysis of each recording in which every statement is traced and checked.")
    .option("--recipe <name>", `what to write: ${recipeNames().join(", ")}, or a file of your own`, "wisdom")
    .option("--request <text>", "what is wanted, in plain words; it leads over --recipe and --lang")
    .option("--dry-run", "print what would be done, by which models and at what cost; write nothing")
    .option(
      "--review <what>",
      "stop until you have looked it over: plan, or statements that failed their check (repeatable)",
      parseReview,
    )
    .option("--lang <tag>", "language of the analysis (default: the recording's own)", parseLanguage);
  addBudgetOptions(addModelOptions(command)).option(
    "--out <dir>",
    "folder for analysis.json, analysis.md, report.html and run.json",
  );
  addExamples(command, [
    ["onrecord analyze talk.vtt --out out/", "analyse a talk and write the report"],
    ["onrecord analyze meeting.txt --recipe meeting --lang es", "decisions and open questions, in Spanish"],
    [
      'onrecord analyze talk.vtt --request "three best quotes on prices"',
      "say what is wanted in plain words",
    ],
    ["onrecord analyze *.srt --out out/", "several recordings, each in a folder of its own"],
    ["onrecord analyze talk.vtt --review statements", "decide yourself on what failed its check"],
    ["onrecord analyze talk.vtt --model translator=apertium/eng-spa", "choose a model for one agent"],
  ]);
  command.action(async (sources: readonly string[], options: AnalyzeOptions) => {
    const global = globalOptionsOf(command);
    const wanted =
      options.model === undefined && global.quiet !== true && options.dryRun !== true ? "on" : "off";
    const work = async (session: Session): Promise<number> => {
      const hint = createModelHint(session, wanted);
      const code = await analyzeAll({ session, hint, isDryRun: options.dryRun === true }, sources, options);
      await hint.say();
      return code;
    };
    finish(await withSession(terminal, global, work));
  });
}

/** What each source is worked with. */
interface Work {
  readonly session: Session;
  readonly hint: ModelHint;
  readonly isDryRun: boolean;
}

async function analyzeAll(work: Work, sources: readonly string[], options: AnalyzeOptions): Promise<number> {
  const [only, ...others] = sources;
  if (only !== undefined && others.length === 0) return analyzeOne(work, toRequest(only, options), "pretty");
  // The caps are those of the whole command, whichever source spends first.
  const batch = work.session.terminal.newId();
  const codes: number[] = [];
  for (const source of sources) {
    if (work.session.terminal.signal.aborted) break;
    codes.push(await analyzeAmongOthers(work, { ...toRequest(source, options), batch }));
  }
  if (codes.length === sources.length && codes.every((code) => code === exitCode.done)) return exitCode.done;
  const first = codes[0] ?? exitCode.failed;
  return codes.every((code) => code === first) ? first : exitCode.partial;
}

/** One of several: its failure is said and costs the others nothing. */
async function analyzeAmongOthers(work: Work, request: AnalyzeRequest): Promise<number> {
  try {
    const folder =
      request.out === undefined ? undefined : await ownFolder(work.session, request.source, request.out);
    const own = folder === undefined ? request : { ...request, out: folder };
    return await analyzeOne(work, own, "line");
  } catch (error) {
    return work.session.fail(error);
  }
}

async function ownFolder(session: Session, source: string, out: string): Promise<string | undefined> {
  const shown = await session.app.show(source);
  return shown.transcript === undefined ? undefined : join(out, shown.transcript.id);
}

async function analyzeOne(
  { session, hint, isDryRun }: Work,
  request: AnalyzeRequest,
  shape: JsonShape,
): Promise<number> {
  if (isDryRun) return await printPlan(session, request, shape);
  const { printOutcome } = await import("../print-outcome.ts");
  const outcome = await session.app.analyze(request);
  hint.note(outcome.run);
  return printOutcome(session, outcome, { shape });
}

async function printPlan(session: Session, request: AnalyzeRequest, shape: JsonShape): Promise<number> {
  const { renderPlan } = await import("../print-plan.ts");
  const plan = await session.app.plan(request);
  if (session.json) session.printJson(plan, shape);
  else session.print(renderPlan(plan, session.colors));
  return exitCode.done;
}

function toRequest(source: string, options: AnalyzeOptions): AnalyzeRequest {
  return {
    source,
    recipe: options.recipe,
    ...(options.request === undefined ? {} : { request: options.request }),
    ...(options.lang === undefined ? {} : { language: options.lang }),
    ...toModelRequest(options),
    ...toBudgetRequest(options),
    ...(options.review === undefined ? {} : { review: options.review }),
    ...(options.out === undefined ? {} : { out: options.out }),
  };
}

function parseReview(text: string, before: readonly ReviewKind[] = []): readonly ReviewKind[] {
  const kind = reviewKinds.find((known) => known === text);
  if (kind === undefined) throw new InvalidArgumentError(`Write ${reviewKinds.join(" or ")}.`);
  return [...new Set([...before, kind])].sort();
}
