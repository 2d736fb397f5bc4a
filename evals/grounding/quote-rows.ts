import { createGroundingIndex, type GroundingIndex } from "../../grounding/grounding-index.ts";
import type { Span } from "../../transcript/schema.ts";
import { type DataFiles, openDataFiles } from "../datasets/data-files.ts";

/** A quote with what is known of it. `kind` is the noise of a true quote, the edit of a changed one. */
export interface LabelledQuote {
  readonly id: string;
  readonly recording: string;
  readonly quote: string;
  readonly label: "said" | "altered" | "not_said";
  readonly kind: string;
  readonly source: string;
  readonly recogniser: string;
  /** In the UTF-16 units of the transcript's text; absent where nothing was said or the same words stand elsewhere too. */
  readonly place?: Span;
  /** The place whether or not it is the only one. */
  readonly origin?: Span;
}

/** The quotes of the verification data and the indexes of their recordings. */
export interface LabelledQuotes {
  readonly quotes: readonly LabelledQuote[];
  /** The changed quotes before their edit: said. */
  readonly originals: readonly LabelledQuote[];
  readonly indexOf: (recording: string) => GroundingIndex;
}

interface FileQuote {
  readonly id: string;
  readonly transcript_id: string;
  readonly quote: string;
  readonly label: LabelledQuote["label"];
  readonly noise: string;
  readonly source: string;
  readonly asr: string;
  readonly gold_start?: number;
  readonly gold_end?: number;
  readonly ambiguous_place?: boolean;
  readonly original?: string;
}

/** Reads `quotes.jsonl` and the transcripts below a folder; offsets there count code points of the file. */
export function readLabelledQuotes(folder: string): LabelledQuotes {
  const files = openDataFiles(folder);
  const rows = files.rows("quotes.jsonl").map(({ value }) => value as FileQuote);
  const indexOf = rememberIndexes(files);
  const toSpan = spanReader(files, indexOf);
  const quotes = rows.map((row): LabelledQuote => {
    const origin = toSpan(row);
    return {
      id: row.id,
      recording: row.transcript_id,
      quote: row.quote,
      label: row.label,
      kind: row.noise,
      source: row.source,
      recogniser: row.asr,
      ...(origin === undefined ? {} : { origin }),
      ...(origin === undefined || row.ambiguous_place === true ? {} : { place: origin }),
    };
  });
  const originals = rows.flatMap(({ original }, at) => {
    const edited = quotes[at];
    if (original === undefined || edited === undefined) return [];
    return [
      { ...edited, id: `${edited.id}-original`, quote: original, label: "said", kind: "original" } as const,
    ];
  });
  return { quotes, originals, indexOf };
}

function rememberIndexes(files: DataFiles): (recording: string) => GroundingIndex {
  const known = new Map<string, GroundingIndex>();
  return (recording) => {
    const index =
      known.get(recording) ?? createGroundingIndex(files.transcript(`transcripts/${recording}.txt`));
    known.set(recording, index);
    return index;
  };
}

function spanReader(
  files: DataFiles,
  indexOf: (recording: string) => GroundingIndex,
): (row: FileQuote) => Span | undefined {
  const points = new Map<string, string[]>();
  return ({ transcript_id: recording, gold_start, gold_end }) => {
    if (gold_start === undefined || gold_end === undefined) return undefined;
    const letters = points.get(recording) ?? [...files.text(`transcripts/${recording}.txt`)];
    points.set(recording, letters);
    const start = letters.slice(0, gold_start).join("").length;
    const end = start + letters.slice(gold_start, gold_end).join("").length;
    return inTranscript(indexOf(recording), { start, end });
  };
}

/** A range of the file as a range of the transcript's text, by the segments it touches. */
function inTranscript({ transcript }: GroundingIndex, { start, end }: Span): Span | undefined {
  const position = (at: number): number | undefined => {
    const segment = transcript.segments.find(({ source }) => source !== undefined && source.end >= at);
    if (segment?.source === undefined) return undefined;
    const into = Math.max(0, at - segment.source.start);
    return segment.span.start + Math.min(segment.text.length, into);
  };
  const from = position(start + 1);
  const to = position(end);
  return from === undefined || to === undefined ? undefined : { start: from - 1, end: to };
}
