import type { z } from "zod";
import { OnrecordError } from "../errors.ts";
import type { BlobStore } from "./blob-store.ts";

/** Stores a value as canonical JSON and gives its blob name. */
export async function putJson(blobs: BlobStore, value: unknown): Promise<string> {
  return await blobs.put(JSON.stringify(value));
}

/** Reads a JSON blob by its schema; throws `store_failed` when it is of another shape. */
export async function getJson<T>(blobs: BlobStore, sha256: string, schema: z.ZodType<T>): Promise<T> {
  const parsed = schema.safeParse(JSON.parse(await blobs.readText(sha256)));
  if (parsed.success) return parsed.data;
  throw new OnrecordError(
    `Blob ${sha256.slice(0, 12)} in the store is not of the expected shape. It was written by another version; run the command again on the original file.`,
    { code: "store_failed", cause: parsed.error },
  );
}
