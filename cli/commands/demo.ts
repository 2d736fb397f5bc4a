import { readdir, rm } from "node:fs/promises";
import { isAbsolute, join } from "node:path";
import type { Analysis } from "../../agents/analysis.ts";
import type { Verification } from "../../agents/verification.ts";
import type { App, Outcome } from "../../app/app.ts";
import { OnrecordError } from "../../errors.ts";
import { addExamples, type CommandSetup, globalOptionsOf } from "../command-setup.ts";
import { exitCode, exitCodeOf } from "../exit-code.ts";
import { type Session, withSession } from "../session.ts";

type Part = Outcome<Analysis | Verification>;

/** Adds `onrecord demo`. */
export function addDemoCommand({ program, terminal, finish }: CommandSetup): void {
  const command = program
    .command("demo")
    .summary("see it work on a made-up recording")
    .description("Analyse the sample recording, then check an article and a pasted page about it.")
    .option("--out <dir>", "folder for the reports", join("out", "demo"));
  addExamples(command, [
    ["onrecord demo", "reports go into out/demo/"],
    ["onrecord demo --out /tmp/demo --json", "for programs, into another folder"],
  ]);
  command.action(async ({ out }: { readonly out: string }) => {
    const folder = isAbsolute(out) ? out : join(terminal.cwd, out);
    // A store of its own, new each time: trying the program leaves nothing in the user's and shows nothing old.
    const store = join(folder, "store");
    await rm(store, { recursive: true, force: true });
    const options = { store, ...globalOptionsOf(command) };
    finish(await withSession(terminal, options, (session) => demo(session, folder)));
  });
}

async function demo(session: Session, out: string): Promise<number> {
  const samples = session.terminal.samplesFolder;
  const recording = join(samples, await findRecording(samples));
  const models = { models: {}, localOnly: true };
  const { app } = session;
  const parts: [name: string, part: Part][] = [];
  const run = async (name: string, step: (app: App, out: string) => Promise<Part>): Promise<void> => {
    session.remark(`${name}:`);
    parts.push([name, await step(app, join(out, name))]);
  };
  await run("recording", (_, folder) =>
    app.analyze({ source: recording, recipe: "wisdom", ...models, budget: {}, out: folder }),
  );
  await run("article", (_, folder) =>
    app.verify({ source: recording, article: join(samples, "article.md"), ...models, out: folder }),
  );
  await run("page", (_, folder) =>
    app.verify({ source: join(samples, "pasted-page.txt"), ...models, out: folder }),
  );
  const { printDemo } = await import("../print-demo.ts");
  printDemo(session, parts);
  return Math.max(exitCode.done, ...parts.map(([, part]) => exitCodeOf(part.run.status)));
}

async function findRecording(samples: string): Promise<string> {
  const names = await readdir(samples).catch(() => []);
  const recording = names.sort().find((name) => name.endsWith(".vtt"));
  if (recording !== undefined) return recording;
  throw new OnrecordError(
    `No sample recording (*.vtt) in "${samples}". The installation lacks its samples; install onrecord again.`,
    { code: "not_found" },
  );
}
