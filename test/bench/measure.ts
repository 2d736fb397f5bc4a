/** How often something is done before it is timed, and how often it is timed. */
export interface Rounds {
  readonly warmUps: number;
  readonly runs: number;
}

/** Median milliseconds of one call. */
export async function measure(work: () => unknown, { warmUps, runs }: Rounds): Promise<number> {
  for (let round = 0; round < warmUps; round += 1) await work();
  const times: number[] = [];
  for (let round = 0; round < runs; round += 1) {
    const startedMs = performance.now();
    await work();
    times.push(performance.now() - startedMs);
  }
  return median(times);
}

/** The middle of some numbers; of an even count, the upper of the two. */
export function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}
