/** Counts what is being done, up to a limit. */
export interface InFlight {
  /** Takes `count` places and gives back how to free them, once; `undefined` when there are not that many. */
  take(count: number): (() => void) | undefined;
}

export function createInFlight(most: number): InFlight {
  let taken = 0;
  return {
    take(count) {
      if (taken + count > most) return undefined;
      taken += count;
      let isTaken = true;
      return () => {
        if (isTaken) taken -= count;
        isTaken = false;
      };
    },
  };
}
