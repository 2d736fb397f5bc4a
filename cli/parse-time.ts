import { InvalidArgumentError } from "commander";

const clock = /^(?:(?:(\d+):)?([0-5]?\d):)?([0-5]?\d(?:\.\d+)?)$/;
const secondsOnly = /^\d+(?:\.\d+)?$/;

/** Seconds of `754`, `12:34` or `1:02:03`, each with an optional fraction. */
export function parseTime(text: string): number {
  if (secondsOnly.test(text)) return Number(text);
  const found = clock.exec(text);
  if (found === null) throw new InvalidArgumentError("Give seconds or a clock time: 754, 12:34 or 1:02:03.");
  const [, hours = "0", minutes = "0", seconds = "0"] = found;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}
