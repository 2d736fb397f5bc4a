import { segmentAt, toEvidence } from "../../grounding/evidence.ts";
import type { Evidence } from "../../grounding/schema.ts";
import type { Transcript } from "../../transcript/schema.ts";

/** Evidence as one piece for each speaker in it, in order, so that nobody is given another's words. */
export function splitBySpeaker(transcript: Transcript, evidence: Evidence): Evidence[] {
  const { start, end } = evidence.span;
  const pieces: Evidence[] = [];
  for (let from = start; from < end; ) {
    const to = Math.min(end, endOfVoice(transcript, from));
    pieces.push(toEvidence(transcript, { start: from, end: to }));
    from = to + 1;
  }
  return pieces.length < 2 ? [evidence] : pieces;
}

/** Where the last of the segments ends that follow one another in one voice. */
function endOfVoice(transcript: Transcript, position: number): number {
  const { segments } = transcript;
  let index = segmentAt(transcript, position);
  const speaker = segments[index]?.speaker;
  while (segments[index + 1] !== undefined && segments[index + 1]?.speaker === speaker) index += 1;
  return segments[index]?.span.end ?? transcript.text.length;
}
