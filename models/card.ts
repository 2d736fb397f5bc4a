import { z } from "zod";

/** US dollars a million tokens; `over`: what every token of a prompt costs once it is longer than `tokens`. */
export const ModelPrice = z.strictObject({
  inputUsdPerMillion: z.number().nonnegative(),
  cachedUsdPerMillion: z.number().nonnegative(),
  outputUsdPerMillion: z.number().nonnegative(),
  over: z.exactOptional(
    z.strictObject({
      tokens: z.int().nonnegative(),
      inputUsdPerMillion: z.number().nonnegative(),
      cachedUsdPerMillion: z.number().nonnegative(),
      outputUsdPerMillion: z.number().nonnegative(),
    }),
  ),
  source: z.string(),
  date: z.nullable(z.string()).describe("day that the source is of; null when it does not say"),
});
export type ModelPrice = z.infer<typeof ModelPrice>;

/** What a model and its server can do; absent is unknown. */
export const ModelAbilities = z.strictObject({
  contextTokens: z.exactOptional(z.int().positive()),
  jsonSchema: z.exactOptional(z.boolean()).describe("the server holds an answer to a JSON Schema"),
  jsonMode: z.exactOptional(z.boolean()).describe("the server holds an answer to JSON of any shape"),
  thinkOff: z.exactOptional(z.boolean()).describe("answers without thinking first when told so"),
  streamUsage: z.exactOptional(z.boolean()).describe("tokens are counted while streaming, too"),
  seed: z.exactOptional(z.boolean()).describe("the same seed gives the same answer"),
});
export type ModelAbilities = z.infer<typeof ModelAbilities>;

/** What a live server was seen to do; `proof` says for each ability what was asked and what came back. */
export const ProbedAbilities = z.strictObject({
  ...ModelAbilities.shape,
  contextEnd: z
    .enum(["found", "not_reached"])
    .describe("found: more than contextTokens is not read; not_reached: time or a cap ended the growing"),
  date: z.string(),
  servedBy: z.string(),
  proof: z.record(z.string(), z.string()),
});
export type ProbedAbilities = z.infer<typeof ProbedAbilities>;

/** A figure of an eval with the ends of its interval; null where an end is not known. */
const Measured = z.strictObject({
  value: z.number(),
  low: z.nullable(z.number()),
  high: z.nullable(z.number()),
});

/** Why a model has an agent's role: what the gate found that it passed, dataset by dataset. */
export const Promotion = z.strictObject({
  agent: z.string(),
  spec: z.string().describe("as it was tried, with its options"),
  incumbent: z.string().describe("what it was compared with"),
  margin: z.number().describe("most that it was allowed to be worse, as a share of a scorer's range"),
  digest: z.exactOptional(z.string()).describe("of the model's files, where its server tells one"),
  gate: z.string().describe("sha256 of the gate's decision"),
  date: z.string().describe("of the gate"),
  tables: z
    .array(
      z.strictObject({
        task: z.string(),
        dataset: z.string(),
        datasetSha256: z.string(),
        scorer: z.string(),
        signature: z.string(),
        examples: z.int(),
        recordings: z.int(),
        candidate: z.nullable(Measured),
        incumbent: z.nullable(Measured),
        difference: z.nullable(Measured),
      }),
    )
    .min(1),
});
export type Promotion = z.infer<typeof Promotion>;

/** What is known of a model: a fact each, with where it is from. */
export const ModelCard = z.strictObject({
  id: z.string().describe("spec without options, such as ollama/qwen3:8b"),
  weights: z.enum(["open", "closed", "unknown"]),
  location: z.enum(["local", "remote"]),
  declared: ModelAbilities,
  probed: z.exactOptional(ProbedAbilities),
  price: z.exactOptional(z.nullable(ModelPrice)).describe("absent: from the price list"),
  maxOutputTokens: z.exactOptional(z.int().positive()),
  roles: z.array(z.string()).describe("agents that an eval has qualified it for"),
  promotions: z.exactOptional(z.array(Promotion)).describe("the evidence of its roles"),
  date: z.string(),
  source: z.string(),
});
export type ModelCard = z.infer<typeof ModelCard>;

export const ModelCards = z.strictObject({ cards: z.array(ModelCard) });
export type ModelCards = z.infer<typeof ModelCards>;
