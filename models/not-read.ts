import { z } from "zod";

/** What is known of a prompt that was not read whole; the cause of a `not_read` error. */
export const NotRead = z.strictObject({
  sent: z.exactOptional(z.strictObject({ first: z.string(), last: z.string() })),
  /** Lines that the answer named as its first and last, when they are others than those sent. */
  named: z.exactOptional(z.strictObject({ first: z.string(), last: z.string() })),
  expectedTokens: z.int().nonnegative(),
  reportedTokens: z.exactOptional(z.int().nonnegative()),
});
export type NotRead = z.infer<typeof NotRead>;

/** The details of a `not_read` error; `undefined` for any other. */
export function notReadOf(error: unknown): NotRead | undefined {
  if (!(error instanceof Error)) return undefined;
  const read = NotRead.safeParse(error.cause);
  return read.success ? read.data : undefined;
}
