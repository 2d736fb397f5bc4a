import { jsonLength } from "../answers/page-room.ts";
import { type LineFacts, speakerFacts, writeLineStart } from "../answers/speech-line.ts";
import { findSuspicious } from "../answers/suspicious-lines.ts";
import type { ResponseFormat } from "../arguments/response-format.ts";
import { type Passage, type SpokenSegment, writePassage } from "./passage.ts";

/** A found passage: where it stands, and its line as it is shown. */
export interface FoundPassage {
  readonly facts: LineFacts;
  readonly line: string;
  /** Whether it talks to an assistant or a checker. */
  readonly isSuspicious: boolean;
}

/** A passage in the segments of its transcript; `transcript` is named when several are searched. */
export interface PassagePlace {
  readonly segments: readonly SpokenSegment[];
  readonly passage: Passage;
  /** Where the found words stand in the text of the found segment. */
  readonly at: number;
  readonly format: ResponseFormat;
  readonly transcript?: string;
}

/** The facts and the line of a passage. */
export function toFound({ segments, passage, at, format, transcript }: PassagePlace): FoundPassage {
  const hit = segments[passage.hit];
  const facts: LineFacts = {
    ...(transcript === undefined ? {} : { transcript }),
    ...(hit === undefined ? {} : { segment: hit.id }),
    ...(hit?.start === undefined ? {} : { start: hit.start }),
    ...(hit?.end === undefined || format === "concise" ? {} : { end: hit.end }),
    ...speakerFacts(hit?.speaker),
  };
  const texts = segments.slice(passage.first, passage.last + 1).map(({ text }) => text);
  return {
    facts,
    line: writeLineStart(facts) + writePassage(segments, passage, { at, format }),
    isSuspicious: findSuspicious(texts).size > 0,
  };
}

/** As many of the passages as fit into `room` characters, one at least. */
export function takeFitting(found: readonly FoundPassage[], room: number): FoundPassage[] {
  let used = 0;
  return found.filter(({ facts, line }, at) => {
    used += jsonLength(line) + JSON.stringify(facts).length + 4;
    return at === 0 || used <= room;
  });
}
