import { createInterface } from "node:readline";
import { Writable } from "node:stream";
import type { Terminal } from "./terminal.ts";

/** Asks a person for lines, one at a time. */
export interface LineAsker {
  /** The line without its end; `undefined` once there will be none. `draft` stands in the line to be edited. */
  ask(prompt: string, draft?: string): Promise<string | undefined>;
  close(): void;
}

/** Lines of standard input; prompts go to standard error, because standard output belongs to results. */
export function createLineAsker(terminal: Terminal): LineAsker {
  const { input } = terminal.openStreams();
  const output = new Writable({
    write(chunk, _encoding, done) {
      terminal.error.write(String(chunk));
      done();
    },
  });
  const isTty = terminal.error.isTty && "isTTY" in input && input.isTTY === true;
  const lines = createInterface({ input, output, terminal: isTty });
  const read: string[] = [];
  let isClosed = false;
  let wake: () => void = () => undefined;
  lines.on("line", (line) => {
    read.push(line);
    wake();
  });
  lines.on("close", () => {
    isClosed = true;
    wake();
  });
  // With a line editor the terminal hands Ctrl-C to the reader and not to the process.
  lines.on("SIGINT", () => lines.close());
  terminal.signal.addEventListener("abort", () => lines.close(), { once: true });
  const show = (prompt: string, draft = ""): void => {
    // An input that was piped in may have been read to its end by now.
    if (isClosed || !isTty) {
      terminal.error.write(prompt);
      return;
    }
    lines.setPrompt(prompt);
    lines.prompt();
    lines.write(draft);
  };
  return {
    async ask(prompt, draft) {
      if (isClosed && read.length === 0) return undefined;
      show(prompt, draft);
      while (read.length === 0 && !isClosed) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      // Nobody has typed the end of the line where the input is no terminal.
      if (!isTty) terminal.error.write("\n");
      return read.shift();
    },
    close: () => lines.close(),
  };
}
