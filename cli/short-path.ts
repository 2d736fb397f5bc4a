import { relative } from "node:path";

/** A path as a person in the folder would write it: relative when it lies inside. */
export function shortPath(path: string, folder: string): string {
  const short = relative(folder, path);
  return short === "" || short.startsWith("..") ? path : short;
}
