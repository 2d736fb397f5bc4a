import { z } from "zod";

/** Most bytes of a recording that travel to a server; an hour of captions has some 0.1 MB. */
export const maxSentBytes = 10_000_000;

/** Name under which both of the following stand: the recording in a run's context, the limits in its configuration. */
export const sentName = "onrecord";

/**
 * A recording as it travels to a server, which cannot be assumed to read the client's files: its bytes, so that both
 * read the same. It stands in the run's context, so that no spoken word enters state or checkpoints.
 */
export const SentRecording = z.strictObject({
  uri: z.string(),
  name: z.exactOptional(z.string()).describe("title where the bytes hold none"),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z
    .string()
    .max(Math.ceil(maxSentBytes / 3) * 4)
    .describe("base64"),
});
export type SentRecording = z.infer<typeof SentRecording>;

const cap = z.exactOptional(z.number().nonnegative());

/** What a client allows a run on a server; the server's own limits hold beside them. */
export const SentLimits = z.strictObject({
  budget: z.strictObject({ usd: cap, calls: cap, tokens: cap, seconds: cap }),
  localOnly: z.boolean(),
  allowUnknownPrice: z.boolean(),
});
export type SentLimits = z.infer<typeof SentLimits>;
