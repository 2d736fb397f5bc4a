import type { App } from "../../app/app.ts";
import type { Flights } from "./flights.ts";
import type { OutcomeShelf } from "./outcome-shelf.ts";
import type { TranscriptDoor } from "./transcript-door.ts";

/** What the tools work with. */
export interface AgentsParts {
  /** Opened when first asked for: nothing heavy is loaded before a tool needs it. */
  app(): Promise<App>;
  readonly flights: Flights;
  readonly outcomes: OutcomeShelf;
  readonly transcripts: TranscriptDoor;
  /** How the server was started: a remote model is refused before anything is sent. */
  readonly localOnly: boolean;
  /** Longest that a call waits for its run before it gives the run's id, in milliseconds. */
  readonly waitMs: number;
}
