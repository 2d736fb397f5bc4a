import type { EvidenceIndex } from "../claims/evidence-index.ts";
import { spread } from "./extract-numbers.ts";
import { type ExtractedItem, toSentenceItems } from "./extracted-item.ts";
import { isBoilerplate } from "./is-boilerplate.ts";

/** Something a person is to do; `owner` is who said so of themselves or was named. */
export interface ActionItem extends ExtractedItem {
  readonly owner?: string;
}

const decision =
  /\b(?:we(?:'ve| have)? (?:decided|agreed|settled|chose|chosen|concluded|approved)|(?:it(?:'s| is)|that(?:'s| is)) (?:decided|settled|agreed|approved)|the decision is|(?:let's|let us) (?:go with|go for|move (?:it|the|to)|keep|drop|postpone|stick with|do it)|then we (?:move|keep|drop|go|use|take|ship|postpone|cancel)|we(?:'ll| will| are going to|'re going to| are gonna|'re gonna) (?:go with|go for|keep|stick with|use|drop|move (?:the|it)|postpone|cancel|ship|launch|adopt)|so we(?:'re| are) (?:agreed|going with)|motion (?:is )?(?:carried|passed|approved))\b/i;
const deed =
  "(?:send|check|follow|prepare|write|draft|update|schedule|talk to|speak to|look (?:in)?to|look at|get back|call (?!it\\b|that\\b|this\\b)|email|e-mail|set up|organi[sz]e|arrange|finish|fix|review|share|contact|book|create|make sure|make the|make a|do (?:that|this|it|the)|take care|take (?:that|this|it) (?:on|up|away)|put together|work on|work out|bring|find out|test|circulate|report back|come (?:back|up) with|ping|file|publish|deliver|provide|investigate|ask (?!you\\b))";
const ownAction = new RegExp(
  `(?<!\\b(?:said|says|say|like|hey|if|where|when|that|which),? )\\b(?:i(?:'ll| will| am going to|'m going to|'m gonna| can) (?:also |then |just |quickly )?${deed}|let me ${deed})`,
  "i",
);
const askedAction = new RegExp(
  `\\b(?:(?:can|could|will|would) you (?:please |also |just )?${deed}|(?:please|you(?:'ll| will| need to| should| have to| are going to)) (?:also |then |just )?${deed}|action (?:item|point)s?\\b|to-do\\b|(?:needs?|has|have) to be (?:done|finished|sent|fixed|ready)|(?:by|before) (?:monday|tuesday|wednesday|thursday|friday|(?:the )?next (?:week|meeting|month)|tomorrow|the end of)|for (?:the )?next meeting)`,
  "i",
);
const open =
  /\b(?:(?:still|yet) (?:to (?:be )?(?:decide|decided|determine|determined|figure out|find out|resolve|see)|open|unclear|not (?:clear|sure|decided))|open question|we(?:'ll| will| need to| have to| should) (?:figure|find) out|(?:we|nobody|no one) (?:still )?(?:don't|do not|doesn't|does not) (?:yet )?know (?:yet|if|whether|how|what|why|when|who|which)|(?:don't|do not) know yet|to be (?:decided|determined|discussed|confirmed)|(?:not|isn't|aren't|wasn't) (?:yet )?(?:clear|decided|settled|resolved)|remains? (?:open|to be seen|unclear)|(?:come|get) back to (?:that|this|it) (?:later|next)|leave (?:that|it) for (?:the )?next|the question is (?:whether|how|what|if)|have(?:n't| not) (?:decided|figured|worked out|settled))\b/i;

/** Sentences that state a decision, in order, at most `limit` (default 12). English cue phrases only. */
export function extractDecisions(
  index: EvidenceIndex,
  options: { readonly limit?: number } = {},
): ExtractedItem[] {
  return toSentenceItems(index, findCued(index, decision, options.limit ?? 12));
}

/** Sentences in which somebody takes a task or is given one, in order, at most `limit` (default 15), with the owner when said. */
export function extractActionItems(
  index: EvidenceIndex,
  options: { readonly limit?: number } = {},
): ActionItem[] {
  const asked = new RegExp(`${ownAction.source}|${askedAction.source}`, "i");
  return findCued(index, asked, options.limit ?? 15).flatMap((number) => {
    const [item] = toSentenceItems(index, [number]);
    if (item === undefined) return [];
    const owner = findOwner(index, number);
    return [owner === undefined ? item : { ...item, owner }];
  });
}

/** What was left open, in order, at most `limit` (default 10). */
export function extractOpenQuestions(
  index: EvidenceIndex,
  options: { readonly limit?: number } = {},
): ExtractedItem[] {
  return toSentenceItems(index, findCued(index, open, options.limit ?? 10));
}

function findCued(index: EvidenceIndex, cue: RegExp, limit: number): number[] {
  const found = index.sentences.flatMap((sentence, number) => {
    const fits = sentence.words >= 5 && sentence.words <= 50 && cue.test(sentence.text);
    return fits && !isBoilerplate(sentence) && hasContent(sentence.terms) ? [number] : [];
  });
  return spread(found, limit);
}

function hasContent(terms: Int32Array): boolean {
  return terms.filter((id) => id >= 0).length >= 2;
}

/** The speaker of "I will", else a speaker whose name the sentence calls. */
function findOwner(index: EvidenceIndex, number: number): string | undefined {
  const sentence = index.sentences[number];
  if (sentence === undefined) return undefined;
  const called = index.transcript.speakers.find(({ name }) => {
    const first = name.split(/\s+/)[0] ?? name;
    return (
      name !== sentence.speaker &&
      first.length > 2 &&
      new RegExp(`(?<!\\p{L})${escapePattern(first)}(?!\\p{L})`, "iu").test(sentence.text)
    );
  });
  if (ownAction.test(sentence.text)) return sentence.speaker;
  return called?.name;
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
