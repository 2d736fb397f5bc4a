/** Rows that are worked side by side, at most `places` at once. */
export interface Lane<T> {
  readonly name: string;
  readonly places: number;
  readonly jobs: Iterable<T>;
}

/** The most rows at once, of all lanes together. */
const mostAtOnce = 16;

/** Lanes with so many places that all together have no more than there may be; each keeps one. */
export function limitLanes<T>(lanes: readonly Lane<T>[]): readonly Lane<T>[] {
  const wanted = lanes.reduce((sum, { places }) => sum + places, 0);
  if (wanted <= mostAtOnce) return lanes;
  return lanes.map((lane) => ({
    ...lane,
    places: Math.max(1, Math.floor((lane.places * mostAtOnce) / wanted)),
  }));
}

/** Works all lanes at the same time, the jobs of each in their order. The first error ends them all and is thrown. */
export async function runLanes<T>(lanes: readonly Lane<T>[], work: (job: T) => Promise<void>): Promise<void> {
  let failed: { readonly cause: unknown } | undefined;
  const worker = async (jobs: Iterator<T>): Promise<void> => {
    for (let next = jobs.next(); next.done !== true && failed === undefined; next = jobs.next()) {
      try {
        await work(next.value);
      } catch (cause) {
        failed ??= { cause };
      }
    }
  };
  await Promise.all(
    lanes.flatMap(({ places, jobs }) => {
      const shared = jobs[Symbol.iterator]();
      return Array.from({ length: places }, () => worker(shared));
    }),
  );
  if (failed !== undefined) throw failed.cause;
}
