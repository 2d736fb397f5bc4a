import { z } from "zod";
import { toName } from "./find-row.ts";

/** The transcript that a call is about. */
export const transcriptArgument = z.string().transform(toName).describe("id, or its unique beginning");
