import { extname } from "node:path";
import { type Transcript, type WrittenFormat, writtenFormats } from "../transcript/index.ts";

/** The format to write a transcript in: as a file's name says, else that of its source where it can be written, else text. */
export function formatFor({ source, segments }: Transcript, path?: string): WrittenFormat {
  const named = writtenFormats.find(
    (format) =>
      format ===
      extname(path ?? "")
        .slice(1)
        .toLowerCase(),
  );
  if (named !== undefined) return named;
  const hasTimes = segments.some(({ start }) => start !== undefined);
  if ((source.format === "vtt" || source.format === "srt") && hasTimes) return source.format;
  return source.format.includes("json") ? "json" : "txt";
}
