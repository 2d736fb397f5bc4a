import type { EvidenceIndex } from "../claims/evidence-index.ts";
import { spread } from "./extract-numbers.ts";
import { type ExtractedItem, toSentenceItems } from "./extracted-item.ts";
import { isBoilerplate } from "./is-boilerplate.ts";

const advice =
  /(?<!\b(?:how|what|where|why|when|whether|which|think|if|that|who|sort of) )\b(?:(?:you|people|companies|everyone|everybody) (?:really |always |just )?(?:should(?:n't)?|ought to|need to|must|had better)|we (?:really |all )?(?:should(?:n't)?|ought to|must)|you (?:got|have) to|(?:i(?:'d| would) (?:recommend|suggest|advise|encourage|urge)|i (?:recommend|suggest|advise|encourage)|my (?:advice|recommendation|suggestion|tip)|the best (?:way|thing) (?:to|is to|you can)|don't ever|never (?:forget|underestimate|stop)|always (?:remember|ask|start|check|make)|it(?:'s| is) (?:important|essential|crucial|worth|better) to|start (?:by|with) \w+ing))\b|^\W*(?:make sure|try to|remember to)\b/i;
const asking = /\?\s*$/;
const habit =
  /\b(?:i (?:always|usually|never|still|often|tend to|typically|normally|make (?:it )?a (?:point|habit)|try to \w+ every)|every (?:morning|day|evening|night|week|weekend|monday|friday|single day)[^.?!]{0,30}\bi\b|i\b[^.?!]{0,40}\bevery (?:morning|day|evening|night|week|weekend|single day)|(?:first|last) thing i do|my (?:routine|habit|ritual|rule)|i've (?:always|been) (?:\w+ing )?every)\b/i;
const noHabit =
  /\b(?:i (?:never|always|still|often) (?:thought|knew|believed|think|believe|say|said|said|remember|wonder|wanted|felt|feel|heard|had|was|am)|i (?:usually|always|often) (?:say|think|describe|call|tell|talk|mention|joke|feel|take my))\b/i;

/** Sentences that tell people what to do, in order, at most `limit` (default 10). English cue phrases only. */
export function extractRecommendations(
  index: EvidenceIndex,
  options: { readonly limit?: number } = {},
): ExtractedItem[] {
  return toSentenceItems(
    index,
    findSaid(index, (text) => advice.test(text) && !asking.test(text), options.limit ?? 10),
  );
}

/** Sentences in which a speaker tells a habit of their own ("every morning I …"), at most `limit` (default 10); often none. */
export function extractHabits(
  index: EvidenceIndex,
  options: { readonly limit?: number } = {},
): ExtractedItem[] {
  const isHabit = (text: string) => habit.test(text) && !noHabit.test(text) && !asking.test(text);
  return toSentenceItems(index, findSaid(index, isHabit, options.limit ?? 10));
}

function findSaid(index: EvidenceIndex, fits: (text: string) => boolean, limit: number): number[] {
  const found = index.sentences.flatMap((sentence, number) => {
    const isFit =
      sentence.words >= 7 && sentence.words <= 45 && fits(sentence.text) && !isBoilerplate(sentence);
    return isFit ? [number] : [];
  });
  return spread(found, limit);
}
