import { existsSync } from "node:fs";
import { basename, resolve } from "node:path";
import { z } from "zod";
import { createRecording } from "../agents/recording.ts";
import { OnrecordError } from "../errors.ts";
import type { ArticleText, OpenedRecording } from "../graphs/services.ts";
import { hashContent } from "../store/blob-store.ts";
import { getJson, putJson } from "../store/json-blobs.ts";
import type { Library, TranscriptRow } from "../store/library.ts";
import { readerVersion } from "../transcript/build-transcript.ts";
import { type Reading, readTranscript, Span, Transcript } from "../transcript/index.ts";
import type { AppEnvironment } from "./environment.ts";
import { readSourceFile } from "./read-file.ts";
import { createTermShelf } from "./term-shelf.ts";

/** What a reader gave, as it is kept in the store. */
const StoredReading = z.strictObject({
  transcript: Transcript,
  status: z.enum(["ok", "repaired"]),
  article: z.exactOptional(
    z.strictObject({
      text: z.string(),
      source: Span,
      format: z.enum(["text", "html", "markdown"]),
      title: z.exactOptional(z.string()),
    }),
  ),
});

/** Recordings with their indexes that a server keeps in memory; an hour of talk takes some 20 MB. */
const mostOpened = 16;
/** Shortest prefix of an id or hash that is looked up. */
const shortestPrefix = 3;

/** Bytes with where they came from; `name` is the title where they hold none. */
export interface AddedFile {
  readonly bytes: Uint8Array;
  readonly uri: string;
  readonly name?: string;
}

/** Opens sources: files, standard input, or transcripts already in the store. */
export interface Recordings {
  /** Reads a source and stores it; throws `OnrecordError` that says what would be valid. */
  read(source: string): Promise<Reading>;
  /** Reads and stores what came from elsewhere; throws as `read` does. */
  add(file: AddedFile): Promise<Reading>;
  open(source: string): Promise<OpenedRecording>;
  /** Id of the stored transcript that a source names; throws as `read` does. */
  findStored(source: string): Promise<string>;
  list(): Promise<readonly Transcript[]>;
}

/** Sources over a store; a recording opened twice is read once. */
export function createRecordings(library: Library, environment: AppEnvironment): Recordings {
  const opened = new Map<string, OpenedRecording>();
  const terms = createTermShelf(library);
  const add = async (file: AddedFile): Promise<Reading> => {
    const reading = await readBytes(library, environment, file);
    const row = await library.transcript(reading.transcript.sha256);
    if (row !== undefined) terms.put(row, reading.transcript);
    return reading;
  };
  const read = async (source: string): Promise<Reading> => {
    if (source === "-") return await add({ bytes: await environment.readStandardInput(), uri: "-" });
    const path = resolve(environment.cwd, source);
    if (existsSync(path)) return await add({ bytes: readSourceFile(path), uri: basename(path) });
    return await readStored(library, environment, await findRow(library, source));
  };
  return {
    read,
    add,
    findStored: async (source) => (await findRow(library, source)).id,
    async open(source) {
      const known = opened.get(source);
      if (known !== undefined) return known;
      const reading = await read(source);
      const { sha256 } = reading.transcript;
      const recording = opened.get(sha256) ?? toOpened(reading);
      const [oldest] = opened.keys();
      if (opened.size >= mostOpened && oldest !== undefined) opened.delete(oldest);
      opened.set(sha256, recording);
      return recording;
    },
    async list() {
      const transcripts: Transcript[] = [];
      for (const { reading } of await library.transcripts()) {
        transcripts.push((await getJson(library.blobs, reading, StoredReading)).transcript);
      }
      return transcripts;
    },
  };
}

/** Reads bytes as a transcript and stores it; what this reader has read before under that name is not read again. */
export async function readBytes(
  library: Library,
  environment: Pick<AppEnvironment, "now">,
  file: AddedFile,
): Promise<Reading> {
  const sha256 = hashContent(file.bytes);
  const stored = await library.transcript(sha256);
  if (stored?.readerVersion === readerVersion) {
    const reading = await getJson(library.blobs, stored.reading, StoredReading);
    if (reading.transcript.source.uri === file.uri) return reading;
  }
  const name = file.name ?? (file.uri === "-" ? "standard input" : file.uri);
  const reading = readTranscript({ bytes: file.bytes, sha256, uri: file.uri, name });
  await library.blobs.put(file.bytes);
  await library.addTranscript({
    sha256,
    id: reading.transcript.id,
    readerVersion,
    reading: await putJson(library.blobs, reading),
    addedAt: environment.now().toISOString(),
  });
  return reading;
}

/** A stored reading; one of an older reader is made again from the original bytes. */
export async function readStored(
  library: Library,
  environment: Pick<AppEnvironment, "now">,
  row: TranscriptRow,
): Promise<Reading> {
  if (row.readerVersion === readerVersion) return await getJson(library.blobs, row.reading, StoredReading);
  const before = await getJson(
    library.blobs,
    row.reading,
    z.looseObject({
      transcript: z.looseObject({
        title: z.exactOptional(z.string()),
        source: z.looseObject({ uri: z.string() }),
      }),
    }),
  );
  const bytes = await library.blobs.read(row.sha256);
  if (bytes === undefined) {
    throw new OnrecordError(
      `The original of "${row.id}" is no longer in the store and an older reader read it. Run the command on the file again.`,
      { code: "not_found" },
    );
  }
  const { title, source } = before.transcript;
  // What came from an MCP server was given a name, which its address does not end in.
  const name = title === undefined || !source.uri.startsWith("mcp:") ? {} : { name: title };
  return await readBytes(library, environment, { bytes, uri: source.uri, ...name });
}

async function findRow(library: Library, source: string): Promise<TranscriptRow> {
  if (/^https?:/i.test(source)) {
    throw new OnrecordError(
      `"${source}" is an address; this version reads files. Save the page or captions and name the file.`,
      {
        code: "bad_usage",
      },
    );
  }
  if (source.startsWith("mcp:")) {
    throw new OnrecordError(
      `"${source}" is taken in from its server first: "onrecord import ${source} key=value…" prints the id to name here.`,
      { code: "bad_usage" },
    );
  }
  const rows = await library.transcripts();
  const exact = rows.find((row) => row.id === source || row.sha256 === source);
  if (exact !== undefined) return exact;
  const matches =
    source.length < shortestPrefix
      ? []
      : rows.filter((row) => row.id.startsWith(source) || row.sha256.startsWith(source));
  const [only, ...others] = matches;
  if (only !== undefined && others.length === 0) return only;
  if (only !== undefined) {
    throw new OnrecordError(
      `"${source}" could be ${matches
        .slice(0, 5)
        .map((row) => row.id)
        .join(", ")}. Write more of the id.`,
      { code: "ambiguous" },
    );
  }
  throw new OnrecordError(
    `There is no file and no stored transcript "${basename(source)}". Name a transcript file, - for standard input, or an id from "onrecord list".`,
    { code: "not_found" },
  );
}

function toOpened(reading: Reading): OpenedRecording {
  const recording = createRecording(reading.transcript);
  if (reading.article === undefined) return { recording };
  const { text, format, title } = reading.article;
  const article: ArticleText = {
    uri: reading.transcript.source.uri,
    sha256: hashContent(text),
    text,
    format,
    ...(title === undefined ? {} : { title }),
  };
  return { recording, article };
}
