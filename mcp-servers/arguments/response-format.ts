import { z } from "zod";
import { dropBlank } from "./optional-argument.ts";

const formats = z.enum(["concise", "detailed"]).default("concise");

/** How much an answer says: `concise` unless `detailed` is asked for. */
export const responseFormat = z
  .preprocess((value) => dropBlank(typeof value === "string" ? value.trim().toLowerCase() : value), formats)
  .default("concise")
  .describe("detailed tells more");
export type ResponseFormat = z.output<typeof responseFormat>;
