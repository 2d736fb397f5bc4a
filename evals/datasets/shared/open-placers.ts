import type { DataFiles } from "../data-files.ts";
import { createPointPlacer, type PointPlacer } from "./place-points.ts";

/** A function that gives the placer of a file, made once for each. */
export function openPlacers(files: DataFiles): (path: string) => PointPlacer {
  const known = new Map<string, PointPlacer>();
  return (path) => {
    const placer = known.get(path) ?? createPointPlacer(files.text(path), files.transcript(path));
    known.set(path, placer);
    return placer;
  };
}
