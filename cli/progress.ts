import type { ProgressEvent } from "../app/app.ts";
import { terminalSafe } from "../report/terminal-safe.ts";
import type { Colors } from "./colors.ts";
import type { Terminal } from "./terminal.ts";

/** Shows the steps of a graph on standard error while they happen. */
export interface Progress {
  show(event: ProgressEvent): void;
  /** Takes a live line away. */
  close(): void;
}

/** `live`: one line that changes; `plain`: a line a finished step; `silent`: nothing. */
export type ProgressMode = "live" | "plain" | "silent";

/** A progress display in the given mode. */
export function createProgress(mode: ProgressMode, terminal: Terminal, colors: Colors): Progress {
  switch (mode) {
    case "live":
      return createLiveProgress(terminal, colors);
    case "plain":
      return createPlainProgress(terminal);
    case "silent":
      return { show: () => undefined, close: () => undefined };
    default:
      return mode satisfies never;
  }
}

function createPlainProgress(terminal: Terminal): Progress {
  return {
    show(event) {
      if (event.state !== "started") terminal.error.write(`${describe(event)}\n`);
    },
    close: () => undefined,
  };
}

function createLiveProgress(terminal: Terminal, colors: Colors): Progress {
  const running = new Set<string>();
  let shown = false;
  const clear = (): void => {
    if (shown) terminal.error.write("\r\u001b[2K");
    shown = false;
  };
  return {
    show(event) {
      clear();
      if (event.state === "started") running.add(event.step);
      else running.delete(event.step);
      if (event.state === "failed") terminal.error.write(`${colors.red(describe(event))}\n`);
      if (running.size === 0) return;
      terminal.error.write(colors.dim(liveLine(event, [...running], terminal.error.columns)));
      shown = true;
    },
    close() {
      clear();
      running.clear();
    },
  };
}

function liveLine(event: ProgressEvent, running: readonly string[], columns: number): string {
  const count = event.total === undefined ? `${event.done}` : `${event.done}/${event.total}`;
  const line = terminalSafe(`[${count}] ${running.join(", ")} …`).replace(/\s+/g, " ");
  // One short of the width: a full line would wrap and could not be taken away.
  return line.length < columns ? line : `${line.slice(0, Math.max(0, columns - 2))}…`;
}

function describe(event: ProgressEvent): string {
  const note = event.note === undefined ? "" : ` (${event.note})`;
  return terminalSafe(`${event.step}… ${event.state}${note}`).replace(/\s+/g, " ");
}
