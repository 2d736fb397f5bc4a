/** Seconds as people write them: `02:34`, from an hour on `1:02:03`. Parts of a second are cut. */
export function formatClock(seconds: number): string {
  const whole = Number.isFinite(seconds) ? Math.max(0, Math.floor(seconds)) : 0;
  const hours = Math.floor(whole / 3600);
  const clock = `${twoDigits(Math.floor(whole / 60) % 60)}:${twoDigits(whole % 60)}`;
  return hours === 0 ? clock : `${hours}:${clock}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
