import { cutBefore, toVisible } from "../answers/visible-text.ts";
import type { ResponseFormat } from "../arguments/response-format.ts";

/** What a passage needs to know of a segment. */
export interface SpokenSegment {
  readonly id: string;
  readonly text: string;
  readonly start?: number | undefined;
  readonly end?: number | undefined;
  readonly speaker?: string | undefined;
}

/** A found segment with what was said around it; `first` and `last` are indexes of segments. */
export interface Passage {
  readonly hit: number;
  readonly first: number;
  readonly last: number;
}

/** Characters that make a found line understood, and that one passage may have. */
const enough: Readonly<Record<ResponseFormat, number>> = { concise: 160, detailed: 480 };
const most: Readonly<Record<ResponseFormat, number>> = { concise: 320, detailed: 960 };
const longestPause = 8;

/** Passages around found segments, best first; what lies in the passage of a better one is left out. */
export function toPassages(
  segments: readonly SpokenSegment[],
  hits: readonly number[],
  format: ResponseFormat,
): Passage[] {
  const covered = new Set<number>();
  return hits.flatMap((hit) => {
    if (covered.has(hit)) return [];
    const passage = widen(segments, hit, format);
    for (let index = passage.first; index <= passage.last; index += 1) covered.add(index);
    return [passage];
  });
}

/** Takes in the segments after and before, in turns, while one voice goes on and the passage is short. */
function widen(segments: readonly SpokenSegment[], hit: number, format: ResponseFormat): Passage {
  let [first, last] = [hit, hit];
  let length = segments[hit]?.text.length ?? 0;
  const take = (inside: number, beside: number): boolean => {
    const added = lengthBeside(segments, inside, beside);
    if (added === undefined || length >= enough[format]) return false;
    length += added;
    return true;
  };
  for (;;) {
    const goesOn = take(last, last + 1);
    if (goesOn) last += 1;
    const goesBack = take(first, first - 1);
    if (goesBack) first -= 1;
    if (!goesOn && !goesBack) return { hit, first, last };
  }
}

/** Characters that a passage gains by the segment beside; `undefined` when that is none of the same voice. */
function lengthBeside(
  segments: readonly SpokenSegment[],
  inside: number,
  beside: number,
): number | undefined {
  const [before, after] = [segments[Math.min(inside, beside)], segments[Math.max(inside, beside)]];
  if (before === undefined || after === undefined || !isOneVoice(before, after)) return undefined;
  return 1 + (segments[beside]?.text.length ?? 0);
}

function isOneVoice(before: SpokenSegment, after: SpokenSegment): boolean {
  if (before.speaker !== after.speaker) return false;
  return (after.start ?? 0) - (before.end ?? before.start ?? 0) <= longestPause;
}

/** The words of a passage as visible text; a long one is cut around `at`, a position in the text of the found segment. */
export function writePassage(
  segments: readonly SpokenSegment[],
  { first, last, hit }: Passage,
  { at, format }: { readonly at: number; readonly format: ResponseFormat },
): string {
  const texts = segments.slice(first, last + 1).map(({ text }) => text);
  const joined = texts.join(" ");
  if (joined.length <= most[format]) return toVisible(joined);
  const before = texts.slice(0, hit - first).reduce((sum, text) => sum + text.length + 1, 0);
  return cutAround(joined, before + at, most[format]);
}

/** At most `length` units of a text around a position, cut between words, with `…` where something is missing. */
export function cutAround(text: string, at: number, length: number): string {
  if (text.length <= length) return toVisible(text);
  const from = Math.max(0, Math.min(at - Math.floor(length / 3), text.length - length));
  const start = from === 0 ? 0 : from + Math.max(0, text.slice(from, from + 40).indexOf(" ") + 1);
  const whole = cutBefore(text.slice(start), length);
  const isLast = start + whole.length >= text.length;
  const blank = whole.lastIndexOf(" ");
  const shown = isLast || blank < length / 2 ? whole : whole.slice(0, blank);
  const visible = toVisible(shown.replace(/^[\udc00-\udfff]/, ""));
  return `${start === 0 ? "" : "… "}${visible}${isLast ? "" : " …"}`;
}
