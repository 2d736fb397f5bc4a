import { setMaxListeners } from "node:events";
import type { Spending } from "../store/ledger.ts";
import { abortError } from "./until-aborted.ts";

/** The reservations of this process that are not settled yet, and a way to wait for one of them. */
export interface Reservations {
  count(): number;
  /** A reservation whose first `settle` writes; later ones do nothing. */
  open(write: (spent: Spending) => void): { settle(spent: Spending): void };
  /** Resolves when one is settled; throws `cancelled` when the signal is aborted first. */
  nextSettled(signal: AbortSignal): Promise<void>;
}

/** None open at first. */
export function createReservations(): Reservations {
  let open = 0;
  const waiting = new Set<() => void>();
  return {
    count: () => open,
    open(write) {
      open += 1;
      let isOpen = true;
      return {
        settle(spent) {
          if (!isOpen) return;
          isOpen = false;
          open -= 1;
          try {
            write(spent);
          } finally {
            for (const wake of [...waiting]) wake();
          }
        },
      };
    },
    nextSettled: (signal) =>
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
      }),
  };
}
