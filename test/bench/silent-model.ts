import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A model server that never answers. */
export interface SilentModel {
  readonly baseUrl: string;
  /** Resolves when a call has come. */
  untilAsked(): Promise<unknown>;
  /** Resolves when the caller has hung up; to be asked for before. */
  untilLeft(): Promise<unknown>;
  close(): void;
}

/** Starts it on a free port. */
export async function startSilentModel(): Promise<SilentModel> {
  const server = createServer((request) => {
    request.resume();
    request.on("end", () => server.emit("asked"));
    request.socket.on("close", () => server.emit("left"));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    untilAsked: () => once(server, "asked"),
    untilLeft: () => once(server, "left"),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
