import {
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
} from "../../grounding/index.ts";
import type { Draft, SectionDraft } from "../draft.ts";
import type { Recording } from "../recording.ts";
import type { RecipeSection } from "./recipe.ts";

/** Statements a paragraph of an extracted summary holds. */
const paragraphSize = 3;
/** Words an extracted statement has about; a section's word budget is its limit times this. */
const wordsPerStatement = 22;

/** A section made of cleaned sentences of the recording; says so where only a model could write it. */
export function extractSection(recording: Recording, section: RecipeSection): SectionDraft {
  const base = { kind: section.kind, title: section.title };
  const items = extractItems(recording, section);
  if (items === undefined) return { ...base, status: "needs_model", drafts: [] };
  if (items.length === 0) return { ...base, status: "empty", drafts: [] };
  const drafts = items.slice(0, section.limit).map((item, index) => toDraft(item, section, index));
  return { ...base, status: "ok", drafts };
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
  const { limit } = section;
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
