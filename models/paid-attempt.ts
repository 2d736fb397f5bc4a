import { type ErrorCode, OnrecordError } from "../errors.ts";
import type { Spending } from "../store/ledger.ts";
import type { AdapterAnswer, AdapterRequest, ModelAdapter } from "./adapter.ts";
import type { RunBudget } from "./budget.ts";
import type { ModelPrice } from "./card.ts";
import { estimateTokens } from "./count-tokens.ts";
import type { TokenUsage } from "./model.ts";
import { costOf } from "./prices.ts";

/** An answer with what it cost. */
export interface PaidAnswer {
  readonly answer: AdapterAnswer;
  readonly usage: TokenUsage;
  readonly costUsd: number | null;
}

/** One attempt to be paid for. */
export interface Payment {
  readonly spec: string;
  readonly purpose: string;
  readonly adapter: ModelAdapter;
  readonly budget: RunBudget;
  /** null: not known. */
  readonly price: ModelPrice | null;
  /** What the prompt is expected to count. */
  readonly expectedTokens: number;
}

/** Failures before a server worked: nothing can have been billed. After any other, the worst case stays counted. */
const unbilled: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  "unreachable",
  "auth",
  "quota",
  "rate_limited",
  "model_missing",
  "context_exceeded",
  "not_local",
  "bad_input",
  "model_failed",
  "bad_usage",
]);

const nothing: Spending = { inputTokens: 0, cachedTokens: 0, outputTokens: 0, usd: 0 };

/** Reserves the worst case, makes the attempt, and settles what was reported, or estimated where nothing was. */
export async function payAttempt(payment: Payment, request: AdapterRequest): Promise<PaidAnswer> {
  const { spec, purpose, adapter, budget, price, expectedTokens } = payment;
  const worst = priceSpending(price, {
    inputTokens: expectedTokens,
    cachedTokens: 0,
    outputTokens: request.maxOutputTokens,
  });
  const reservation = await budget.reserve({ model: spec, purpose, worst, signal: request.signal });
  try {
    const answer = await adapter.call(request);
    const usage = usageOf(answer, expectedTokens);
    const { source: _, ...tokens } = usage;
    const spent = priceSpending(price, tokens);
    await reservation.settle(spent);
    return { answer, usage, costUsd: spent.usd };
  } catch (cause) {
    const isFree = cause instanceof OnrecordError && unbilled.has(cause.code);
    await reservation.settle(isFree ? nothing : worst);
    throw cause;
  }
}

function priceSpending(price: ModelPrice | null, tokens: Omit<Spending, "usd">): Spending {
  return { ...tokens, usd: price === null ? null : costOf(price, tokens) };
}

function usageOf(answer: AdapterAnswer, expectedTokens: number): TokenUsage {
  const { inputTokens, outputTokens } = answer;
  const isReported = inputTokens !== undefined && outputTokens !== undefined;
  const cachedTokens = answer.cachedTokens ?? 0;
  // Servers that count cached tokens apart report more of them than of the others.
  const apart = inputTokens !== undefined && cachedTokens > inputTokens ? cachedTokens : 0;
  return {
    inputTokens: (inputTokens ?? expectedTokens) + apart,
    cachedTokens,
    outputTokens: outputTokens ?? estimateTokens(answer.text),
    source: isReported ? "reported" : "estimated",
  };
}
