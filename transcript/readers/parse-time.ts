const strictTime = /^(?:(\d{1,6}):)?([0-5]\d):([0-5]\d)\.(\d{3})$/;
const looseTime = /^(?:(\d{1,4}):)?(?:(\d{1,2}):)?(\d{1,5})(?:[.,](\d{1,6}))?$/;
const subRipTime = /^(\d{1,4}):(\d{1,2}):(\d{1,3})(?:[.,:](\d{1,6}))?$/;

/** Seconds of a WebVTT time as its specification has it (hours optional, three decimals); else `undefined`. */
export function parseStrictTime(text: string): number | undefined {
  const match = strictTime.exec(text) ?? undefined;
  return match && toSeconds(match[1], match[2], match[3], match[4]);
}

/** Seconds of a time as people write it: `75.5`, `1:15`, `01:02:03,25`; a part over 59 gives `undefined`. */
export function parseLooseTime(text: string): number | undefined {
  const match = looseTime.exec(text);
  if (match === null) return undefined;
  const [, first, second, seconds, fraction] = match;
  if (first === undefined) return toSeconds("0", "0", seconds, fraction);
  const parts: readonly [string, string] = second === undefined ? ["0", first] : [first, second];
  if (Number(seconds) > 59 || (second !== undefined && Number(second) > 59)) return undefined;
  return toSeconds(parts[0], parts[1], seconds, fraction);
}

/** Seconds of a SubRip time; digits after the mark are a decimal fraction; `undefined` for a minute past 59. */
export function parseSubRipTime(text: string): number | undefined {
  const match = subRipTime.exec(text);
  if (match === null || Number(match[2]) > 59 || Number(match[3]) > 59) return undefined;
  return toSeconds(match[1], match[2], match[3], match[4]);
}

function toSeconds(
  hours: string | undefined,
  minutes: string | undefined,
  ...[seconds, fraction]: (string | undefined)[]
): number {
  const whole = Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0);
  return whole + Number(`0.${fraction ?? 0}`);
}
