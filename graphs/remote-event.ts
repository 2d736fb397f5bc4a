import { getWriter } from "@langchain/langgraph";
import { z } from "zod";
import { AgentRecord } from "../store/run.ts";

/** How the two sides of a run on a server speak; another number is another language. */
export const remoteFormat = "onrecord/remote@1";

/** What a graph on a server tells its client in the run's custom stream. */
export const RemoteEvent = z.discriminatedUnion("event", [
  z.object({ event: z.literal("began"), format: z.string(), readerVersion: z.string() }),
  z.object({
    event: z.literal("step"),
    step: z.string(),
    state: z.enum(["started", "done", "failed"]),
    done: z.number(),
    total: z.exactOptional(z.number()),
    note: z.exactOptional(z.string()),
  }),
  z.object({ event: z.literal("agent"), record: AgentRecord }),
  z.object({ event: z.literal("analysis"), analysis: z.unknown() }),
]);
export type RemoteEvent = z.infer<typeof RemoteEvent>;

/** Tells the client of the run that this is called in; nothing where nobody reads the custom stream. */
export function tellClient(event: RemoteEvent): void {
  getWriter()?.(event);
}
