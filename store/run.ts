import { z } from "zod";

/** Tokens and calls of an agent; null where the server reported none. */
export const Usage = z.strictObject({
  calls: z.int().nonnegative(),
  inputTokens: z.nullable(z.int().nonnegative()),
  outputTokens: z.nullable(z.int().nonnegative()),
});
export type Usage = z.infer<typeof Usage>;

/** What one tier of an agent did: items it was given, and those whose result is its own. */
export const TierRecord = z.strictObject({
  tier: z.string().describe("model spec"),
  asked: z.int().nonnegative(),
  decided: z.int().nonnegative(),
  calls: z.int().nonnegative(),
  tokens: z.int().nonnegative(),
  costUsd: z.nullable(z.number().nonnegative()),
});
export type TierRecord = z.infer<typeof TierRecord>;

/** What one agent did in a run. `costUsd` is null when the price is unknown, never 0 for that reason. */
export const AgentRecord = z.strictObject({
  agent: z.string(),
  task: z.string().describe("what it was asked for, such as summarize:ideas"),
  model: z.string(),
  promptVersion: z.string(),
  status: z.enum(["done", "failed", "skipped", "cached"]),
  attempts: z.int().nonnegative(),
  usage: Usage,
  costUsd: z.nullable(z.number().nonnegative()),
  seconds: z.number().nonnegative(),
  tiers: z.exactOptional(z.array(TierRecord)),
  error: z.exactOptional(z.strictObject({ code: z.string(), message: z.string() })),
});
export type AgentRecord = z.infer<typeof AgentRecord>;

/** A running one whose process ended before it did was interrupted; `resume` finishes it. `waiting`: for a person. */
export const RunStatus = z.enum(["running", "waiting", "done", "partial", "failed"]);
export type RunStatus = z.infer<typeof RunStatus>;

/** What a person may look over before a run goes on. */
export const ReviewKind = z.enum(["plan", "statements"]);
export type ReviewKind = z.infer<typeof ReviewKind>;

/** What a run waits for: the sha256 of the blob that a person is to look over. */
export const WaitingFor = z.strictObject({ of: ReviewKind, offer: z.string() });
export type WaitingFor = z.infer<typeof WaitingFor>;

/** A decision of a person: the blobs of what was looked over and of the answer. */
export const RunReview = z.strictObject({ ...WaitingFor.shape, answer: z.string() });
export type RunReview = z.infer<typeof RunReview>;

/** One execution of a graph. Only here do times, seconds, attempts and money stand. */
export const Run = z.strictObject({
  id: z.string(),
  graph: z.enum(["analyze", "verify", "ask", "translate"]),
  transcript: z.strictObject({ id: z.string(), sha256: z.string(), title: z.exactOptional(z.string()) }),
  request: z.string().describe("sha256 of the blob that holds the request"),
  status: RunStatus,
  agents: z.array(AgentRecord),
  warnings: z.array(z.string()),
  notes: z
    .exactOptional(z.array(z.string()))
    .describe("what was decided before it, such as which model is auto"),
  result: z.exactOptional(z.string()).describe("sha256 of the blob that holds the result"),
  waiting: z.exactOptional(WaitingFor).describe("present while a person is to decide"),
  reviews: z.exactOptional(z.array(RunReview)).describe("in the order they were given"),
  out: z.exactOptional(z.string()).describe("folder the reports were asked for"),
  startedAt: z.iso.datetime(),
  finishedAt: z.exactOptional(z.iso.datetime()),
});
export type Run = z.infer<typeof Run>;
