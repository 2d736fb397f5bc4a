import { OnrecordError } from "../errors.ts";

/** Every byte of a stream; throws `too_large` as soon as there are more than `maxBytes`. */
export async function readAll(
  stream: AsyncIterable<Uint8Array | string>,
  maxBytes: number,
): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of stream) {
    const bytes = typeof part === "string" ? new TextEncoder().encode(part) : part;
    size += bytes.length;
    if (size > maxBytes) {
      throw new OnrecordError(
        `Standard input has more than ${Math.floor(maxBytes / 1e6)} MB, the most a transcript may have. Split it.`,
        { code: "too_large" },
      );
    }
    parts.push(bytes);
  }
  return Buffer.concat(parts);
}
