/** A span of seconds for people, such as `40 s`, `12 min` or `3.5 h`. */
export function describeSpan(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  if (seconds < 5_400) return `${Math.round(seconds / 60)} min`;
  return `${(seconds / 3_600).toFixed(1)} h`;
}
