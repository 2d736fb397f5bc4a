import { OnrecordError } from "../errors.ts";

const mostBytes = 50 * 1024 * 1024;

/** Every byte of a stream; throws `too_large` beyond 50 MB without reading on. */
export async function readAll(stream: AsyncIterable<Uint8Array | string>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of stream) {
    const bytes = typeof part === "string" ? new TextEncoder().encode(part) : part;
    size += bytes.length;
    if (size > mostBytes) {
      throw new OnrecordError(
        "Standard input is larger than 50 MB. A transcript of a day is smaller; split the file.",
        {
          code: "too_large",
        },
      );
    }
    parts.push(bytes);
  }
  return join(parts, size);
}

function join(parts: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
