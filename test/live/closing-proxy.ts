import { connect, createServer, type Socket } from "node:net";

/** A server in front of another that goes away when the request after `requests` comes. */
export interface ClosingProxy {
  readonly url: string;
  requests(): number;
  close(): void;
}

/** Passes bytes on to the server at `target` until it is asked once too often; then nothing listens any more. */
export async function openClosingProxy(target: string, requests: number): Promise<ClosingProxy> {
  const { hostname, port, pathname } = new URL(target);
  const sockets = new Set<Socket>();
  let asked = 0;
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on("error", () => socket.destroy());
      socket.on("close", () => sockets.delete(socket));
    }
    client.on("data", (chunk) => {
      if (/^POST /.test(chunk.toString("latin1"))) asked += 1;
      if (asked > requests) close();
      else upstream.write(chunk);
    });
    client.on("close", () => upstream.destroy());
    upstream.pipe(client);
  });
  const close = (): void => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const own = typeof address === "object" && address !== null ? address.port : 0;
  return { url: `http://127.0.0.1:${own}${pathname}`, requests: () => asked, close };
}
