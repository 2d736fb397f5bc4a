import { rpcCode } from "../protocol-error.ts";

/** An id of a request, as the protocol allows them. */
export type RequestId = string | number;

/** A JSON-RPC request. */
export interface RequestMessage {
  readonly jsonrpc: "2.0";
  readonly id: RequestId;
  readonly method: string;
  readonly params?: Readonly<Record<string, unknown>>;
}

/** A JSON-RPC notification. */
export interface NotificationMessage {
  readonly jsonrpc: "2.0";
  readonly method: string;
  readonly params?: Readonly<Record<string, unknown>>;
}

/** A JSON-RPC answer to a request of ours. */
export interface ResponseMessage {
  readonly jsonrpc: "2.0";
  readonly id: RequestId;
}

/** One message of a client. */
export type Message = RequestMessage | NotificationMessage | ResponseMessage;

/** An error in answer to what is no message; without an id when none could be read, as MCP has it. */
export interface Refusal {
  readonly jsonrpc: "2.0";
  readonly id?: RequestId;
  readonly error: { readonly code: number; readonly message: string };
}

export function isRequest(message: Message): message is RequestMessage {
  return "method" in message && "id" in message;
}

/** Whether a request's params are of 2026-07-28: only there each one names its version. */
export function claimsModernEra(params: unknown): boolean {
  const meta = isObject(params) ? params["_meta"] : undefined;
  return isObject(meta) && "io.modelcontextprotocol/protocolVersion" in meta;
}

/** A refusal of a message, which says what would be right. */
export function refuse(code: number, message: string, id?: RequestId): Refusal {
  return { jsonrpc: "2.0", ...(id === undefined ? {} : { id }), error: { code, message } };
}

/** A message of one JSON text; `refusal` when it is none. */
export function readMessage(text: string): { readonly message: Message } | { readonly refusal: Refusal } {
  try {
    return checkMessage(JSON.parse(text));
  } catch {
    return {
      refusal: refuse(rpcCode.parseError, "Parse error: this is no JSON. Send one JSON-RPC message a line."),
    };
  }
}

function checkMessage(value: unknown): { readonly message: Message } | { readonly refusal: Refusal } {
  if (Array.isArray(value)) return invalid("batches are not supported. Send one message a line.");
  if (!isObject(value)) return invalid("a message is a JSON object.");
  const { jsonrpc, id, method, params } = value;
  const echoed = isId(id) ? id : undefined;
  if (jsonrpc !== "2.0") return invalid('"jsonrpc" has to be "2.0".', echoed);
  if (id !== undefined && echoed === undefined) return invalid('"id" has to be a string or a whole number.');
  const base = { jsonrpc: "2.0", ...(echoed === undefined ? {} : { id: echoed }) } as const;
  if (method === undefined) return checkResponse(value, echoed);
  if (typeof method !== "string") return invalid('"method" has to be a string.', echoed);
  if (params === undefined) return { message: { ...base, method } };
  if (!isObject(params)) return invalid('"params" has to be an object.', echoed);
  if (!isMeta(params["_meta"])) return invalid('"_meta" is not of the protocol.', echoed);
  return { message: { ...base, method, params } };
}

/** What both SDKs ask of `_meta`; a request that has another would be left without an answer by them. */
function isMeta(meta: unknown): boolean {
  if (meta === undefined) return true;
  if (!isObject(meta)) return false;
  const { progressToken, "io.modelcontextprotocol/related-task": task } = meta;
  const isTask = task === undefined || (isObject(task) && typeof task["taskId"] === "string");
  return isTask && (progressToken === undefined || isId(progressToken));
}

function checkResponse(
  value: Readonly<Record<string, unknown>>,
  id: RequestId | undefined,
): { readonly message: Message } | { readonly refusal: Refusal } {
  const isResponse = id !== undefined && ("result" in value || "error" in value);
  return isResponse ? { message: { ...value, jsonrpc: "2.0", id } } : invalid('it has no "method".', id);
}

function invalid(reason: string, id?: RequestId): { readonly refusal: Refusal } {
  return { refusal: refuse(rpcCode.invalidRequest, `Invalid request: ${reason}`, id) };
}

function isId(value: unknown): value is RequestId {
  return typeof value === "string" || Number.isSafeInteger(value);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
