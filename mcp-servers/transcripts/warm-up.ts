import type { OpenTranscript } from "./library-reader.ts";

/** Builds the indexes of a transcript while nothing is asked, so that the first question is answered at once. */
export interface WarmUp {
  /** After a while of quiet; whatever waited before is left out. */
  prepare(open: OpenTranscript): void;
  stop(): void;
}

const quietMs = 150;

/** One step at a time, each in a turn of its own: a call that comes in waits for one index at most. */
export function createWarmUp(): WarmUp {
  let waiting: NodeJS.Timeout | undefined;
  const stop = (): void => clearTimeout(waiting);
  const take = (steps: readonly (() => unknown)[]): void => {
    const [step, ...rest] = steps;
    if (step === undefined) return;
    stop();
    waiting = setTimeout(() => {
      step();
      take(rest);
    }, quietMs);
    // Nothing that was not asked for keeps a process alive.
    waiting.unref();
  };
  return {
    prepare: ({ recording, searchIndex }) =>
      take([() => recording.grounding(), () => void searchIndex(), () => recording.evidence()]),
    stop,
  };
}
