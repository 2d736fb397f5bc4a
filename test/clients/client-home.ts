import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { smallVtt } from "../small-transcript.ts";
import { program } from "../system/run-program.ts";

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
  remove(): void;
}

/** Makes the folders and puts `ferry.vtt` and `winter.vtt`, which fills several pages, into the working folder, which the server may read. */
export function makeClientHome(server: "transcripts" | "agents" = "transcripts"): ClientHome {
  const folder = mkdtempSync(join(tmpdir(), "onrecord-client-"));
  const [home, work, store] = ["home", "work", "store"].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  for (const made of [home, work, store]) mkdirSync(made);
  writeFileSync(join(work, "ferry.vtt"), smallVtt);
  writeFileSync(join(work, "winter.vtt"), longVtt());
  const entry = {
    command: process.execPath,
    args: [program, "mcp", server, "--root", work],
    env: { ONRECORD_HOME: store },
  };
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  return { home, work, store, entry, remove };
}

function longVtt(): string {
  const cues = Array.from({ length: 60 }, (_, index) => {
    const clock = (minute: number): string => `00:${String(minute).padStart(2, "0")}:00.000`;
    return `${clock(index)} --> ${clock(index + 1)}\n<v Mara Quint>In week ${index + 1} the ferry carried ${(index + 3) * 7} people to the island.`;
  });
  return `WEBVTT\n\n${cues.join("\n\n").replaceAll("00:60:", "01:00:")}\n`;
}
