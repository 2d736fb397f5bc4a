import type { EvidenceIndex } from "../claims/evidence-index.ts";
import { evidenceOf } from "../claims/find-evidence.ts";
import { type ExtractedName, extractNames } from "./extract-names.ts";
import type { ExtractedItem } from "./extracted-item.ts";

const workCue =
  /\b(?:book|paper|article|essay|podcast|film|movie|novel|report|study|song|album|blog post|documentary|talk|series)\b[^.?!"“]{0,20}(?:called|titled|named|entitled)?\s*["“]?(\p{Lu}[^.?!,"”]{2,60})/gu;

/**
 * Named works, products, companies and people that are referred to, most mentioned first, at most `limit`
 * (default 30). The speakers themselves are left out. Without capitals in the transcript there are none.
 */
export function extractReferences(
  index: EvidenceIndex,
  options: { readonly limit?: number } = {},
): ExtractedItem[] {
  const speakers = index.transcript.speakers.map((speaker) => speaker.name.toLowerCase());
  const names = extractNames(index, { limit: 200 }).filter((name) => !isSpeaker(name, speakers));
  const works = findWorks(index).filter((work) => !names.some((name) => name.text.includes(work.text)));
  return [...works, ...names.map(({ text, evidence }) => ({ text, evidence }))].slice(0, options.limit ?? 30);
}

function isSpeaker(name: ExtractedName, speakers: readonly string[]): boolean {
  const key = name.text.toLowerCase();
  return speakers.some((speaker) => speaker === key || speaker.split(/\s+/).includes(key));
}

function findWorks(index: EvidenceIndex): ExtractedItem[] {
  return index.sentences.flatMap((sentence, number) => {
    if (sentence.isInstruction) return [];
    const titles = [...sentence.text.matchAll(workCue)].flatMap((match) => readTitle(match) ?? []);
    return titles.map((text) => ({ text, evidence: [evidenceOf(index, number, number)] }));
  });
}

const capitalised = /^(?:\p{Lu}[\p{L}\p{N}'’-]*(?:\s+(?:of|the|and|to|in|for)?\s*)?)+/u;

/** What is in quotation marks, else the run of capitalised words; a title of one word is too unsure. */
function readTitle(match: RegExpExecArray): string | undefined {
  const named = match[1] ?? "";
  const title = (/["“]/.test(match[0]) ? named : (capitalised.exec(named)?.[0] ?? "")).trim();
  return title.split(/\s+/).length < 2 ? undefined : title;
}
