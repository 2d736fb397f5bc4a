import { modernMeta } from "../hosts/line-pipe.ts";

/** Headers of a call that everyone sends. */
export const json = { "content-type": "application/json", accept: "application/json, text/event-stream" };

/** A call that is answered at once. */
export const counting = { name: "count_letters", arguments: { text: "abc" } };

/** A call that is not answered before the test is over. */
export const waiting = { name: "wait_seconds", arguments: { seconds: 30 } };

/** A request as a body; without an id it is a notification. */
export function toBody(method: string, params: object, id?: number): string {
  return JSON.stringify({ jsonrpc: "2.0", ...(id === undefined ? {} : { id }), method, params });
}

/** A call of the handshake eras as a request. */
export function handshakeCall(call: { readonly name: string }, id = 1) {
  return { headers: json, body: toBody("tools/call", call, id) };
}

/** A call of 2026-07-28 as a request. */
export function modernCall(call: { readonly name: string }, id = 1) {
  const headers = { "mcp-protocol-version": "2026-07-28", "mcp-method": "tools/call", "mcp-name": call.name };
  return {
    headers: { ...json, ...headers },
    body: toBody("tools/call", { ...call, _meta: modernMeta() }, id),
  };
}
