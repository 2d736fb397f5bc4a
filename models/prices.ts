import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type * as PriceList from "@pydantic/genai-prices";
import { z } from "zod";
import type { ModelPrice } from "./card.ts";

const list = "@pydantic/genai-prices";

/** Days on which versions of the list were published (npm); a version that is not here has no date. */
const published: Readonly<Record<string, string>> = { "0.1.8": "2026-09-23" };

/** What a server on this machine or network costs: a known price, not an unknown one. */
export const localPrice: ModelPrice = {
  inputUsdPerMillion: 0,
  cachedUsdPerMillion: 0,
  outputUsdPerMillion: 0,
  source: "local server",
  date: null,
};

/**
 * The list price of a model on a given day. `provider` is the list's id of it (`openai`) or the base URL of its
 * server. null: the list does not know it, which is not the same as free. Cached tokens that have no price of
 * their own cost as much as others.
 */
export function priceOf(provider: string, model: string, at: Date): ModelPrice | null {
  const { calcPrice } = loadList();
  const known = providerOf(provider);
  if (known === undefined) return null;
  const found = calcPrice({ input_tokens: 1, output_tokens: 1 }, model, { provider: known, timestamp: at });
  const prices = found?.model_price;
  const input = readAmount(prices?.["input_mtok"]);
  const output = readAmount(prices?.["output_mtok"]);
  if (input === undefined || output === undefined) return null;
  const cached = readAmount(prices?.["cache_read_mtok"]) ?? input;
  const version = listVersion();
  const over = priceOver(input, cached, output);
  return {
    inputUsdPerMillion: input.base,
    cachedUsdPerMillion: cached.base,
    outputUsdPerMillion: output.base,
    ...(over === undefined ? {} : { over }),
    source: `${list} ${version}`,
    date: published[version] ?? null,
  };
}

/** The window that the price list gives for a model, in tokens. */
export function listedWindow(provider: string, model: string): number | undefined {
  const known = providerOf(provider);
  if (known === undefined) return undefined;
  return loadList().calcPrice({ input_tokens: 1 }, model, { provider: known })?.model.context_window;
}

/** US dollars of one call, its whole prompt at the price of its length. */
export function costOf(
  price: ModelPrice,
  usage: { readonly inputTokens: number; readonly cachedTokens: number; readonly outputTokens: number },
): number {
  const rate = price.over !== undefined && usage.inputTokens > price.over.tokens ? price.over : price;
  const cached = Math.min(usage.cachedTokens, usage.inputTokens);
  const input = (usage.inputTokens - cached) * rate.inputUsdPerMillion;
  return (input + cached * rate.cachedUsdPerMillion + usage.outputTokens * rate.outputUsdPerMillion) / 1e6;
}

const Tiered = z.object({
  base: z.number(),
  tiers: z.array(z.object({ start: z.number(), price: z.number() })),
});
type Tiered = z.infer<typeof Tiered>;

function readAmount(value: unknown): Tiered | undefined {
  if (typeof value === "number") return { base: value, tiers: [] };
  const tiered = Tiered.safeParse(value);
  return tiered.success ? tiered.data : undefined;
}

/** The dearest tier from the start of the first: a list with several tiers is never read as cheaper than it is. */
function priceOver(input: Tiered, cached: Tiered, output: Tiered): ModelPrice["over"] {
  const starts = [input, cached, output].flatMap(({ tiers }) => tiers.map(({ start }) => start));
  if (starts.length === 0) return undefined;
  const dearest = ({ base, tiers }: Tiered): number => Math.max(base, ...tiers.map(({ price }) => price));
  return {
    tokens: Math.min(...starts),
    inputUsdPerMillion: dearest(input),
    cachedUsdPerMillion: dearest(cached),
    outputUsdPerMillion: dearest(output),
  };
}

function providerOf(provider: string): PriceList.Provider | undefined {
  const isUrl = /^https?:\/\//.test(provider);
  return loadList().findProvider(isUrl ? { providerApiUrl: provider } : { providerId: provider });
}

// Half a megabyte of prices: read when a price is asked for, and not when a local model is.
function loadList(): typeof PriceList {
  const loaded: typeof PriceList = createRequire(import.meta.url)(list);
  return loaded;
}

function listVersion(): string {
  const entry = createRequire(import.meta.url).resolve(list);
  const about: unknown = JSON.parse(readFileSync(join(dirname(entry), "..", "package.json"), "utf8"));
  return z.object({ version: z.string() }).parse(about).version;
}
