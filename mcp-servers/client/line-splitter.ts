/** Cuts a stream of bytes into lines; `take` gives the lines that a chunk ends. */
export interface LineSplitter {
  take(chunk: Uint8Array): readonly string[];
  /** Bytes that wait for the end of their line. */
  waiting(): number;
}

/** Lines of UTF-8, without their ends; a line is put together once, however many chunks it comes in. */
export function createLineSplitter(): LineSplitter {
  let parts: Uint8Array[] = [];
  let size = 0;
  return {
    take(chunk) {
      const lines: string[] = [];
      let from = 0;
      for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, from)) {
        const line = Buffer.concat([...parts, chunk.subarray(from, end)]).toString("utf8");
        lines.push(line.endsWith("\r") ? line.slice(0, -1) : line);
        parts = [];
        size = 0;
        from = end + 1;
      }
      if (from < chunk.length) parts.push(chunk.subarray(from));
      size += chunk.length - from;
      return lines;
    },
    waiting: () => size,
  };
}
