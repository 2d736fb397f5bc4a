import {
  BrokenCircuitError,
  type CircuitBreakerPolicy,
  ConsecutiveBreaker,
  circuitBreaker,
  handleWhen,
} from "cockatiel";
import { OnrecordError } from "../errors.ts";

/** Stops calling a server that keeps failing, for a while. */
export interface ServerBreakers {
  /** Runs `work`, or throws `unreachable` without running it while the server is left alone. */
  run<T>(server: string, work: () => Promise<T>): Promise<T>;
}

export interface BreakerOptions {
  /** Failures in a row, of whatever calls, after which a server is left alone. */
  readonly failures?: number;
  /** For how long; then one call tries it, and the others wait for how that goes. */
  readonly pauseMs?: number;
}

/** Breakers for all servers of a process; make one and share it. 5 failures in a row, 15 s by default. */
export function createServerBreakers({
  failures = 5,
  pauseMs = 15_000,
}: BreakerOptions = {}): ServerBreakers {
  const policies = new Map<string, CircuitBreakerPolicy>();
  return {
    async run(server, work) {
      const policy = policies.get(server) ?? createPolicy(failures, pauseMs);
      policies.set(server, policy);
      try {
        return await policy.execute(work);
      } catch (cause) {
        if (!(cause instanceof BrokenCircuitError)) throw cause;
        throw new OnrecordError(
          `The model server ${server} failed ${failures} times in a row and is left alone for ${pauseMs / 1000} s. ${lastMessage(policy)}`,
          { code: "unreachable", cause },
        );
      }
    },
  };
}

/** Whether an error says that a server is left alone, and was not called. */
export function isLeftAlone(error: unknown): boolean {
  return error instanceof OnrecordError && error.cause instanceof BrokenCircuitError;
}

function createPolicy(failures: number, pauseMs: number): CircuitBreakerPolicy {
  return circuitBreaker(handleWhen(isServerDown), {
    halfOpenAfter: pauseMs,
    breaker: new ConsecutiveBreaker(failures),
  });
}

function isServerDown(error: Error): boolean {
  return error instanceof OnrecordError && (error.code === "unreachable" || error.code === "server_error");
}

function lastMessage(policy: CircuitBreakerPolicy): string {
  const failure = policy.lastFailure;
  const message = failure !== undefined && "error" in failure ? failure.error.message : "";
  return `${message} Try again later.`.trim();
}
