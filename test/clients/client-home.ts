import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { smallVtt } from "../small-transcript.ts";
import { program } from "../system/run-program.ts";
import { temporaryFolder } from "../temporary-folder.ts";

/** A place of its own for a client: a home, a working folder with a transcript, and the store of our servers. */
export interface ClientHome {
  readonly home: string;
  readonly work: string;
  readonly store: string;
  /** How a host starts our server. */
  readonly entry: {
    readonly command: string;
    readonly args: readonly string[];
    readonly env: Readonly<Record<string, string>>;
  };
}

/** Makes the folders and puts `ferry.vtt` into the working folder, which the server may read. */
export function makeClientHome(server: "transcripts" | "agents" = "transcripts"): ClientHome {
  const folder = temporaryFolder();
  const [home, work, store] = ["home", "work", "store"].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  for (const made of [home, work, store]) mkdirSync(made);
  writeFileSync(join(work, "ferry.vtt"), smallVtt);
  const entry = {
    command: process.execPath,
    args: [program, "mcp", server, "--root", work],
    env: { ONRECORD_HOME: store },
  };
  return { home, work, store, entry };
}
