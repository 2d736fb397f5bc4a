import { readArticleFile } from "../app/read-file.ts";
import { createEvidenceIndex, extractNames, findMisheardNames, guessTurns } from "../grounding/index.ts";
import { readTranscript, type Transcript } from "../transcript/index.ts";

/** A guess of `show`: it stands below the segment that it is about. */
export interface Guess {
  readonly kind: "name" | "turn";
  readonly segment: string;
  /** Seconds; null where the segment has no times. */
  readonly start: number | null;
  /** UTF-16 range in the transcript's text. */
  readonly span: { readonly start: number; readonly end: number };
  /** `spelling` or `sound` of a name; `sure` or `likely` of a turn. */
  readonly by: string;
  readonly heard: string;
  /** What was meant; absent of a turn. */
  readonly name?: string;
}

/** What `show` is to guess: names by a file's list or article, or by the recording's own (`true`); and turns. */
export interface WantedGuesses {
  readonly names?: string | true;
  readonly turns?: true;
}

/** Names that the recogniser may have got wrong and places where another voice may begin, in the recording's order. */
export function guessMore(transcript: Transcript, { names, turns }: WantedGuesses, cwd: string): Guess[] {
  const found = [
    ...(names === undefined ? [] : guessNames(transcript, names, cwd)),
    ...(turns === undefined ? [] : guessVoices(transcript)),
  ];
  return found.sort((a, b) => a.span.start - b.span.start);
}

function guessNames(transcript: Transcript, from: string | true, cwd: string): Guess[] {
  const index = createEvidenceIndex(transcript);
  const names = from === true ? ownNames(transcript) : readNames(readArticleFile(cwd, from).text);
  return findMisheardNames(index, names).map(({ heard, name, by, evidence }): Guess => {
    const { segments, start, span } = evidence;
    return { kind: "name", segment: segments[0], start: start ?? null, span, by, heard, name };
  });
}

/** Speakers, and what is named more than once: what stands only once may be the mishearing itself. */
function ownNames(transcript: Transcript): string[] {
  const said = extractNames(createEvidenceIndex(transcript)).filter(({ count }) => count > 1);
  return [...transcript.speakers.map(({ name }) => name), ...said.map(({ text }) => text)];
}

const mostListed = 6;
const mostTold = 200;

/** A list has a name a line; of running text, such as an article, those words count that its capitals make names. */
function readNames(text: string): string[] {
  const lines = text.split(/\r?\n/).map((line) => line.replace(/^[\s*•-]+|\s+$/g, ""));
  const filled = lines.filter((line) => line !== "");
  const isListed = (line: string): boolean =>
    line.split(/\s+/).length <= mostListed && !/[.?!:]["'”’»)]*$/.test(line);
  if (filled.every(isListed)) return filled;
  const bytes = new TextEncoder().encode(text);
  const { transcript } = readTranscript({ bytes, sha256: "0".repeat(64), uri: "names", name: "names.txt" });
  const names = extractNames(createEvidenceIndex(transcript), { limit: mostTold });
  return names.map((name) => name.text);
}

function guessVoices(transcript: Transcript): Guess[] {
  return guessTurns(transcript).flatMap(({ at, sureness }): Guess[] => {
    const segment = transcript.segments.findLast(({ span }) => span.start <= at);
    if (segment === undefined) return [];
    const heard = /^\S+(?: \S+){0,3}/.exec(transcript.text.slice(at))?.[0] ?? "";
    const span = { start: at, end: at + heard.length };
    return [{ kind: "turn", segment: segment.id, start: segment.start ?? null, span, by: sureness, heard }];
  });
}
