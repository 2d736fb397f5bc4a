const units = ["B", "kB", "MB", "GB", "TB"] as const;

/** Bytes for people, in powers of a thousand: `0 B`, `64 kB`, `1.2 GB`. */
export function describeBytes(bytes: number): string {
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** power;
  return `${power === 0 || value >= 9.95 ? Math.round(value) : value.toFixed(1)} ${units[power]}`;
}
