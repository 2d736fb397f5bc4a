import { z } from "zod";
import { formatClock } from "../../transcript/format-clock.ts";
import type { Transcript } from "../../transcript/schema.ts";
import { composeText, writeEnding } from "../answers/compose-text.ts";
import { fenceSpeech } from "../answers/fenced-speech.ts";
import { writeCall } from "../answers/next-call.ts";
import { toPlainName, toVisible } from "../answers/visible-text.ts";
import { optionalArgument } from "../arguments/optional-argument.ts";
import { type ResponseFormat, responseFormat } from "../arguments/response-format.ts";
import { shortText } from "../arguments/short-text.ts";
import { unquote } from "../arguments/unquote.ts";
import { defineTool } from "../define-tool.ts";
import type { Tool, ToolAnswer } from "../tool.ts";
import { ToolError } from "../tool-error.ts";
import { findRow, toName } from "./find-row.ts";
import type { LibraryReader, OpenTranscript } from "./library-reader.ts";

const input = z.strictObject({
  source: optionalArgument(z.string()).describe(
    "a file in the allowed folders, relative or absolute, or a stored id",
  ),
  text: optionalArgument(z.string()).describe("instead: a transcript's own words"),
  title: optionalArgument(shortText(200)).describe("name of text, default pasted text"),
  response_format: responseFormat,
});
type Arguments = z.output<typeof input>;

const output = z.object({
  transcript: z.string(),
  format: z.string(),
  language: z.string().optional(),
  duration: z.number().optional(),
  segments: z.number(),
  speakers: z.array(z.string()),
  all_speakers: z.number(),
  excerpt: z.string().optional(),
  warning: z.string().optional(),
  next: z.string(),
});
type Answer = ToolAnswer<z.input<typeof output>>;

/** What the tool stands on; nothing of a file is read but through these folders. */
export interface OpenToolOptions {
  readonly reader: LibraryReader;
  readonly roots: readonly string[];
  /** Told of every transcript that was opened. */
  readonly onOpen: (open: OpenTranscript) => void;
}

/** The tool that takes a transcript into the library. */
export function createOpenTool(options: OpenToolOptions): Tool {
  return defineTool({
    name: "open_transcript",
    title: "Open a transcript",
    description:
      "Reads a transcript file (WebVTT, SRT, text, Whisper or YouTube JSON, HTML) or pasted text into the library and gives its id, which the other tools take. Use it first. Reads only folders the user allowed (list_transcripts shows the files), at most 50 MB, no web addresses. Example: " +
      'open_transcript {"source":"meetings/ferry.vtt"}',
    annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: true, openWorldHint: false },
    input,
    output,
    async run(args) {
      const open = await openAny(options, args);
      options.onOpen(open);
      return toAnswer(open.transcript, args.response_format);
    },
  });
}

async function openAny(options: OpenToolOptions, args: Arguments): Promise<OpenTranscript> {
  const { source, text, title } = args;
  if ((source === undefined) === (text === undefined)) throw needsOne();
  // A transcript put into the wrong argument has several lines, and no path or id does.
  const isPasted = source === undefined || (source.includes("\n") && !source.includes("\0"));
  if (!isPasted) return await openSource(options, unquote(source));
  const name = (title ?? "pasted text").replace(/[/\\]+/g, " ");
  return await options.reader.add(new TextEncoder().encode(text ?? source), name);
}

async function openSource({ reader, roots }: OpenToolOptions, source: string): Promise<OpenTranscript> {
  if (/^(?!file:|transcript:)[a-z][a-z0-9+.-]+:\/\//i.test(source)) throw isAddress();
  const name = toName(source);
  const rows = await reader.rows();
  const stored = rows.find((row) => row.id === name || row.sha256 === name);
  if (stored !== undefined) return await reader.open(stored);
  if (/^transcript:/i.test(source)) return await reader.open(findRow(rows, source));
  const { createAllowedFolders } = await import("./allowed-folders.ts");
  const folders = createAllowedFolders(roots);
  const file = folders.readFile(source);
  if (file !== undefined) return await reader.add(file.bytes, file.name);
  const begun = rows.filter((row) => name.length > 2 && row.id.startsWith(name));
  if (begun.length > 0) return await reader.open(findRow(rows, source));
  throw noSource(source, nearestFiles(folders.listFiles(), source));
}

function nearestFiles(files: readonly string[], source: string): string[] {
  const words = source
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 2);
  const score = (path: string): number => words.filter((word) => path.toLowerCase().includes(word)).length;
  return files
    .map((path) => ({ path, score: score(path) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, 5)
    .map(({ path }) => path);
}

function needsOne(): ToolError {
  return new ToolError({
    code: "bad_arguments",
    message: "Exactly one of source and text is needed.",
    next: 'open_transcript {"source":"<path or id>"} or open_transcript {"text":"<transcript>"}; list_transcripts {} shows what there is.',
  });
}

function isAddress(): ToolError {
  return new ToolError({
    code: "not_allowed",
    message: "This server opens no web addresses.",
    next: 'Ask the user to save the captions in an allowed folder, or pass their words: open_transcript {"text":"<transcript>"}.',
  });
}

function noSource(source: string, valid: readonly string[]): ToolError {
  return new ToolError({
    code: "not_found",
    message: `There is no file and no stored transcript "${toPlainName(source.split(/[/\\]/).at(-1) ?? "", 80)}".`,
    ...(valid.length === 0 ? {} : { valid }),
    next: "Call open_transcript with one of these, or list_transcripts {} to see all files and ids.",
  });
}

const maxSpeakers: Readonly<Record<ResponseFormat, number>> = { concise: 12, detailed: 60 };
const maxWarnings: Readonly<Record<ResponseFormat, number>> = { concise: 5, detailed: 50 };

function toAnswer(transcript: Transcript, format: ResponseFormat): Answer {
  const { id, language, duration, segments, title } = transcript;
  const warning = toWarning(transcript, maxWarnings[format]);
  const structured = {
    transcript: id,
    format: toPlainName(transcript.source.format, 20),
    ...(language === undefined ? {} : { language }),
    ...(duration === undefined ? {} : { duration }),
    segments: segments.length,
    speakers: transcript.speakers.slice(0, maxSpeakers[format]).map((speaker) => toPlainName(speaker.name)),
    all_speakers: transcript.speakers.length,
    ...(title === undefined ? {} : { excerpt: fenceSpeech([`Title: ${toVisible(title)}`]) }),
    ...(warning === "" ? {} : { warning }),
    next: writeCall("read_transcript", { transcript: id }),
  };
  const text = [writeHead(structured), writeSpeakers(structured), structured.excerpt];
  return { structured, text: composeText([...text, ...writeEnding(structured)]) };
}

function writeHead(opened: Answer["structured"]): string {
  const { transcript, format, language, duration, segments } = opened;
  const facts = [
    format,
    ...(language === undefined ? [] : [`language ${language}`]),
    duration === undefined ? "no times" : `${formatClock(duration)} long`,
    `${segments} segments`,
  ];
  return `Opened ${transcript}: ${facts.join(", ")}.`;
}

function writeSpeakers({ speakers, all_speakers: count }: Answer["structured"]): string {
  if (count === 0) return "No speakers are named.";
  const more = count - speakers.length;
  return `${count} speakers: ${speakers.join(", ")}${more > 0 ? ` and ${more} more` : ""}.`;
}

/** What the reader repaired, without the words of the file that its messages quote. */
function toWarning({ warnings }: Transcript, most: number): string {
  const shown = warnings.slice(0, most).map(({ message, line }) => {
    const plain = message.replace(/:?\s*".*"/s, "");
    return line === undefined ? plain : `Line ${line}: ${plain}`;
  });
  const left = warnings.length - shown.length;
  return [...shown, ...(left > 0 ? [`${left} more repairs; detailed lists them.`] : [])].join(" ");
}
