import { createServerLimits } from "../../models/server-limits.ts";
import { openDatabase } from "../../store/database.ts";
import { createServerPlaces } from "../../store/server-places.ts";

// One process of several: makes calls to a server over the store in a folder, all at once, and prints "done".
const [, , folder = "", url = "", calls = "1", nonce = ""] = process.argv;
const { signal } = new AbortController();
const places = createServerPlaces(
  openDatabase(folder),
  { host: "here", pid: process.pid, nonce },
  { nowMs: () => Date.now(), isAlive },
);
const limits = createServerLimits(places);
const server = { server: "scripted", location: "remote", maxInFlight: 2 } as const;
const made = Array.from({ length: Number(calls) }, (_, index) =>
  limits.run(server, signal, async () => (await fetch(`${url}/${nonce}/${index}`)).text()),
);
await Promise.all(made);
process.stdout.write("done\n");

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
