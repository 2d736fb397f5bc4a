import type { Segment, Transcript } from "../../transcript/schema.ts";

/** A transcript of plain lines; a line `Name: words` has a speaker. Lines last ten seconds each. */
export function plainTranscript(text: string, language?: string): Transcript {
  const segments: Segment[] = [];
  let at = 0;
  for (const line of text.split("\n").filter((part) => part.trim() !== "")) {
    const end = at + line.length;
    const number = segments.length;
    segments.push({
      id: `s${String(number + 1).padStart(4, "0")}`,
      start: number * 10,
      end: number * 10 + 10,
      text: line,
      span: { start: at, end },
    });
    at = end + 1;
  }
  return {
    id: "test",
    sha256: "0".repeat(64),
    readerVersion: "test",
    source: { uri: "test.txt", format: "text" },
    ...(language === undefined ? {} : { language }),
    speakers: [],
    segments,
    events: [],
    warnings: [],
    text: segments.map((segment) => segment.text).join("\n"),
  };
}
