import type { Segment } from "../../transcript/schema.ts";
import { fence } from "../fence.ts";
import { toNumberedLines } from "../numbered-lines.ts";
import { dataRule, type Prompt, reminder } from "../prompt-text.ts";
import type { RecipeSection } from "./recipe.ts";
import type { SummarizerInput } from "./schema.ts";

/** Changes with every word of the prompts below. */
export const promptVersion = "summarizer-2";

/** How the task is put: `again` after an answer with nothing in it. */
export type Framing = "usual" | "again";

/** A point noted from one part, with the lines that it cites. */
export interface Fact {
  readonly text: string;
  readonly segments: readonly Segment[];
}

/** What sections are written from: all lines, or facts of all parts in order with the cited lines beside them. */
export type Material =
  | { readonly kind: "lines"; readonly segments: readonly Segment[] }
  | { readonly kind: "facts"; readonly facts: readonly Fact[] };

const system = `You write parts of an analysis of one recording. Use only what its lines say. ${dataRule}`;

/**
 * Asks for the sections of one group, every statement with segment ids. System text and lines come first and are the
 * same for every group, so that a server's prompt cache serves them.
 */
export function summarizerPrompt(
  material: Material,
  input: Pick<SummarizerInput, "sections" | "repair">,
  framing: Framing,
): Prompt {
  const seen = material.kind === "lines";
  return {
    system,
    user: [
      ...showMaterial(material),
      "Write these sections from the text between the markers:",
      ...input.sections.map(askFor),
      ...showRepair(input.repair),
      ...(framing === "again"
        ? ["Your last answer held nothing. Take the lines that say most and begin with them."]
        : []),
      `Answer as JSON: {${seen ? '"firstLine", "lastLine", ' : ""}"sections": [{"kind", "statements": [{"segments", "text", "title"}]}]}.`,
      ...(seen
        ? ["firstLine and lastLine are the ids of the first and the last line between the markers."]
        : []),
      "For each statement find the lines that say it and put their ids into segments, at least one; then write text: one sentence that those lines say.",
      "title is a short heading made of words of those lines where the section asks for titles, else null. A quote repeats its words exactly.",
      "Leave out what the lines do not say; a section that they say nothing for has no statements.",
      reminder,
    ].join("\n"),
  };
}

/** Asks for what a part of a long recording says, for any section; the same for every group of sections. */
export function factsPrompt(segments: readonly Segment[], limit: number, framing: Framing): Prompt {
  const again =
    "Your last answer held nothing. Take the three lines that say most, and say each in one sentence with its id.";
  return {
    system,
    user: [
      ...showMaterial({ kind: "lines", segments }),
      `These lines are one part of the recording. Note its ${limit} most important points, in order: ideas, facts with their figures, decisions, advice, questions, names, and sentences worth quoting word for word.`,
      ...(framing === "again" ? [again] : []),
      'Answer as JSON: {"firstLine", "lastLine", "facts": [{"segments", "text"}]}.',
      "firstLine and lastLine are the ids of the first and the last line between the markers.",
      "For each point put the ids of the lines that say it into segments, at least one; then write text: one sentence that those lines say.",
      reminder,
    ].join("\n"),
  };
}

/** A fact as the writing prompt shows it. */
export function showFact({ text, segments }: Fact): string {
  return `- ${text}\n${toNumberedLines(segments)}`;
}

function showMaterial(material: Material): string[] {
  if (material.kind === "lines")
    return ["Lines of the recording, each with its segment id:", fence(toNumberedLines(material.segments))];
  return [
    "Points noted from the whole recording, in its order, each with the lines that it was noted from:",
    fence(material.facts.map(showFact).join("\n")),
  ];
}

function askFor({ kind, limit, ask, topic }: RecipeSection): string {
  const about = topic === undefined ? "" : ` Only what is about ${topic}.`;
  return `- ${kind} (at most ${limit}): ${ask}${about}`;
}

function showRepair(repair: SummarizerInput["repair"]): string[] {
  if (repair.length === 0) return [];
  const failed = repair.map(({ section, text, reason }) => `- ${section}: "${text}" failed: ${reason}`);
  return [
    "Of an earlier answer these statements failed their check. Write only these again, so that their lines say it:",
    fence(failed.join("\n")),
  ];
}
