import { z } from "zod";

/** Texts said in another language; `text` absent where a translation was refused, with the reason. */
export const Translations = z.strictObject({
  by: z.exactOptional(z.string()),
  from: z.string(),
  to: z.string(),
  failure: z.exactOptional(z.string()),
  rows: z.array(
    z.strictObject({
      source: z.string(),
      text: z.exactOptional(z.string()),
      problem: z.exactOptional(z.string()),
    }),
  ),
});
export type Translations = z.infer<typeof Translations>;
