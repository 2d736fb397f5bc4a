import { z } from "zod";
import { hashContent } from "../../store/blob-store.ts";

/**
 * How one try at one example ended. All but the last are results: `invalid` (an answer of another shape), `error`,
 * `refused` and `truncated` count as wrong. `over_budget` was not tried.
 */
export const rowStatuses = ["ok", "invalid", "error", "refused", "truncated", "over_budget"] as const;
export type RowStatus = (typeof rowStatuses)[number];

/** One line of `records.jsonl`: what one candidate made of one example, once. */
export const EvalRecord = z.strictObject({
  key: z.string().regex(/^[0-9a-f]{64}$/),
  task: z.string(),
  taskVersion: z.string(),
  dataset: z.string(),
  example: z.string(),
  candidate: z.string(),
  sample: z.int().nonnegative(),
  status: z.enum(rowStatuses),
  output: z.exactOptional(z.unknown()),
  error: z.exactOptional(z.strictObject({ code: z.string(), message: z.string() })),
  calls: z.int().nonnegative().describe("to models, those answered from the cache as well"),
  inputTokens: z.number().nonnegative().describe("of when each call was first made"),
  outputTokens: z.number().nonnegative(),
  costUsd: z.nullable(z.number().nonnegative()).describe("of when each call was first made; null: not known"),
  seconds: z.nullable(z.number().nonnegative()).describe("as if nothing had been cached; null: not known"),
  program: z.exactOptional(z.string()).describe("hash of the program's own code, where it alone answered"),
  at: z.string(),
});
export type EvalRecord = z.infer<typeof EvalRecord>;

/** What a record is found by. */
export interface RowIdentity {
  readonly task: { readonly name: string; readonly version: string };
  readonly datasetSha256: string;
  readonly example: string;
  readonly candidate: string;
  readonly sample: number;
}

/** SHA-256 of all that decides a record: another version, dataset, candidate or sample is another one. */
export function recordKey({ task, datasetSha256, example, candidate, sample }: RowIdentity): string {
  const parts = ["row@1", task.name, task.version, datasetSha256, example, candidate, sample];
  return hashContent(JSON.stringify(parts));
}
