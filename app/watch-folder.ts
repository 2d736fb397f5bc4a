import { setTimeout as sleep } from "node:timers/promises";
import { listFolder } from "./expand-sources.ts";
import type { JobSource } from "./jobs.ts";

/**
 * Gives each transcript in a folder and below, those that are there too, once its size and time were the same at two
 * looks `everyMs` apart; one that changes later is given again. Empty files are waited for. Ends when the signal fires.
 * Throws `not_readable` for a folder that cannot be listed.
 */
export async function watchFolder(
  folder: string,
  options: {
    readonly everyMs: number;
    readonly signal: AbortSignal;
    onArrived(sources: readonly JobSource[]): Promise<void>;
  },
): Promise<void> {
  const { everyMs, signal, onArrived } = options;
  const given = new Map<string, string>();
  let before = new Map<string, string>();
  while (!signal.aborted) {
    const files = listFolder(folder);
    const settled = files.filter(({ source, version }) => {
      const isGrowing = before.get(source) !== version || version.startsWith("0 ");
      return !isGrowing && given.get(source) !== version;
    });
    if (settled.length > 0) await onArrived(settled);
    for (const { source, version } of settled) given.set(source, version);
    before = new Map(files.map(({ source, version }) => [source, version]));
    // Ends early when the signal fires, which is no failure.
    await sleep(everyMs, undefined, { signal }).catch(() => undefined);
  }
}
