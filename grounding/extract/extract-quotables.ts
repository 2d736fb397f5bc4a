import type { EvidenceIndex } from "../claims/evidence-index.ts";
import { isFunctionWord } from "../claims/function-words.ts";
import { tokenize } from "../tokens.ts";
import { classesOf } from "../word-data/closed-classes.ts";
import { isDanglingOpening } from "./dangling-opening.ts";
import { type ExtractedItem, toSentenceItems } from "./extracted-item.ts";
import { isBoilerplate } from "./is-boilerplate.ts";

const opinion =
  /\b(?:i (?:think|believe|feel|hope|love|hate|would argue|always|never|don't (?:think|believe))|we (?:should|must|need|have to|can't)|in my (?:view|opinion|experience)|the (?:thing|point|truth|reality|key|secret|problem|question|lesson|idea|whole|best|worst|only|biggest|hardest) (?:is|was|about)|you (?:have to|need to|can't|should|must|never))\b/i;
const contrast =
  /\b(?:not|never|isn't|aren't|don't|less|rather than|instead of|without)\b[^.?!]*\b(?:but|it's|they're|it is|more|than|until|unless)\b/i;
const figure =
  /\b(?:like a|like an|as if|as though|the way a|kind of like|is a|are the|army of|world|heart|soul|bridge|door|war|fire|ocean|mountain|journey|dream|magic|engine|fuel|lifeblood|gold|revolution|miracle)\b/i;
const absolute = new Set(
  "all every never always nothing everything nobody everyone only best worst most ever entire fundamental incredible amazing profound crucial extraordinary impossible".split(
    " ",
  ),
);

/** Self-contained, telling sentences of 8 to 40 words, at most `limit`, in order, spread over speakers and time. */
export function extractQuotables(index: EvidenceIndex, options: { readonly limit: number }): ExtractedItem[] {
  const candidates = index.sentences
    .map((sentence, number) => ({ number, speaker: sentence.speaker, score: scoreSentence(index, number) }))
    .filter((candidate) => candidate.score > 0)
    .sort((x, y) => y.score - x.score || x.number - y.number);
  const chosen = new Set<number>();
  const perStretch = new Map<number, number>();
  const stretches = Math.max(1, Math.ceil(options.limit * 0.7));
  for (const { number } of candidates) {
    if (chosen.size >= options.limit) break;
    const stretch = Math.floor((number / index.sentences.length) * stretches);
    if ((perStretch.get(stretch) ?? 0) >= 2) continue;
    perStretch.set(stretch, (perStretch.get(stretch) ?? 0) + 1);
    chosen.add(number);
  }
  return toSentenceItems(
    index,
    [...chosen].sort((x, y) => x - y),
  );
}

function scoreSentence(index: EvidenceIndex, number: number): number {
  const sentence = index.sentences[number];
  if (sentence === undefined || sentence.words < 8 || sentence.words > 40) return 0;
  const text = sentence.text;
  if (isBoilerplate(sentence) || isDanglingOpening(text) || /\?["”]?\s*$/.test(text)) return 0;
  const { tokens } = tokenize(text, index.language);
  const content = tokens.filter((token) => !isFunctionWord(token.key, index.language)).length / tokens.length;
  if (content < 0.25) return 0;
  const absolutes = tokens.filter((token) => absolute.has(token.key)).length;
  const hedges = tokens.filter((token) =>
    classesOf(token.key).some((member) => member.wordClass === "agent"),
  ).length;
  const cues = Number(opinion.test(text)) + Number(contrast.test(text)) + Number(figure.test(text)) * 0.7;
  const stop = /[.!?]["”]?$/.test(text.trim()) ? 0.3 : 0;
  const disfluent = (text.match(/\b(?:uh|um|you know|I mean|sort of|kind of)\b/gi)?.length ?? 0) * 0.35;
  return (
    0.3 + cues + Math.min(2, absolutes) * 0.5 + content + stop - disfluent - (hedges / tokens.length) * 1.5
  );
}
