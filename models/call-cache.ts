import { z } from "zod";
import { hashContent } from "../store/blob-store.ts";
import type { FirstAsked, ModelAnswer, ModelRequest } from "./model.ts";

/** Where whole answers are kept between runs; the store's results behind two methods. */
export interface CallCache {
  find(key: string): Promise<string | undefined>;
  save(key: string, value: string): Promise<void>;
}

const CachedAnswer = z.strictObject({
  text: z.string(),
  value: z.exactOptional(z.unknown()),
  coverage: z.exactOptional(z.enum(["proven", "likely"])),
  servedBy: z.string(),
  first: z.exactOptional(
    z.strictObject({
      inputTokens: z.number(),
      outputTokens: z.number(),
      costUsd: z.nullable(z.number()),
      seconds: z.number(),
    }),
  ),
});

/** Names what an answer depends on: another model, prompt, form, limit or thinking is another call. */
export function cacheKeyOf(spec: string, request: ModelRequest): string {
  const { system, messages, schema, lines, maxOutputTokens, thinking } = request;
  const parts = [
    "call@1",
    spec,
    system,
    messages.map(({ role, content }) => [role, content]),
    schema ?? null,
    lines === undefined ? null : [lines.first, lines.last],
    maxOutputTokens,
    thinking ?? "off",
  ];
  return hashContent(JSON.stringify(parts));
}

/**
 * The kept answer of a call: nothing was asked, spent or waited for. One of another shape, or that the caller's own
 * check would refuse, is as none.
 */
export async function findCached(
  cache: CallCache,
  key: string,
  request: ModelRequest,
): Promise<ModelAnswer | undefined> {
  const kept = await readKept(cache, key, request);
  return kept?.coverage === undefined ? undefined : kept;
}

/** As `findCached`, also where nothing tells if the prompt was read whole. */
export async function readKept(
  cache: CallCache,
  key: string,
  request: ModelRequest,
): Promise<ModelAnswer | undefined> {
  const kept = await cache.find(key);
  if (kept === undefined) return undefined;
  const read = CachedAnswer.safeParse(parseOrNothing(kept));
  if (!read.success) return undefined;
  const { value } = read.data;
  if (value !== undefined && request.validate?.(value) !== undefined) return undefined;
  return {
    ...read.data,
    finish: "stop",
    usage: { inputTokens: 0, cachedTokens: 0, outputTokens: 0, source: "reported" },
    costUsd: 0,
    attempts: 0,
    seconds: 0,
  };
}

function parseOrNothing(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** Keeps an answer whose prompt was read whole, as far as is known; any other is left out. */
export async function saveAnswer(cache: CallCache, key: string, answer: ModelAnswer): Promise<void> {
  if (answer.coverage !== undefined) await writeKept(cache, key, answer);
}

/** Keeps an answer, also where nothing tells if its prompt was read whole; not one that was not. */
export async function writeKept(cache: CallCache, key: string, answer: ModelAnswer): Promise<void> {
  const { text, value, coverage, servedBy, costUsd, seconds } = answer;
  if (coverage === "no") return;
  const { inputTokens, outputTokens } = answer.usage;
  const first: FirstAsked = { inputTokens, outputTokens, costUsd, seconds };
  const kept = {
    text,
    ...(value === undefined ? {} : { value }),
    ...(coverage === undefined ? {} : { coverage }),
    servedBy,
    first,
  };
  await cache.save(key, JSON.stringify(kept));
}
