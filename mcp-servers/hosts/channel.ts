import { isRequest, type Message, type RequestId } from "./message.ts";

/**
 * What both SDKs call a transport: the client's messages go in by `deliver`, the server's come out by `write`. It knows
 * which requests are open, so that nothing is answered after a cancel.
 */
export class Channel {
  onclose?: () => void;
  onerror?: (error: Error) => void;
  onmessage?: (message: object) => void;
  /** Ids as the client gave them, by the ids that the server sees. */
  readonly #open = new Map<RequestId, RequestId>();
  readonly #write: (message: object) => Promise<void>;
  readonly #rename: boolean;
  #count = 0;
  #closed = false;
  #idle: (() => void) | undefined;

  /** `ids: "renamed"`: the server sees numbers from 1 up, because SDK 1.x cannot cancel a request with the id 0. */
  constructor(write: (message: object) => Promise<void>, ids: "renamed" | "kept") {
    this.#write = write;
    this.#rename = ids === "renamed";
  }

  /** Whether the client has gone away. */
  get isClosed(): boolean {
    return this.#closed;
  }

  async start(): Promise<void> {
    // Messages come by `deliver`, once the server is connected.
  }

  deliver(message: Message): void {
    if (this.#closed) return;
    if (isRequest(message)) {
      this.#count += 1;
      const id = this.#rename ? this.#count : message.id;
      this.#open.set(id, message.id);
      this.onmessage?.({ ...message, id });
      return;
    }
    const cancelled = cancelledRequest(message);
    if (cancelled === undefined) {
      this.onmessage?.(message);
      return;
    }
    const id = this.#forget(cancelled);
    if (id !== undefined) this.onmessage?.({ ...message, params: { ...cancelled.params, requestId: id } });
  }

  async send(message: object): Promise<void> {
    if (this.#closed) return;
    if ("method" in message || !("id" in message)) return this.#write(message);
    const id = message.id;
    if (typeof id !== "string" && typeof id !== "number") return;
    const asked = this.#open.get(id);
    if (asked === undefined) return;
    await this.#write({ ...message, id: asked });
    this.#close(id);
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    this.#open.clear();
    this.#idle?.();
    this.onclose?.();
  }

  /** Resolves when no request is open. */
  async untilIdle(): Promise<void> {
    if (this.#open.size === 0) return;
    await new Promise<void>((resolve) => {
      this.#idle = resolve;
    });
  }

  /** Takes a cancelled request off the list; the id that the server knows it by, if it was open. */
  #forget({ requestId }: Cancelled): RequestId | undefined {
    const found = [...this.#open].findLast(([, asked]) => asked === requestId)?.[0];
    if (found !== undefined) this.#close(found);
    return found;
  }

  #close(id: RequestId): void {
    this.#open.delete(id);
    if (this.#open.size === 0) this.#idle?.();
  }
}

interface Cancelled {
  readonly requestId: unknown;
  readonly params: Readonly<Record<string, unknown>>;
}

function cancelledRequest(message: Message): Cancelled | undefined {
  if (!("method" in message) || message.method !== "notifications/cancelled") return undefined;
  const params = message.params ?? {};
  return { requestId: params["requestId"], params };
}
