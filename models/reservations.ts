import { setMaxListeners } from "node:events";
import type { Spending } from "../store/ledger.ts";
import { abortError } from "./until-aborted.ts";

/** The reservations of this process that are not settled yet, and a way to wait for one of them. */
export interface Reservations {
  count(): number;
  /** How many were settled so far. */
  settled(): number;
  /** A reservation whose first `settle` writes; later ones do nothing. It is open until that is written. */
  open(write: (spent: Spending) => Promise<void>): { settle(spent: Spending): Promise<void> };
  /** Resolves when more than `known` are settled; throws `cancelled` when the signal is aborted first. */
  moreSettled(known: number, signal: AbortSignal): Promise<void>;
}

/** None open at first. */
export function createReservations(): Reservations {
  let open = 0;
  let settled = 0;
  const waiting = new Set<() => void>();
  return {
    count: () => open,
    settled: () => settled,
    open(write) {
      open += 1;
      let isOpen = true;
      return {
        async settle(spent) {
          if (!isOpen) return;
          isOpen = false;
          try {
            await write(spent);
          } finally {
            open -= 1;
            settled += 1;
            for (const wake of [...waiting]) wake();
          }
        },
      };
    },
    moreSettled: (known, signal) =>
      new Promise((resolve, reject) => {
        const cancel = (): void => {
          waiting.delete(wake);
          reject(abortError(signal));
        };
        const wake = (): void => {
          waiting.delete(wake);
          signal.removeEventListener("abort", cancel);
          resolve();
        };
        waiting.add(wake);
        // All calls of a run listen to its one signal; Node would warn of a leak from the eleventh on.
        setMaxListeners(0, signal);
        signal.addEventListener("abort", cancel, { once: true });
        if (signal.aborted) cancel();
        // One was settled before anybody waited for it.
        else if (settled > known) wake();
      }),
  };
}
