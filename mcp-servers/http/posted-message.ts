import { claimsModernEra } from "../hosts/message.ts";

/** What the door has to know of a body that was posted; the SDK judges the rest. */
export interface PostedMessage {
  /** How many requests it holds that will be answered; a stream of subscriptions is no call. */
  readonly calls: number;
  readonly opens: "session" | "call" | "nothing";
  readonly era: "handshake" | "modern";
  /** The id of the one request it is; absent for batches and notifications. */
  readonly id?: string | number;
  /** The id of the request that it cancels. */
  readonly cancels?: string | number;
}

/** Looks at a parsed body, whatever it is. */
export function describePosted(body: unknown): PostedMessage {
  if (Array.isArray(body)) return { calls: Math.max(1, body.length), opens: "call", era: "handshake" };
  const era = claimsModernEra(memberOf(body, "params")) ? "modern" : "handshake";
  const method = memberOf(body, "method");
  if (method === "notifications/cancelled") {
    const cancels = toId(memberOf(memberOf(body, "params"), "requestId"));
    return { calls: 0, opens: "nothing", era, ...(cancels === undefined ? {} : { cancels }) };
  }
  const id = toId(memberOf(body, "id"));
  if (id === undefined || typeof method !== "string") return { calls: 0, opens: "nothing", era };
  if (method === "subscriptions/listen") return { calls: 0, opens: "call", era, id };
  return { calls: 1, opens: method === "initialize" ? "session" : "call", era, id };
}

function memberOf(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
}

function toId(value: unknown): string | number | undefined {
  return typeof value === "string" || typeof value === "number" ? value : undefined;
}
