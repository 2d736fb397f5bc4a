import pc from "picocolors";
import type { App, ProgressEvent } from "../app/app.ts";
import { terminalSafe } from "../report/terminal-safe.ts";
import { explainFullDisk } from "../store/disk-full.ts";
import type { Colors } from "./colors.ts";
import { type ConfigOptions, printConfig } from "./print-config.ts";
import { printError } from "./print-error.ts";
import { type JsonShape, toSafeJson } from "./print-json.ts";
import { createProgress, type ProgressMode } from "./progress.ts";
import type { Terminal } from "./terminal.ts";

/** Options that every command takes. */
export interface GlobalOptions extends ConfigOptions {
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly color: boolean;
  readonly store?: string;
  /** The command prints the settings in force, and does nothing else. */
  readonly printConfig?: boolean;
}

/** What a command works with: the app, and a way to print results. */
export interface Session {
  readonly app: App;
  readonly terminal: Terminal;
  readonly json: boolean;
  readonly colors: Colors;
  /** How progress is shown. */
  readonly progressMode: ProgressMode;
  /** Shows a step of one of several runs. */
  showStep(event: ProgressEvent): void;
  /** Writes a result and a line end to standard output. */
  print(text: string): void;
  /** Writes a value as JSON to standard output; `lines`: on one line. */
  printJson(value: unknown, shape?: JsonShape): void;
  /** Writes a remark and a line end to standard error; nothing with `--quiet`. */
  remark(text: string): void;
  /** Writes what a person is asked about, and a line end, to standard error. */
  tell(text: string): void;
  /** Writes what went wrong, and a line end, to standard error. */
  complain(text: string): void;
  /** Writes an error that ends one part of the command, and gives its exit code. */
  fail(error: unknown): number;
}

/** Opens the app for one command, shows progress, and closes both whatever happens. */
export async function withSession(
  terminal: Terminal,
  options: GlobalOptions,
  work: (session: Session) => Promise<number>,
): Promise<number> {
  const colored = options.color && (terminal.variables["NO_COLOR"] ?? "") === "";
  const mode = progressModeOf(terminal, options);
  const progress = createProgress(mode, terminal, pc.createColors(colored && terminal.error.isTty));
  const say = (text: string): void => {
    progress.close();
    terminal.error.write(`${terminalSafe(text)}\n`);
  };
  const app = await terminal.openApp({
    ...(options.store === undefined ? {} : { store: options.store }),
    onProgress: progress.show,
  });
  try {
    const session: Session = {
      app,
      terminal,
      json: options.json === true,
      progressMode: mode,
      showStep: progress.show,
      colors: pc.createColors(colored && terminal.out.isTty),
      print: (text) => {
        progress.close();
        terminal.out.write(`${text}\n`);
      },
      printJson: (value, shape) => {
        progress.close();
        terminal.out.write(`${toSafeJson(value, shape)}\n`);
      },
      remark: (text) => {
        if (options.quiet !== true) say(text);
      },
      tell: say,
      complain: (text) => say(`onrecord: ${text}`),
      fail: (error) => {
        progress.close();
        return printError(error, terminal);
      },
    };
    return await (options.printConfig === true ? printConfig(session, options) : work(session));
  } catch (error) {
    throw explainFullDisk(error, app.storeFolder);
  } finally {
    progress.close();
    await app.close();
  }
}

function progressModeOf(terminal: Terminal, options: GlobalOptions): ProgressMode {
  if (options.quiet === true) return "silent";
  const dumb = terminal.variables["TERM"] === "dumb" || !options.color;
  return terminal.error.isTty && !dumb ? "live" : "plain";
}
