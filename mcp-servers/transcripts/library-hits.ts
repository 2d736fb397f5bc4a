import { createHash } from "node:crypto";
import type { TranscriptRow } from "../../store/library.ts";
import { matchPhrase, parseQuery, tokenize } from "../../transcript/search-query.ts";
import type { CallContext } from "../tool.ts";
import type { LibraryReader } from "./library-reader.ts";
import type { SpokenSegment } from "./passage.ts";
import { isApart, type RankedLine, rankLines } from "./search-library.ts";
import { takeSheets } from "./take-sheets.ts";

/** What is looked for in all transcripts. */
export interface LibraryQuery {
  readonly query: string;
  readonly speaker?: string | undefined;
}

/** A line that answers, in the segments of its transcript; `at` is where its first found word stands in its text. */
export interface LibraryHit {
  readonly row: TranscriptRow;
  readonly segments: readonly SpokenSegment[];
  readonly segment: number;
  readonly at: number;
}

/** What is known of all hits, and the hits. */
export interface LibraryHits {
  /** The hits in order without the first `offset`, opened one by one as they are asked for. */
  from(offset: number): AsyncGenerator<LibraryHit>;
  /** How many there are; unknown with a speaker or a phrase, for then each line has to be looked at. */
  readonly total?: number;
  readonly transcripts: number;
  /** Transcripts whose words are not on the shelf yet. */
  readonly left: number;
  /** Of the library's state: it changes when a transcript comes or goes. */
  readonly state: string;
}

const maxOpened = 24;

/** Looks for a query in every transcript; those that are new to the shelf are put there first, within bounds. */
export async function findInLibrary(
  reader: LibraryReader,
  asked: LibraryQuery,
  context: CallContext,
): Promise<LibraryHits> {
  const { createStemmer } = await import("../../transcript/create-stemmer.ts");
  const rows = await reader.rows();
  const sheets = await takeSheets(reader, rows, context);
  const stemmers = new Map<string, (word: string) => string>();
  const stemmerOf = (language: string | undefined): ((word: string) => string) => {
    const stem = stemmers.get(language ?? "") ?? createStemmer(language);
    stemmers.set(language ?? "", stem);
    return stem;
  };
  const lines = rankLines(sheets, { query: asked.query, answers: answersOf(asked) }, stemmerOf);
  const languages = new Map(sheets.map(({ row, sheet }) => [row.sha256, sheet.card.language]));
  const stemOf = (row: TranscriptRow): ((word: string) => string) => stemmerOf(languages.get(row.sha256));
  const state = createHash("sha256").update(sheets.map(({ row }) => row.reading).join(" "));
  return {
    from: (offset) => openHits(reader, lines, { ...asked, stemOf, context, offset }),
    ...(answersOf(asked) === "every" ? { total: lines.length } : {}),
    transcripts: rows.length,
    left: rows.length - sheets.length,
    state: state.digest("hex"),
  };
}

/** With a speaker or a phrase, only some of the lines that hold the words answer. */
function answersOf({ query, speaker }: LibraryQuery): "every" | "some" {
  return speaker === undefined && !/["“”„«»]/.test(query) ? "every" : "some";
}

interface Opening extends LibraryQuery {
  readonly stemOf: (row: TranscriptRow) => (word: string) => string;
  readonly context: CallContext;
  readonly offset: number;
}

async function* openHits(
  reader: LibraryReader,
  lines: readonly RankedLine[],
  opening: Opening,
): AsyncGenerator<LibraryHit> {
  // Where every line answers, none has to be opened to be passed over.
  const passed = answersOf(opening) === "every" ? opening.offset : 0;
  let left = opening.offset - passed;
  for await (const hit of openLines(reader, lines.slice(passed), opening)) {
    if (left === 0) yield hit;
    else left -= 1;
  }
}

async function* openLines(
  reader: LibraryReader,
  lines: readonly RankedLine[],
  opening: Opening,
): AsyncGenerator<LibraryHit> {
  const opened = new Map<string, readonly SpokenSegment[]>();
  const taken = new Map<string, number[]>();
  for (const { row, segment } of lines) {
    opening.context.signal.throwIfAborted();
    if (!opened.has(row.sha256) && opened.size >= maxOpened) continue;
    const segments = opened.get(row.sha256) ?? (await reader.segments(row));
    opened.set(row.sha256, segments);
    const at = findAt(segments, segment, { ...opening, stem: opening.stemOf(row) });
    const others = taken.get(row.sha256) ?? [];
    if (at === undefined || !isApart(others, segment)) continue;
    taken.set(row.sha256, [...others, segment]);
    yield { row, segments, segment, at };
  }
}

/** Where the first word of the query stands in a segment; `undefined` when the speaker or a phrase is another. */
function findAt(
  segments: readonly SpokenSegment[],
  index: number,
  { query, speaker, stem }: LibraryQuery & { readonly stem: (word: string) => string },
): number | undefined {
  const segment = segments[index];
  if (segment === undefined || !isBy(segment, speaker)) return undefined;
  const { words, phrases } = parseQuery(query, stem);
  if (!phrases.every((phrase) => holdsPhrase(segments, index, { phrase, stem }))) return undefined;
  const wanted = new Set(words);
  return tokenize(segment.text, stem).find((token) => wanted.has(token.stem))?.start ?? 0;
}

function isBy(segment: SpokenSegment, speaker: string | undefined): boolean {
  if (speaker === undefined) return true;
  return fold(segment.speaker ?? "").includes(fold(speaker));
}

function fold(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .trim();
}

/** A phrase may begin or end in the lines beside, but has to touch this one. */
function holdsPhrase(
  segments: readonly SpokenSegment[],
  index: number,
  {
    phrase,
    stem,
  }: { readonly phrase: Parameters<typeof matchPhrase>[2]; readonly stem: (word: string) => string },
): boolean {
  const reach = phrase.length - 1;
  const first = Math.max(0, index - reach);
  const tokens = segments
    .slice(first, index + reach + 1)
    .flatMap(({ text }, at) => tokenize(text, stem, { segment: first + at, offset: 0 }));
  const postings = new Map<string, number[]>();
  for (const [position, token] of tokens.entries())
    postings.set(token.stem, [...(postings.get(token.stem) ?? []), position]);
  return matchPhrase(tokens, postings, phrase).has(index);
}
