/** JSON-RPC codes that the hosts answer with (JSON-RPC 2.0, section 5.1; -32000 is a server's own). */
export const rpcCode = {
  parseError: -32700,
  invalidRequest: -32600,
  methodNotFound: -32601,
  invalidParams: -32602,
  internal: -32603,
  refused: -32000,
} as const;

/** A request that is answered with an error of the protocol; both SDKs send `code`, `message` and `data` on. */
export class ProtocolError extends Error {
  readonly code: number;
  readonly data: unknown;

  constructor(message: string, options: { readonly code: number; readonly data?: unknown }) {
    super(message);
    this.name = "ProtocolError";
    this.code = options.code;
    this.data = options.data;
  }
}
