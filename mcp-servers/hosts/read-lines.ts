/** One line of input without its end; `overlong` lines are thrown away unread. */
export type Line = { readonly kind: "text"; readonly text: string } | { readonly kind: "overlong" };

const newline = 0x0a;

/** The lines of a stream of bytes, blank ones left out; no more than `maxBytes` of a line are ever held. */
export async function* readLines(
  input: AsyncIterable<Uint8Array | string>,
  maxBytes: number,
): AsyncGenerator<Line, void, undefined> {
  const line = createLineBuffer(maxBytes);
  for await (const chunk of input) {
    let rest = typeof chunk === "string" ? new TextEncoder().encode(chunk) : chunk;
    for (let end = rest.indexOf(newline); end !== -1; end = rest.indexOf(newline)) {
      line.add(rest.subarray(0, end));
      yield* line.take();
      rest = rest.subarray(end + 1);
    }
    line.add(rest);
  }
  yield* line.take();
}

interface LineBuffer {
  add(bytes: Uint8Array): void;
  /** The line so far, and begins the next one. */
  take(): Line[];
}

function createLineBuffer(maxBytes: number): LineBuffer {
  const decoder = new TextDecoder();
  let parts: Uint8Array[] = [];
  let size = 0;
  return {
    add(bytes) {
      size += bytes.length;
      if (size > maxBytes) parts = [];
      else if (bytes.length > 0) parts.push(bytes);
    },
    take() {
      const [first, second] = parts;
      const bytes = first !== undefined && second === undefined ? first : Buffer.concat(parts);
      const line: Line =
        size > maxBytes
          ? { kind: "overlong" }
          : { kind: "text", text: decoder.decode(bytes).replace(/\r$/, "") };
      parts = [];
      size = 0;
      return line.kind === "text" && line.text.trim() === "" ? [] : [line];
    },
  };
}
