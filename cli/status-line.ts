import { terminalSafe } from "../report/terminal-safe.ts";
import type { ProgressMode } from "./progress.ts";
import type { Terminal } from "./terminal.ts";

/** A line on standard error that says how far something is. */
export interface StatusLine {
  /** Whether it is time to show how far it is. */
  isDue(): boolean;
  /** Asks for the text only when it is due. */
  show(text: () => string): void;
  /** Takes a live line away. */
  close(): void;
}

/** A live line twice a second, a plain one every ten seconds, or nothing. */
export function createStatusLine(mode: ProgressMode, terminal: Terminal): StatusLine {
  const everyMs = mode === "live" ? 500 : 10_000;
  let shownMs = terminal.nowMs();
  let isShown = false;
  const close = (): void => {
    if (isShown) terminal.error.write("\r\u001b[2K");
    isShown = false;
  };
  const isDue = (): boolean => mode !== "silent" && terminal.nowMs() - shownMs >= everyMs;
  return {
    isDue,
    show(text) {
      if (!isDue()) return;
      shownMs = terminal.nowMs();
      const line = terminalSafe(text());
      if (mode === "plain") {
        terminal.error.write(`${line}\n`);
        return;
      }
      close();
      // One short of the width: a full line would wrap and could not be taken away.
      terminal.error.write(line.slice(0, Math.max(0, terminal.error.columns - 1)));
      isShown = true;
    },
    close,
  };
}
