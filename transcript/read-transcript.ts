import { OnrecordError } from "../errors.ts";
import { buildTranscript } from "./build-transcript.ts";
import type { Article, CueSheet, SourceText, TranscriptReader } from "./cue.ts";
import { decodeText } from "./decode-text.ts";
import { findForeignFormat } from "./foreign-format.ts";
import { readers } from "./readers.ts";
import type { Transcript } from "./schema.ts";
import { createWarningList } from "./warning-list.ts";

/** Larger files are refused before they are looked at: 50 MB is some 500 hours of captions. */
export const maxFileBytes = 50_000_000;

/** A file as the edge hands it in: its bytes, their SHA-256 in hex, where it came from and its name. */
export interface TranscriptFile {
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly uri: string;
  readonly name?: string;
}

/** What reading gives; `repaired` when there are warnings. `article` is what stood beside the transcript. */
export interface Reading {
  readonly transcript: Transcript;
  readonly status: "ok" | "repaired";
  readonly article?: Article;
}

/**
 * Reads a file of any known format, told by its content. Throws `OnrecordError`: `too_large`, `empty_input`
 * (no speech in it), `not_a_transcript` (no known format).
 */
export function readTranscript(file: TranscriptFile): Reading {
  const name = fileName(file);
  refuseSize(file.bytes.length, name);
  const decoded = decodeText(file.bytes, name);
  refuseBlank(decoded.text, name);
  const warnings = createWarningList(decoded.text);
  if (decoded.note !== undefined) warnings.add("encoding", decoded.note);
  const source: SourceText = { name, text: decoded.text, json: parseOnce(decoded.text), warn: warnings.add };
  const reader = pickReader(source);
  const sheet = reader.read(source);
  const fallbackTitle = name.replace(/\.[a-z0-9]{1,5}$/i, "");
  const origin = { sha256: file.sha256, uri: file.uri, format: reader.name, fallbackTitle };
  const transcript = buildTranscript(sheet, origin, warnings);
  if (transcript.segments.length === 0) throw noSpeech(name, reader, transcript.warnings[0]?.message);
  return toReading(transcript, sheet);
}

function toReading(transcript: Transcript, sheet: CueSheet): Reading {
  const status = transcript.warnings.length === 0 ? "ok" : "repaired";
  return { transcript, status, ...(sheet.article === undefined ? {} : { article: sheet.article }) };
}

function fileName(file: TranscriptFile): string {
  const name = (file.name ?? file.uri).split(/[/\\]/).at(-1) ?? "";
  const shown = name.replace(/[\p{C}]+/gu, "").slice(0, 120);
  return shown === "" ? "input" : shown;
}

function refuseSize(length: number, name: string): void {
  if (length <= maxFileBytes) return;
  const size = (length / 1e6).toFixed(0);
  throw new OnrecordError(
    `"${name}" is ${size} MB; a transcript may have ${maxFileBytes / 1e6} MB. Split it, or export the captions alone.`,
    { code: "too_large" },
  );
}

function refuseBlank(text: string, name: string): void {
  if (/\S/.test(text)) return;
  throw new OnrecordError(
    `"${name}" is empty. ${supported()} Check that the export finished and try again.`,
    {
      code: "empty_input",
    },
  );
}

function noSpeech(name: string, reader: TranscriptReader, reason: string | undefined): OnrecordError {
  const detail = reason === undefined ? "" : ` (${reason.replace(/\.$/, "")})`;
  return new OnrecordError(
    `"${name}" was read as ${reader.title}, but no line with words was found${detail}. A transcript needs at least one. Open the file and check that it holds captions.`,
    { code: "empty_input" },
  );
}

/** JSON.parse keeps `__proto__` an own key, so nothing of a file reaches a prototype. */
function parseOnce(text: string): () => unknown {
  let parsed: { readonly value: unknown } | undefined;
  return () => {
    parsed ??= { value: tryParse(text) };
    return parsed.value;
  };
}

function tryParse(text: string): unknown {
  if (!/^\s*[[{"]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function pickReader(source: SourceText): TranscriptReader {
  const extension = source.name.split(".").at(-1)?.toLowerCase() ?? "";
  let best: TranscriptReader | undefined;
  let bestScore = 0;
  for (const reader of readers) {
    const score = reader.detect(source);
    const tied = score > 0 && reader.extensions.includes(extension) ? score + 0.01 : score;
    if (tied > bestScore) [best, bestScore] = [reader, tied];
  }
  if (best === undefined) throw noFormat(source);
  return best;
}

function noFormat(source: SourceText): OnrecordError {
  const looks = describeForeign(source);
  const message = `"${source.name}" is no transcript that is read here: ${looks}. ${supported()} Convert it to one of them and try again.`;
  return new OnrecordError(message, { code: "not_a_transcript" });
}

function describeForeign({ text, json }: SourceText): string {
  const foreign = findForeignFormat(text);
  if (foreign !== undefined) return `it looks like ${foreign}`;
  if (json() !== undefined) return "it is JSON without segments that hold text";
  if (/^\s*(?:\{\s*["}]|\[\s*[[{"])/.test(text.slice(0, 2000)))
    return "it begins as JSON, but is broken or cut";
  return "no words, times or segments were found in it";
}

function supported(): string {
  return `Supported: ${readers.map((reader) => reader.title).join(", ")}.`;
}
