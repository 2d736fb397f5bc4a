import { OnrecordError } from "../errors.ts";
import { formatClock } from "./format-clock.ts";
import type { Transcript } from "./schema.ts";
import { toTurns } from "./turns.ts";
import { writeSrt, writeVtt } from "./write-captions.ts";

/** The formats a transcript is written in. */
export const writtenFormats = ["vtt", "srt", "json", "txt", "md"] as const;
export type WrittenFormat = (typeof writtenFormats)[number];

/**
 * A transcript as text of a format, ending in a newline. Reading vtt, srt or json gives the same segments
 * again. Throws `bad_input` for captions of a transcript without any times.
 */
export function writeTranscript(transcript: Transcript, format: WrittenFormat): string {
  switch (format) {
    case "vtt":
      return writeVtt(needTimes(transcript, format));
    case "srt":
      return writeSrt(needTimes(transcript, format));
    case "json":
      return `${JSON.stringify(transcript, undefined, 2)}\n`;
    case "txt":
      return writeText(transcript);
    case "md":
      return writeMarkdown(transcript);
    default:
      return format satisfies never;
  }
}

function needTimes(transcript: Transcript, format: WrittenFormat): Transcript {
  if (transcript.segments.some((segment) => segment.start !== undefined)) return transcript;
  throw new OnrecordError(
    `"${transcript.title ?? transcript.id}" has no times, and ${format} captions need them. Write it as txt, md or json.`,
    { code: "bad_input" },
  );
}

/** One line a segment: stamp, speaker where it changes, words. */
function writeText({ segments }: Transcript): string {
  const lines = segments.map((segment, index) => {
    const stamp = segment.start === undefined ? "" : `[${formatClock(segment.start)}] `;
    const isNew = segment.speaker !== undefined && segment.speaker !== segments[index - 1]?.speaker;
    return `${stamp}${isNew ? `${segment.speaker}: ` : ""}${segment.text}`;
  });
  return `${lines.join("\n")}\n`;
}

/** A heading and a paragraph a turn, with its speaker and its time. */
function writeMarkdown(transcript: Transcript): string {
  const title = `# ${escapeMarkdown(transcript.title ?? transcript.id)}`;
  const turns = toTurns(transcript).map((turn) => {
    const words = transcript.text.slice(turn.span.start, turn.span.end).replaceAll("\n", " ");
    const speaker = turn.speaker === undefined ? "" : `**${escapeMarkdown(turn.speaker)}** `;
    const stamp = turn.start === undefined ? "" : `\\[${formatClock(turn.start)}\\] `;
    return `${speaker}${stamp}${escapeMarkdown(words)}`;
  });
  return `${[title, ...turns].join("\n\n")}\n`;
}

function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_[\]<>#|~]/g, "\\$&")
    .replace(/&(?=#?\w+;)/g, "\\&")
    .replace(/^(\s*)([-+]|\d+[.)])(?=\s)/, (_, blank: string, mark: string) => `${blank}\\${mark}`);
}
