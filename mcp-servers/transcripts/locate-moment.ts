import { formatClock } from "../../transcript/format-clock.ts";
import type { Segment, Transcript } from "../../transcript/schema.ts";
import { writeCall } from "../answers/next-call.ts";
import { ToolError } from "../tool-error.ts";

/** A moment that a model named, and which end of a range it is. */
export interface NamedMoment {
  readonly moment: number | string;
  readonly edge: "first" | "last";
  readonly argument: string;
}

/** Index of the segment at a moment: the first that is not over by then, or the last that has begun. Throws `ToolError`. */
export function locateMoment(transcript: Transcript, named: NamedMoment): number {
  const { moment } = named;
  return typeof moment === "string"
    ? findById(transcript, moment, named)
    : findByTime(transcript, moment, named);
}

function findById(transcript: Transcript, id: string, { argument }: NamedMoment): number {
  const index = Number(id.slice(1)) - 1;
  if (transcript.segments[index] !== undefined) return index;
  throw outOfRange(transcript, argument, `There is no segment ${id}.`);
}

function findByTime(transcript: Transcript, time: number, { edge, argument }: NamedMoment): number {
  const { segments, duration } = transcript;
  if (duration === undefined) {
    throw outOfRange(transcript, argument, "This transcript has no times.");
  }
  if (edge === "last") {
    const index = segments.findLastIndex((segment) => segment.start !== undefined && segment.start <= time);
    return Math.max(0, index);
  }
  const index = segments.findIndex((segment, at) => endOf(segment, segments[at + 1]) > time);
  if (index !== -1) return index;
  if (time <= duration) return Math.max(0, segments.length - 1);
  throw outOfRange(transcript, argument, `The recording ends at ${formatClock(duration)}.`);
}

/** When a segment is over; one without a time stands with the one before it. */
function endOf(segment: Segment, next: Segment | undefined): number {
  if (segment.start === undefined) return 0;
  return Math.max(segment.end ?? segment.start, next?.start ?? segment.start);
}

function outOfRange(transcript: Transcript, argument: string, why: string): ToolError {
  const { id, segments, duration } = transcript;
  const ids = `${segments[0]?.id} to ${segments.at(-1)?.id}`;
  return new ToolError({
    code: "out_of_range",
    message: `${why} The argument "${argument}" has to lie inside the recording.`,
    valid: [...(duration === undefined ? [] : [`00:00 to ${formatClock(duration)}`]), ids],
    next: writeCall("read_transcript", { transcript: id }),
  });
}
