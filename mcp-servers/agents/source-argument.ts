import { z } from "zod";

/** The transcript that a run is about. */
export const sourceArgument = z
  .string()
  .min(1)
  .max(500)
  .describe("id, its unique beginning, or a file of list_transcripts");
