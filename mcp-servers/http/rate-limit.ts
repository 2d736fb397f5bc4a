/** A bucket that holds `burst` requests and fills up by `perMinute`; an ever-growing clock is handed in. */
export interface RateLimit {
  /** Takes one request out of the bucket; the seconds to wait when it is empty, else 0. */
  take(): number;
}

export function createRateLimit(
  { burst, perMinute }: { readonly burst: number; readonly perMinute: number },
  nowMs: () => number,
): RateLimit {
  let left = burst;
  let at = nowMs();
  return {
    take() {
      const now = nowMs();
      left = Math.min(burst, left + ((now - at) / 60_000) * perMinute);
      at = now;
      if (left < 1) return Math.ceil(((1 - left) / perMinute) * 60);
      left -= 1;
      return 0;
    },
  };
}
