import type { AnalyzeRequest } from "../../app/app.ts";
import { OnrecordError } from "../../errors.ts";
import { addExamples, type CommandSetup, globalOptionsOf } from "../command-setup.ts";
import { openCall } from "../drain-on-sigterm.ts";
import { exitCode } from "../exit-code.ts";
import { createModelHint, type ModelHint } from "../model-hint.ts";
import { addOrderOptions, type OrderOptions, toOrder } from "../order-options.ts";
import type { JsonShape } from "../print-json.ts";
import { type Session, withSession } from "../session.ts";

interface AnalyzeOptions extends OrderOptions {
  readonly dryRun?: boolean;
  readonly server?: string;
}

/** Adds `onrecord analyze`. */
export function addAnalyzeCommand({ program, terminal, finish }: CommandSetup): void {
  const command = program
    .command("analyze")
    .argument("<source...>", "transcripts: files, folders, - for standard input, or ids of stored ones")
    .summary("write a checked analysis of a recording")
    .description("Write an analysis of each recording in which every statement is traced and checked.")
    .option("--dry-run", "print what would be done, by which models and at what cost; write nothing")
    .option("--server <url>", "run the graph on a LangGraph server, with its store and models");
  addOrderOptions(command);
  addExamples(command, [
    ["onrecord analyze talk.vtt --out out/", "analyse a talk and write the report"],
    ["onrecord analyze meeting.txt --recipe meeting --lang es", "decisions and open questions, in Spanish"],
    [
      'onrecord analyze talk.vtt --request "three best quotes on prices"',
      "say what is wanted in plain words",
    ],
    ["onrecord analyze recordings/ --out out/", "several recordings, each in a folder of its own"],
    ["onrecord analyze talk.vtt --review statements", "decide yourself on what failed its check"],
    ["onrecord analyze talk.vtt --model translator=apertium/eng-spa", "choose a model for one agent"],
    ["onrecord analyze talk.vtt --server http://localhost:2024", "let a LangGraph server do the work"],
  ]);
  command.action(async (sources: readonly string[], options: AnalyzeOptions) => {
    const global = globalOptionsOf(command);
    const isOwn = options.model === undefined && options.server === undefined;
    const wanted = isOwn && global.quiet !== true && options.dryRun !== true ? "on" : "off";
    const work = async (session: Session): Promise<number> => {
      const hint = createModelHint(session, wanted);
      const code = await analyze(session, hint, { sources, options });
      await hint.say();
      return code;
    };
    finish(await withSession(terminal, global, work));
  });
}

async function analyze(
  session: Session,
  hint: ModelHint,
  wanted: { readonly sources: readonly string[]; readonly options: AnalyzeOptions },
): Promise<number> {
  const { sources: names, options } = wanted;
  const order = toOrder(options);
  const { isMany } = await import("../../app/expand-sources.ts");
  const [only, ...others] = names;
  const isOne = only !== undefined && others.length === 0 && !isMany(only, session.terminal.cwd);
  if (options.server !== undefined) refuseBesideServer(options, isOne);
  if (isOne) {
    const server = options.server === undefined ? {} : { server: options.server };
    const request = { ...order, source: only, ...server };
    return options.dryRun === true
      ? await printPlan(session, request, "pretty")
      : await analyzeOne(session, hint, request);
  }
  const { analyzeMany, findSources } = await import("../analyze-many.ts");
  if (options.dryRun !== true) return await analyzeMany(session, hint, { names, order });
  const { sources, codes } = await findSources(session, names);
  const all = [...codes];
  for (const { source } of sources) all.push(await planAmongOthers(session, { ...order, source }));
  const [first = exitCode.failed] = all;
  return all.every((code) => code === first) ? first : exitCode.partial;
}

/** What a server has no part in. */
function refuseBesideServer({ dryRun }: AnalyzeOptions, isOne: boolean): void {
  const refuse = (message: string): never => {
    throw new OnrecordError(message, { code: "bad_usage" });
  };
  if (!isOne) refuse("--server takes one recording at a time. Name one file, or run it for each.");
  if (dryRun === true) {
    refuse("--dry-run plans with the models of this machine, not with the server's. Leave one of them out.");
  }
}

async function analyzeOne(session: Session, hint: ModelHint, request: AnalyzeRequest): Promise<number> {
  const { printOutcome } = await import("../print-outcome.ts");
  const outcome = await session.app.analyze(request, openCall(session));
  hint.note(outcome.run);
  return printOutcome(session, outcome, { shape: "pretty" });
}

async function planAmongOthers(session: Session, request: AnalyzeRequest): Promise<number> {
  try {
    return await printPlan(session, request, "line");
  } catch (error) {
    return session.fail(error);
  }
}

async function printPlan(session: Session, request: AnalyzeRequest, shape: JsonShape): Promise<number> {
  const { renderPlan } = await import("../print-plan.ts");
  const plan = await session.app.plan(request);
  if (session.json) session.printJson(plan, shape);
  else session.print(renderPlan(plan, session.colors));
  return exitCode.done;
}
