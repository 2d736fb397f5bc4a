import type { Cue, CueWord, SourceText } from "../cue.ts";
import { type CueLine, type Dialect, parseCueMarkup } from "./cue-markup.ts";
import { derollCues, isRolling, type ParsedCue } from "./deroll.ts";
import { findSpeakerLabel, pickSpeakers, type SpeakerLabel } from "./speaker-label.ts";

/** A cue of a caption file: its times, and where its text stands in the file. */
export interface RawCue {
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
}

/** How sure it is that captions without a label go on with the speaker who had the last one (a convention). */
const carriedSpeaker = 0.8;

/** Cues of a caption file: markup read, rolling lines once, labels taken off, in order of time. */
export function toCaptionCues(
  source: SourceText,
  raw: readonly RawCue[],
  dialect: Dialect,
): { cues: Cue[]; kind: "rolling" | "plain" } {
  const parsed = sortByStart(source, raw).map((cue) => ({
    start: cue.start,
    end: cue.end,
    lines: parseCueMarkup(source.text.slice(cue.from, cue.to), cue.from, dialect),
  }));
  const rolling = isRolling(parsed);
  const shown = rolling ? derollCues(parsed) : parsed;
  return { cues: labelCues(shown, source.text), kind: rolling ? "rolling" : "plain" };
}

function sortByStart(source: SourceText, cues: readonly RawCue[]): readonly RawCue[] {
  const misplaced = cues.find((cue, index) => cue.start < (cues[index - 1]?.start ?? 0));
  if (misplaced === undefined) return cues;
  source.warn("out_of_order", "Lines were not in order of time and were sorted.", misplaced.from);
  return cues.toSorted((a, b) => a.start - b.start);
}

/** A cue's lines of one speaker; `voice` is what a tag says, else the speaker comes from a label. */
interface Voiced {
  readonly speaker: string | undefined;
  readonly voice: string | undefined;
  readonly lines: CueLine[];
}

/** The speakers' labels of a file, by the line they stand on. */
type Labels = ReadonlyMap<CueLine, SpeakerLabel>;

function labelCues(parsed: readonly ParsedCue[], text: string): Cue[] {
  const labels = findLabels(parsed, text);
  const cues: Cue[] = [];
  let carried: string | undefined;
  for (const cue of parsed) {
    for (const voiced of splitVoices(cue.lines, labels)) {
      carried = carry(voiced, carried);
      if (voiced.lines.length > 0)
        cues.push({ ...toCue(cue, voiced, text), speakerGuess: toGuess(voiced, carried) });
    }
  }
  return cues;
}

function findLabels(parsed: readonly ParsedCue[], text: string): Labels {
  const labels = new Map<CueLine, SpeakerLabel>();
  for (const line of parsed.flatMap((cue) => cue.lines)) {
    if (line.voice !== undefined || isGuarded(text, line)) continue;
    const label = findSpeakerLabel(line.text);
    if (label !== undefined) labels.set(line, label);
  }
  const names = pickSpeakers([...labels.values()], parsed.length);
  return new Map([...labels].filter(([, label]) => names.has(label.name)));
}

/** An empty tag pair before a line, as the writer puts it, says that what looks like a label is text. */
function isGuarded(text: string, line: CueLine): boolean {
  return /<([bic])><\/\1>$/.test(text.slice(Math.max(0, line.start - 7), line.start));
}

/** Whose words the next unlabelled caption probably holds: a dash or `>>` without a name says someone else's. */
function carry({ speaker, voice, lines }: Voiced, before: string | undefined): string | undefined {
  if (speaker !== undefined) return voice === undefined ? speaker : undefined;
  return /^\s*(?:[-–—]|>>)/.test(lines[0]?.text ?? "") ? undefined : before;
}

function splitVoices(lines: readonly CueLine[], labels: Labels): Voiced[] {
  const groups: Voiced[] = [];
  for (const line of lines) {
    const label = labels.get(line);
    const last = groups.at(-1);
    const kept = label === undefined ? line : cutLabel(line, label.length);
    const shown = kept.text.trim() === "" ? [] : [kept];
    if (last !== undefined && label === undefined && line.voice === last.voice) last.lines.push(...shown);
    else groups.push({ speaker: label?.name ?? line.voice, voice: line.voice, lines: shown });
  }
  return groups;
}

function cutLabel(line: CueLine, length: number): CueLine {
  let left = length;
  const pieces = line.pieces.map((piece) => {
    const cut = Math.min(left, piece.text.length);
    left -= cut;
    return { text: piece.text.slice(cut), time: piece.time };
  });
  const start = Math.min(line.end, line.start + length);
  return { ...line, text: line.text.slice(length), start, pieces };
}

function toGuess({ speaker }: Voiced, carried: string | undefined): Cue["speakerGuess"] {
  if (speaker !== undefined || carried === undefined) return undefined;
  return { name: carried, probability: carriedSpeaker };
}

function toCue(cue: ParsedCue, { lines, speaker }: Voiced, file: string): Cue {
  const [first] = lines;
  const isMarked = speaker === undefined && first !== undefined && !isGuarded(file, first);
  const text = lines.map((line) => line.text).join("\n");
  const words = toWords(cue, lines);
  return {
    text: isMarked ? text.replace(/^\s*(?:>>\s*)+/, "") : text,
    start: cue.start,
    end: cue.end,
    speaker,
    source: { start: first?.start ?? 0, end: lines.at(-1)?.end ?? 0 },
    words: words.length === 0 ? undefined : words,
  };
}

/** Words with their own times, where the cue has stamps inside. */
function toWords(cue: ParsedCue, lines: readonly CueLine[]): CueWord[] {
  const pieces = lines.flatMap((line) => line.pieces);
  if (!pieces.some((piece) => piece.time !== undefined)) return [];
  return pieces.flatMap((piece, index) => {
    const start = piece.time ?? cue.start;
    const end = Math.max(start, pieces[index + 1]?.time ?? cue.end);
    return piece.text
      .trim()
      .split(/\s+/)
      .filter((word) => word !== "")
      .map((word) => ({ start, end, text: word }));
  });
}
