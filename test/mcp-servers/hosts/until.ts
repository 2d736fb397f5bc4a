/** Waits until something is so, at most fifteen seconds; the milliseconds it took. */
export async function until(isTrue: () => boolean): Promise<number> {
  const started = performance.now();
  while (!isTrue()) {
    if (performance.now() - started > 15_000) throw new Error("It never happened.");
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  return performance.now() - started;
}
