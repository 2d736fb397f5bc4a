import type { Segment, Transcript } from "../../transcript/index.ts";

/** A transcript of `Name: words` lines, one segment a line; `source` is the words' place in `raw`. */
export function toTranscript(id: string, raw: string): Transcript {
  const segments: Segment[] = [];
  const counts = new Map<string, number>();
  let text = "";
  let offset = 0;
  for (const line of raw.split("\n")) {
    const label = /^([^:]{1,40}):\s/.exec(line);
    const speaker = label?.[1];
    const spoken = line.slice(label?.[0].length ?? 0);
    const words = spoken.trim();
    const from = offset + line.length - spoken.length + (spoken.length - spoken.trimStart().length);
    offset += line.length + 1;
    if (words === "") continue;
    if (text !== "") text += "\n";
    segments.push({
      id: `s${String(segments.length + 1).padStart(4, "0")}`,
      ...(speaker === undefined ? {} : { speaker }),
      text: words,
      span: { start: text.length, end: text.length + words.length },
      source: { start: from, end: from + words.length },
    });
    text += words;
    if (speaker !== undefined) counts.set(speaker, (counts.get(speaker) ?? 0) + 1);
  }
  return {
    id,
    sha256: "0".repeat(64),
    readerVersion: "test",
    source: { uri: id, format: "text" },
    language: "en",
    speakers: [...counts].map(([name, count]) => ({ name, segments: count })),
    segments,
    events: [],
    warnings: [],
    text,
  };
}
