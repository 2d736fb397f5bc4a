import {
  cleanSpeech,
  type ExtractedItem,
  extractActionItems,
  extractDecisions,
  extractHabits,
  extractHighlights,
  extractIdeas,
  extractNumbers,
  extractOpenQuestions,
  extractQuestions,
  extractQuotables,
  extractRecommendations,
  extractReferences,
  findEvidence,
  toEvidence,
} from "../../grounding/index.ts";
import type { Draft, SectionDraft } from "../draft.ts";
import type { Recording } from "../recording.ts";
import { sharedTerms } from "../shared-terms.ts";
import type { RecipeSection } from "./recipe.ts";

/** Statements a paragraph of a summary holds. */
export const paragraphSize = 3;
/** Words an extracted statement has about; a section's word budget is its limit times this. */
const wordsPerStatement = 22;
/** Items that are looked at for a topic, places that are about it, and the share of its words that an item needs. */
const mostItems = 60;
const topicPlaces = 8;
const topicShare = 0.6;
/** Fewer words are an aside. */
const leastWords = 5;
/** Sections that any sentence about a topic may stand in, where none of the recording's best ones is about it. */
const openToAll: readonly RecipeSection["extraction"][] = [
  "summary",
  "highlights",
  "main_ideas",
  "quotables",
];

/** A section made of cleaned sentences of the recording; says so where only a model could write it. */
export function extractSection(recording: Recording, section: RecipeSection): SectionDraft {
  const base = { kind: section.kind, title: section.title };
  const found = extractItems(recording, section);
  if (found === undefined) return { ...base, status: "needs_model", drafts: [] };
  const { topic } = section;
  const kept = topic === undefined ? found : keepTopic(recording, found, topic);
  const isOpen = topic !== undefined && kept.length === 0 && openToAll.includes(section.extraction);
  const items = isOpen ? sentencesAbout(recording, topic) : kept;
  if (items.length === 0) {
    const note = topic === undefined ? {} : { note: `Nothing of it is about ${topic}.` };
    return { ...base, status: "empty", ...note, drafts: [] };
  }
  const drafts = items.slice(0, section.limit).map((item, index) => toDraft(item, section, index));
  return { ...base, status: "ok", drafts };
}

/** Items that share most words of the topic, or stand where the recording is most about it. */
function keepTopic(recording: Recording, items: readonly ExtractedItem[], topic: string): ExtractedItem[] {
  const index = recording.evidence();
  const places = findEvidence(index, topic, { limit: topicPlaces })
    .filter(({ coverage }) => coverage >= topicShare)
    .map(({ evidence }) => evidence.span);
  return items.filter(
    (item) =>
      sharedTerms(index, topic, item.text) >= topicShare ||
      item.evidence.some(({ span }) =>
        places.some((place) => span.start < place.end && place.start < span.end),
      ),
  );
}

/** Whole sentences that share most words of the topic, in the recording's order. */
function sentencesAbout(recording: Recording, topic: string): ExtractedItem[] {
  const index = recording.evidence();
  return index.sentences
    .filter(({ isInstruction, words }) => !isInstruction && words >= leastWords)
    .filter(({ text }) => sharedTerms(index, topic, text) >= topicShare)
    .map(({ text, span }) => ({
      text: cleanSpeech(text),
      evidence: [toEvidence(recording.transcript, span)],
    }))
    .filter(({ text }) => text !== "");
}

function toDraft(item: ExtractedItem, section: RecipeSection, index: number): Draft {
  return {
    kind: "quote",
    text: item.text,
    ...(item.title === undefined ? {} : { title: item.title }),
    ...(section.extraction === "summary" ? { paragraph: Math.floor(index / paragraphSize) } : {}),
    evidence: [...item.evidence],
  };
}

function extractItems(recording: Recording, section: RecipeSection): readonly ExtractedItem[] | undefined {
  const index = recording.evidence();
  // A topic leaves few of many, so more are looked at.
  const limit = section.topic === undefined ? section.limit : mostItems;
  switch (section.extraction) {
    case "summary":
    case "highlights":
      return extractHighlights(index, { words: limit * wordsPerStatement });
    case "main_ideas":
      return extractIdeas(index, { limit });
    case "quotables":
      return extractQuotables(index, { limit });
    case "habits":
      return extractHabits(index, { limit });
    case "facts":
      return extractNumbers(index, { limit });
    case "references":
      return extractReferences(index, { limit });
    case "recommendations":
      return extractRecommendations(index, { limit });
    case "decisions":
      return extractDecisions(index, { limit });
    case "action_items":
      return extractActionItems(index, { limit }).map(({ owner, ...item }) =>
        owner === undefined ? item : { ...item, title: owner },
      );
    case "open_questions":
      return extractOpenQuestions(index, { limit });
    case "questions":
      return extractQuestions(index, { limit }).map(({ text, answer, evidence }) =>
        answer === undefined ? { text, evidence } : { title: text, text: answer, evidence },
      );
    case "none":
      return undefined;
    default:
      return section.extraction satisfies never;
  }
}
