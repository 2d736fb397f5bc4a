import { OnrecordError } from "../errors.ts";
import type { Ledger, LedgerScope, LedgerTotals, Spending } from "../store/ledger.ts";
import { createReservations, type Reservations } from "./reservations.ts";

/** Caps of a run or a batch; an absent one is no cap. `usd` is money, `seconds` the time worked on it. */
export interface Caps {
  readonly usd?: number;
  readonly calls?: number;
  readonly tokens?: number;
  readonly seconds?: number;
}

/** A call that is about to be made, at its worst case. */
export interface WantedCall {
  readonly model: string;
  readonly purpose: string;
  readonly worst: Spending;
  readonly signal: AbortSignal;
}

/** A call that may be made and stands in the ledger; settled once, with what it really spent. */
export interface Reservation {
  settle(spent: Spending): Promise<void>;
}

/** What one run may still spend. */
export interface RunBudget {
  /**
   * Reserves a call. At a cap it throws `over_budget`, without a price under a cap on money `unknown_price`. Where
   * only calls in flight stand in the way, it waits for them: they mostly cost less than their worst case.
   */
  reserve(call: WantedCall): Promise<Reservation>;
}

export interface BudgetParts {
  readonly ledger: Ledger;
  readonly runId: string;
  readonly caps: Caps;
  /** The batch that the run belongs to, with caps of its own. */
  readonly batch?: { readonly id: string; readonly caps: Caps };
  /** What a model without a known price means under a cap on money. */
  readonly unknownPrice: "refuse" | "allow";
  readonly nowMs: () => number;
}

/**
 * The budget of a run over the store's ledger: a resumed run goes on with what is left of it. A call starts only
 * while less than each cap is spent and reserved, so that in the end at most the cap and one call are spent.
 */
export function createRunBudget(parts: BudgetParts): RunBudget {
  const { ledger, runId, batch } = parts;
  const session = parts.nowMs();
  const reservations = createReservations();
  const limits = limitsOf(parts);
  const scopes = limits.map(({ scope }) => scope);
  const reserveNow = async ({ model, purpose, worst }: WantedCall): Promise<Reservation | undefined> => {
    const startedMs = parts.nowMs();
    const inBatch = batch === undefined ? {} : { batchId: batch.id };
    const id = await ledger.reserve(
      { runId, ...inBatch, session, model, purpose, worst, startedMs },
      {
        scopes,
        running: { session, nowMs: startedMs },
        mayStart: (totals) => mayStart(limits, totals, reservations),
      },
    );
    if (id === undefined) return undefined;
    return reservations.open((spent) => ledger.settle(id, spent, parts.nowMs()));
  };
  // One after another: a call that stands in the ledger and is not counted here yet would not be waited for.
  const inTurn = createTurns();
  return {
    async reserve(call) {
      refuseUnpriced(parts, call);
      for (;;) {
        const known = reservations.settled();
        const reservation = await inTurn(() => reserveNow(call));
        if (reservation !== undefined) return reservation;
        await reservations.moreSettled(known, call.signal);
      }
    },
  };
}

/** Does one work after another, in the order in which they came. */
function createTurns(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
}

function refuseUnpriced({ caps, batch, unknownPrice }: BudgetParts, { model, worst }: WantedCall): void {
  const isCapped = caps.usd !== undefined || batch?.caps.usd !== undefined;
  if (!isCapped || worst.usd !== null || unknownPrice === "allow") return;
  throw new OnrecordError(
    `The price of ${model} is not known, so a run with --budget-usd cannot count it. Write its price into its card, allow it with --allow-unknown-price, or cap tokens with --max-tokens.`,
    { code: "unknown_price" },
  );
}

/** Caps with whose they are, in words and for the ledger. */
interface Limits {
  readonly whose: string;
  readonly caps: Caps;
  readonly scope: LedgerScope;
}

function limitsOf({ runId, caps, batch }: BudgetParts): readonly Limits[] {
  const all: readonly Limits[] = [
    { whose: "", caps, scope: { runId } },
    ...(batch === undefined
      ? []
      : [{ whose: "of the batch, ", caps: batch.caps, scope: { batchId: batch.id } }]),
  ];
  return all.filter((one) => Object.keys(one.caps).length > 0);
}

/** False: wait for the calls in flight. Throws `over_budget`. */
function mayStart(
  limits: readonly Limits[],
  totals: readonly LedgerTotals[],
  reservations: Pick<Reservations, "count">,
): boolean {
  return limits.every(({ whose, caps }, index) => {
    const spent = totals[index];
    if (spent === undefined) throw new TypeError(`The ledger gave no totals ${whose}for the caps.`);
    const state = compare(caps, spent);
    if (state === "free") return true;
    if (state.by === "reserved" && reservations.count() > 0) return false;
    throw new OnrecordError(
      `The budget ${whose}${state.option} ${state.cap} is used up, so no new call was made. Raise it and run again; finished calls are not paid twice.`,
      { code: "over_budget" },
    );
  });
}

interface Reached {
  readonly option: string;
  readonly cap: number;
  /** Whether the cap is reached without the calls that have not ended. */
  readonly by: "spent" | "reserved";
}

function compare(caps: Caps, totals: LedgerTotals): Reached | "free" {
  const uses: readonly (readonly [
    option: string,
    cap: number | undefined,
    spent: number,
    reserved: number,
  ])[] = [
    ["--max-calls", caps.calls, totals.calls, 0],
    ["--max-tokens", caps.tokens, totals.tokens, totals.reservedTokens],
    ["--max-seconds", caps.seconds, totals.seconds, 0],
    ["--budget-usd", caps.usd, totals.usd, totals.reservedUsd],
  ];
  const reached = uses.flatMap(([option, cap, spent, reserved]): Reached[] => {
    if (cap === undefined || spent + reserved < cap) return [];
    return [{ option, cap, by: spent >= cap ? "spent" : "reserved" }];
  });
  return reached.find(({ by }) => by === "spent") ?? reached[0] ?? "free";
}
