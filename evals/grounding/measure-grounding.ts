import type { Measured, MeasureFigures } from "./figure.ts";

const measures: readonly MeasureFigures[] = [];

/** All figures of the built-in engine on a folder of labelled data, with the rows that it gets wrong. */
export async function measureGrounding(dataFolder: string): Promise<Measured> {
  const figures: Measured["figures"][number][] = [];
  const errors: Measured["errors"][number][] = [];
  // One after another: times are measured among the figures.
  for (const measure of measures) {
    const measured = await measure(dataFolder);
    figures.push(...measured.figures);
    errors.push(...measured.errors);
  }
  return { figures, errors };
}
