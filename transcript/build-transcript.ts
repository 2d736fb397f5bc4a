import { cleanText, type TextFinding } from "./clean-text.ts";
import type { Cue, CueSheet, CueWord, WarningList } from "./cue.ts";
import { detectLanguage } from "./detect-language.ts";
import type { Segment, Speaker, TimedWord, Transcript, TranscriptEvent } from "./schema.ts";
import { toSlug } from "./to-slug.ts";

/** Changes whenever the same bytes may give other segments. */
export const readerVersion = "1";

/** What is known of the file besides what its reader found. */
export interface TranscriptOrigin {
  readonly sha256: string;
  readonly uri: string;
  readonly format: string;
  readonly fallbackTitle: string;
}

type Draft = Omit<Segment, "id" | "span" | "words"> & { readonly rawWords?: readonly CueWord[] | undefined };

const findings: Readonly<Record<TextFinding, string>> = {
  control_characters: "Control characters were left out.",
  hidden_characters: "Invisible tag characters were left out.",
  broken_characters: "Broken characters (lone surrogates) were replaced.",
  bidi: "The text holds characters that change the direction of writing; what is seen may differ from what stands there.",
};

/** Gives cues ids, spans, tidy text and times, and the recording its title, language, speakers and id. */
export function buildTranscript(
  sheet: CueSheet,
  origin: TranscriptOrigin,
  warnings: WarningList,
): Transcript {
  const { drafts, kept } = tidyCues(sheet.cues, warnings);
  const segments = placeSegments(drafts);
  const text = segments.map((segment) => segment.text).join("\n");
  const title = cleanText(sheet.title ?? "", () => undefined).slice(0, 300);
  const name = title === "" ? origin.fallbackTitle : title;
  const language = languageTag(sheet.language) ?? detectLanguage(text);
  const duration = segments.reduce((last, segment) => Math.max(last, segment.end ?? segment.start ?? 0), 0);
  return {
    id: `${toSlug(name)}-${origin.sha256.slice(0, 8)}`,
    sha256: origin.sha256,
    readerVersion,
    source: { uri: origin.uri, format: sheet.format ?? origin.format },
    ...(name === "" ? {} : { title: name }),
    ...(language === undefined ? {} : { language }),
    ...(duration > 0 ? { duration } : {}),
    speakers: countSpeakers(segments),
    segments,
    events: tidyEvents(sheet, kept),
    warnings: warnings.list(),
    text,
  };
}

function tidyCues(cues: readonly Cue[], warnings: WarningList): { drafts: Draft[]; kept: number[] } {
  const drafts: Draft[] = [];
  const kept: number[] = [];
  for (const cue of cues) {
    kept.push(drafts.length);
    const at = cue.source?.start;
    const text = cleanText(cue.text, (finding) => warnings.add(finding, findings[finding], at));
    if (text !== "") drafts.push(toDraft(cue, text, warnings));
  }
  kept.push(drafts.length);
  return { drafts, kept };
}

function toDraft(cue: Cue, text: string, warnings: WarningList): Draft {
  const { start, end } = tidyTimes(cue, warnings);
  const speaker = cleanText(cue.speaker ?? "", () => undefined);
  return {
    text,
    ...(start === undefined ? {} : { start }),
    ...(end === undefined ? {} : { end }),
    ...(speaker === "" ? {} : { speaker }),
    ...(speaker !== "" || cue.speakerGuess === undefined ? {} : { speakerGuess: cue.speakerGuess }),
    ...(cue.source === undefined ? {} : { source: cue.source }),
    rawWords: cue.words,
  };
}

function tidyTimes(cue: Cue, warnings: WarningList): { start: number | undefined; end: number | undefined } {
  const start = toMilliseconds(cue.start);
  const end = toMilliseconds(cue.end);
  if (start === undefined || end === undefined || end >= start) return { start, end };
  warnings.add(
    "end_before_start",
    "A line ended before it started; its end was set to its start.",
    cue.source?.start,
  );
  return { start, end: start };
}

function toMilliseconds(seconds: number | undefined): number | undefined {
  if (seconds === undefined || !Number.isFinite(seconds) || seconds < 0 || seconds > 1e9) return undefined;
  return Math.round(seconds * 1000) / 1000;
}

function placeSegments(drafts: readonly Draft[]): Segment[] {
  let start = 0;
  return drafts.map(({ rawWords, ...draft }, index) => {
    const span = { start, end: start + draft.text.length };
    start = span.end + 1;
    const words = rawWords === undefined ? [] : placeWords(rawWords, draft.text, span.start);
    const id = `s${String(index + 1).padStart(4, "0")}`;
    return { id, ...draft, span, ...(words.length === 0 ? {} : { words }) };
  });
}

function placeWords(raw: readonly CueWord[], text: string, offset: number): TimedWord[] {
  const words: TimedWord[] = [];
  let cursor = 0;
  for (const word of raw) {
    const cleaned = cleanText(word.text, () => undefined);
    const start = toMilliseconds(word.start);
    const end = toMilliseconds(word.end);
    if (cleaned === "" || start === undefined || end === undefined) continue;
    const at = text.indexOf(cleaned, cursor);
    if (at === -1) continue;
    cursor = at + cleaned.length;
    const span = { start: offset + at, end: offset + cursor };
    words.push({ start, end: Math.max(start, end), text: cleaned, span });
  }
  return words;
}

function countSpeakers(segments: readonly Segment[]): Speaker[] {
  const counts = new Map<string, number>();
  for (const { speaker } of segments) {
    if (speaker !== undefined) counts.set(speaker, (counts.get(speaker) ?? 0) + 1);
  }
  return [...counts].map(([name, count]) => ({ name, segments: count }));
}

function tidyEvents(sheet: CueSheet, kept: readonly number[]): TranscriptEvent[] {
  return (sheet.events ?? []).flatMap((event) => {
    const text = cleanText(event.text, () => undefined);
    const start = toMilliseconds(event.start);
    const at = kept[event.at] ?? kept.at(-1) ?? 0;
    return text === "" ? [] : [{ text, ...(start === undefined ? {} : { start }), at }];
  });
}

function languageTag(language: string | undefined): string | undefined {
  const tag = language?.trim().replaceAll("_", "-");
  return tag !== undefined && /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(tag) ? tag : undefined;
}
