import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";

/** What is started, with its whole environment. */
export interface ProgramStart {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
}

/** A program that leads a process group of its own, so that it can be stopped with all it has started. */
export interface ProcessTree {
  readonly child: ChildProcess;
  /** Ends it. `ask`: its input is closed first, and it may take a second to leave; `kill`: it is told to stop at once. */
  stop(how: "ask" | "kill"): Promise<void>;
}

const leaveMs = 1_000;
const stopMs = 300;
/** Nothing outlives SIGKILL; this only waits until the system has cleared up. */
const clearMs = 200;
const lookMs = 15;

/** Starts a program with pipes for its three streams; the `spawn` or `error` event of `child` says whether it runs. */
export function startProcessTree(start: ProgramStart): ProcessTree {
  const isWindows = process.platform === "win32";
  const child = spawn(start.command, [...start.args], {
    cwd: start.cwd,
    env: { ...start.env },
    stdio: "pipe",
    detached: !isWindows,
    windowsHide: true,
  });
  // Writing to a program that has gone is no error of ours: its end is told by its own event.
  child.stdin?.on("error", () => undefined);
  const stop = async (how: "ask" | "kill"): Promise<void> => {
    const { pid } = child;
    child.stdin?.end();
    if (pid === undefined) return;
    if (isWindows) await stopOnWindows(child, pid, how);
    else await stopGroup(pid, how);
    child.stdin?.destroy();
    child.stdout?.destroy();
    child.stderr?.destroy();
  };
  return { child, stop };
}

async function stopGroup(pid: number, how: "ask" | "kill"): Promise<void> {
  if (how === "ask" && (await isGoneWithin(pid, leaveMs))) return;
  signalGroup(pid, "SIGTERM");
  if (await isGoneWithin(pid, stopMs)) return;
  signalGroup(pid, "SIGKILL");
  await isGoneWithin(pid, clearMs);
}

async function isGoneWithin(pid: number, withinMs: number): Promise<boolean> {
  for (let waitedMs = 0; waitedMs < withinMs; waitedMs += lookMs) {
    if (!signalGroup(pid, 0)) return true;
    await sleep(lookMs);
  }
  return !signalGroup(pid, 0);
}

/** Whether there is still a process in the group. */
function signalGroup(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(-pid, signal);
    return true;
  } catch {
    return false;
  }
}

async function stopOnWindows(child: ChildProcess, pid: number, how: "ask" | "kill"): Promise<void> {
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  if (child.exitCode !== null) return;
  if (how === "ask") await Promise.race([ended, sleep(leaveMs)]);
  if (child.exitCode !== null) return;
  spawn("taskkill", ["/pid", String(pid), "/T", "/F"], { stdio: "ignore", windowsHide: true }).on(
    "error",
    () => undefined,
  );
  await Promise.race([ended, sleep(stopMs)]);
}
