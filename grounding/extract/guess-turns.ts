import type { Span, Transcript } from "../../transcript/schema.ts";

/** Where another voice may begin in a recording without labels. */
export interface GuessedTurn {
  /** UTF-16 index in the transcript's text. */
  readonly at: number;
  /** `sure`: a reply that opens a sentence; `likely`: an answer after a question, or a reply inside a broken sentence. */
  readonly sureness: "sure" | "likely";
}

/** Words that answer: what a voice begins with when it takes over. Response particles of five languages. */
const particles = "yeah|yep|yup|yes|mhm|mm-hmm|uh-huh|sí|sim|oui|ouais|ja|genau";
/** Adverbs that answer when they stand first, and only then. */
const assent = "absolutely|exactly|claro|vale|exacto|pois|exactement|voilà|stimmt";
/** Politeness, assent and dissent that open a turn less surely. */
const openers =
  "thank you|thanks|awesome|great|well|sure|definitely|totally|of course|interesting|good question|okay|all right|no|gracias|bueno|obrigado|obrigada|bem|merci|bon|danke|also|nein|non|não";

const particle = new RegExp(`^(?:(?:oh|um|uh|ah)[ ,]+)?(?:${particles}|${assent})(?![\\p{L}'’-])`, "iu");
const opener = new RegExp(`^(?:${openers})(?![\\p{L}'’-])`, "iu");
const inside = new RegExp(`(?<=[\\p{L}] )(?:(?:um|uh) )?(?:${particles})(?=[ .,])`, "giu");
/** `It works, right?` asks for no answer. */
const tag = /,? (?:right|no|okay|ok|huh|eh|you know|¿?verdad|não é|n'est-ce pas|oder|ne)\?$/i;
/** A voice that goes on after its own question says more of the same. */
const goesOn =
  /^(?:and|or|but|because|so|like|is|are|do|does|did|what|how|why|who|where|when|y|o|pero|porque|e|ou|mas|et|mais|und|oder|aber)\b/i;
/** Words of a turn at least, a bare reply excepted: nearer guesses are one turn's. */
const shortestTurn = 4;

/**
 * Places at which another voice may begin, in order; none where speakers are known. They are guesses from the words
 * alone, shown as such and never a speaker's label. On the one development talk all sure ones are right.
 */
export function guessTurns(transcript: Transcript): GuessedTurn[] {
  if (transcript.speakers.length > 0) return [];
  const flat = transcript.text.replaceAll("\n", " ");
  const sentences = cutSentences(flat);
  const found: GuessedTurn[] = [];
  for (const [number, sentence] of sentences.entries()) {
    const before = sentences[number - 1];
    const own = guessAt(flat, sentence, before);
    if (own !== undefined) add(flat, found, { at: sentence.start, sureness: own });
    for (const match of flat.slice(sentence.start, sentence.end).matchAll(inside))
      add(flat, found, { at: sentence.start + match.index, sureness: "likely" });
  }
  return found;
}

function guessAt(
  flat: string,
  sentence: Span,
  before: Span | undefined,
): GuessedTurn["sureness"] | undefined {
  if (before === undefined) return undefined;
  const text = flat.slice(sentence.start, sentence.end);
  const asked = flat.slice(before.start, before.end);
  if (particle.test(text)) return "sure";
  if (opener.test(text)) return "likely";
  const isAnswer =
    flat[before.end - 1] === "?" && !tag.test(asked) && !text.endsWith("?") && !goesOn.test(text);
  return isAnswer ? "likely" : undefined;
}

/** `Yeah. Yeah. No, it is` is one reply. */
function add(flat: string, found: GuessedTurn[], guess: GuessedTurn): void {
  const last = found.at(-1);
  const words = last === undefined ? shortestTurn : flat.slice(last.at, guess.at).trim().split(/\s+/).length;
  if (words >= shortestTurn) found.push(guess);
}

/** Sentences by their punctuation alone: captions break lines anywhere. */
function cutSentences(flat: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const match of flat.matchAll(/[.?!…。！？]+["'”’»)\]]*(?=\s|$)/gu)) {
    const end = match.index + match[0].length;
    spans.push({ start, end });
    start = end;
    while (flat[start] === " ") start += 1;
  }
  if (start < flat.length) spans.push({ start, end: flat.length });
  return spans;
}
