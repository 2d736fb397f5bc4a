/** A time of the recording as `[12:34]`, with hours from the first full hour on: `[1:02:03]`. Fractions are cut off. */
export function formatTime(time: number): string {
  return `[${formatClock(time)}]`;
}

/** As `formatTime`, without the brackets: `12:34`, `1:02:03`. */
export function formatClock(time: number): string {
  const whole = Math.floor(time);
  const hours = Math.floor(whole / 3600);
  const minutes = twoDigits(Math.floor(whole / 60) % 60);
  const clock = `${minutes}:${twoDigits(whole % 60)}`;
  return hours === 0 ? clock : `${hours}:${clock}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
