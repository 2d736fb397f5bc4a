import { z } from "zod";

/** A text of at most `most` characters; the bound is told when it is broken and costs the list of tools nothing. */
export function shortText(most: number) {
  return z
    .string()
    .refine((text) => text.length <= most, { error: `has to have at most ${most} characters` });
}
