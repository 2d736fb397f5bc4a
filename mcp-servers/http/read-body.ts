import type { IncomingMessage } from "node:http";
import { maxBodyBytes } from "./http-options.ts";

/** A request's body; `undefined` as soon as it is too large, with the rest unread. Throws when the client goes away. */
export function readBody(request: IncomingMessage): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    let parts: Uint8Array[] = [];
    let size = 0;
    const settle = (done: () => void): void => {
      request.off("data", take);
      request.off("end", end);
      request.off("close", gone);
      request.off("error", gone);
      done();
    };
    const take = (chunk: Uint8Array): void => {
      size += chunk.length;
      parts.push(chunk);
      if (size <= maxBodyBytes) return;
      parts = [];
      request.pause();
      settle(() => resolve(undefined));
    };
    const end = (): void => settle(() => resolve(Buffer.concat(parts).toString("utf8")));
    const gone = (): void => settle(() => reject(new Error("The client went away.")));
    request.on("data", take);
    request.on("end", end);
    request.on("close", gone);
    request.on("error", gone);
  });
}
