import { z } from "zod";
import type { DataFiles } from "../data-files.ts";
import { createPointPlacer, type PointPlacer } from "./place-points.ts";

/** A transcript that was made of a text, and what places ranges of that text in it. */
export interface MadeTranscript {
  readonly path: string;
  readonly placer: PointPlacer;
}

/** Lines that begin with a label; the same with the times of its cues; cues without labels. */
export type MadeForm = "lines" | "turns" | "captions";

/** A stretch of the text, in UTF-16, with its seconds where they are known. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly start?: number;
  readonly end?: number;
}

/** Cues of a document: range in code points, then seconds. */
const Timing = z.object({ cues: z.array(z.tuple([z.number(), z.number(), z.number(), z.number()])) });

/** Makes a transcript of each text file that is asked for, once. */
export function openMadeTranscripts(files: DataFiles, form: MadeForm): (path: string) => MadeTranscript {
  const known = new Map<string, MadeTranscript>();
  return (path) => {
    const found = known.get(path) ?? make(files, path, form);
    known.set(path, found);
    return found;
  };
}

/** Whether times are known of a text file. */
export function hasTimes(files: DataFiles, path: string): boolean {
  return readCues(files, path).length > 0;
}

function make(files: DataFiles, path: string, form: MadeForm): MadeTranscript {
  const raw = files.text(path);
  const stretches = form === "lines" ? toLines(raw) : toCues(raw, readCues(files, path));
  const rows = stretches.flatMap((stretch) => toRow(raw, stretch, form !== "captions"));
  const made = `${path.replace(/\.txt$/, "")}.${form}.json`;
  const json = JSON.stringify({ lang: "en", segments: rows.map(({ segment }) => segment) });
  files.make(made, new TextEncoder().encode(json));
  const transcript = files.transcript(made);
  const segments = transcript.segments.flatMap((segment, index) => {
    const source = rows[index]?.source;
    return source === undefined ? [] : [{ ...segment, source }];
  });
  return { path: made, placer: createPointPlacer(raw, { ...transcript, segments }) };
}

/** A segment and where its words stand in the text; none for a stretch without words. */
function toRow(raw: string, { from, to, ...times }: Stretch, isLabelled: boolean) {
  const stretch = raw.slice(from, to);
  const label = isLabelled ? /^\s*([^:\n]{1,40}):\s/.exec(stretch) : null;
  const spoken = stretch.slice(label?.[0].length ?? 0);
  const text = spoken.trim();
  if (text === "") return [];
  const start = to - spoken.trimStart().length;
  const speaker = label?.[1] === undefined ? {} : { speaker: label[1] };
  return [{ source: { start, end: start + text.length }, segment: { ...times, ...speaker, text } }];
}

function toLines(raw: string): readonly Stretch[] {
  let at = 0;
  return raw.split("\n").map((line) => {
    const from = at;
    at += line.length + 1;
    return { from, to: from + line.length };
  });
}

function readCues(files: DataFiles, path: string): z.infer<typeof Timing>["cues"] {
  return Timing.parse(JSON.parse(files.text(path.replace(/\.txt$/, ".json")))).cues;
}

function toCues(raw: string, cues: z.infer<typeof Timing>["cues"]): readonly Stretch[] {
  const units: number[] = [];
  let at = 0;
  for (const letter of raw) {
    units.push(at);
    at += letter.length;
  }
  return cues.map(([from, to, start, end]) => ({
    from: units[from] ?? raw.length,
    to: units[to] ?? raw.length,
    start,
    end,
  }));
}
