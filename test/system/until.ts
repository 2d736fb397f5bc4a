import { setTimeout as sleep } from "node:timers/promises";

/** Waits until something holds; throws with its name after two minutes, or after `timeoutMs`. */
export async function until(what: string, holds: () => boolean, timeoutMs = 120_000): Promise<void> {
  const endMs = performance.now() + timeoutMs;
  while (!holds()) {
    if (performance.now() > endMs) throw new Error(`Not within ${timeoutMs / 1000} s: ${what}.`);
    await sleep(5);
  }
}
