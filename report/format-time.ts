import { formatClock } from "../transcript/format-clock.ts";

/** A time of the recording as it stands in reports: `[12:34]`, `[1:02:03]`. */
export function formatTime(seconds: number): string {
  return `[${formatClock(seconds)}]`;
}
