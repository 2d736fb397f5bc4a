/** How a server is offered over HTTP. */
export interface HttpOptions {
  /** Address to listen on; loopback unless the user says otherwise. */
  readonly bind: string;
  /** 0: any free one. */
  readonly port: number;
  /** What clients have to send as `Authorization: Bearer …`; absent only where the user gave it up, on loopback. */
  readonly token?: string;
  /** Host names that requests may be for, besides this machine's own and `bind`. */
  readonly allowedHosts: readonly string[];
  /** Origins of web pages that may ask, such as `https://notes.example`, besides those of this machine. */
  readonly allowedOrigins: readonly string[];
  /** Most requests a minute in the long run; as many may come at once. */
  readonly requestsPerMinute?: number;
  /**
   * `kept`: clients of the handshake eras get sessions, over which the server can ask them for input. The servers of
   * onrecord ask for nothing and keep none.
   */
  readonly sessions?: "none" | "kept";
  /** Milliseconds of a clock that never goes back. */
  nowMs(): number;
  newId(): string;
  /** Hears of faults of the program itself, which clients are not told. */
  report?(fault: unknown): void;
}

/** Largest body of a request. */
export const maxBodyBytes = 5_000_000;

/** Most calls that are answered at the same time. */
export const maxCallsInFlight = 16;

/** Whether an address only reaches this machine. */
export function isLoopback(address: string): boolean {
  return (
    address === "localhost" ||
    address === "::1" ||
    address === "[::1]" ||
    /^127(?:\.\d{1,3}){3}$/.test(address)
  );
}
