import {
  checkQuote,
  cleanSpeech,
  type Evidence,
  type EvidenceIndex,
  findEvidence,
  isInstruction,
} from "../../grounding/index.ts";
import { cleanAnswerText, findMarkup, findPlantedWord, isBlank } from "../answer-text.ts";
import type { Draft, SectionDraft } from "../draft.ts";
import { evidenceOfLines, readLineIds } from "../line-ids.ts";
import type { Recording } from "../recording.ts";
import { sharedTerms, strayFigures } from "../shared-terms.ts";
import { paragraphSize } from "./builtin.ts";
import type { RecipeSection } from "./recipe.ts";
import type { WrittenAnswer } from "./schema.ts";

type Written = WrittenAnswer["sections"][number]["statements"][number];

/** Characters of one sentence and of one heading at most. */
const longestText = 400;
const longestTitle = 120;
/** Statements looked at for each that may be shown: a model that loops gives thousands. */
const readPerShown = 4;
/** Cited lines that share less than this of a statement's words do not say it; read off small models that cite line 1. */
const leastShared = 0.25;
/** Share of a statement's weight that a passage found by its words must hold to be its evidence. */
const leastFound = 0.35;
/** Share of a heading's words that its statement or lines must hold. */
const titleShare = 0.5;

/** How lines are numbered in prompts; no speaker says it. */
const lineId = /\bs\d{4,}\b/;
/** So many words of a task in a row are no chance. */
const repeatedWords = 6;

/** What a model's ids may name. */
export interface SentRecording {
  readonly recording: Recording;
  /** Ids of the lines in the prompt. */
  readonly sent: ReadonlySet<string>;
}

/**
 * A model's statements, cleaned and limited, with evidence cut from the transcript. Ids that were not sent are
 * dropped; a statement whose lines do not say it is linked again by its words, and has no evidence where none is found.
 */
export function readAnswer(
  answer: WrittenAnswer,
  sections: readonly RecipeSection[],
  from: SentRecording,
): SectionDraft[] {
  return sections.map((section) => {
    const written = answer.sections
      .filter((candidate) => isSection(candidate.kind, section))
      .flatMap(({ statements }) => statements);
    return toSection(section, written, from);
  });
}

function isSection(named: string, { kind, title }: RecipeSection): boolean {
  const plain = (text: string): string =>
    text
      .toLowerCase()
      .replace(/[\s_-]+/g, "_")
      .trim();
  return plain(named) === plain(kind) || plain(named) === plain(title);
}

function toSection(section: RecipeSection, written: readonly Written[], from: SentRecording): SectionDraft {
  const drafts = new Map<string, Draft>();
  const faults: string[] = [];
  for (const statement of distinct(written.slice(0, section.limit * readPerShown))) {
    if (drafts.size >= section.limit) break;
    const draft = toDraft(statement, section, from);
    if (typeof draft === "string") faults.push(draft);
    else drafts.set(draft.text, draft);
  }
  const base = { kind: section.kind, title: section.title };
  const leftOut = `${faults.length} of the model's statements are left out: ${[...new Set(faults)].join("; ")}.`;
  const note = faults.length === 0 ? undefined : leftOut;
  if (drafts.size === 0)
    return {
      ...base,
      status: "empty",
      note: note ?? "The model wrote nothing for this section.",
      drafts: [],
    };
  const shown = [...drafts.values()].map(withParagraph(section));
  return { ...base, status: "ok", ...(note === undefined ? {} : { note }), drafts: shown };
}

/** Statements with cleaned texts, each text once, blank ones left out. */
function distinct(written: readonly Written[]): Written[] {
  const found = new Map<string, Written>();
  for (const statement of written) {
    const text = cleanAnswerText(statement.text);
    if (!isBlank(text) && !found.has(text)) found.set(text, { ...statement, text });
  }
  return [...found.values()];
}

function withParagraph(section: RecipeSection): (draft: Draft, index: number) => Draft {
  if (section.extraction !== "summary") return (draft) => draft;
  return (draft, index) => ({ ...draft, paragraph: Math.floor(index / paragraphSize) });
}

/** A draft, or why the statement cannot be one. */
function toDraft(statement: Written, section: RecipeSection, from: SentRecording): Draft | string {
  const { text } = statement;
  if (text.length > longestText) return `longer than ${longestText} characters`;
  if (isInstruction(text)) return "it speaks to a program";
  if (lineId.test(text)) return "it repeats the lines it was given";
  if (repeatsTask(text, section.ask)) return "it repeats its task";
  const evidence = chooseEvidence(statement, from);
  const cited = evidence.map((part) => part.text).join("\n");
  const markup = findMarkup(text, cited);
  if (markup !== undefined) return markup;
  if (findPlantedWord(text, from.recording.speech()) !== undefined)
    return "it holds a word that was not spoken";
  if (section.extraction === "quotables") return toQuote(text, evidence, from.recording);
  const index = from.recording.evidence();
  const kept = withoutStrays(text, cited, index);
  const title = readTitle(statement.title, `${kept}\n${cited}`, index);
  return {
    kind: "claim",
    text: kept,
    ...(title === undefined ? {} : { title }),
    evidence,
  };
}

/** Whether a text says its own task again, as small models do instead of doing it. */
function repeatsTask(text: string, task: string): boolean {
  const words = (of: string): string[] => of.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const said = ` ${words(text).join(" ")} `;
  const asked = words(task);
  return asked
    .slice(0, Math.max(0, asked.length - repeatedWords + 1))
    .some((_, at) => said.includes(` ${asked.slice(at, at + repeatedWords).join(" ")} `));
}

/** A statement without those of its sentences that share no word with its lines: a check of the whole may miss them. */
function withoutStrays(text: string, cited: string, index: EvidenceIndex): string {
  const sentences = text.split(/(?<=[.!?…]["'”’)]*)\s+/);
  const kept = sentences.filter((sentence) => sharedTerms(index, sentence, cited) > 0);
  return kept.length === 0 ? text : kept.join(" ");
}

/** A quote that was said is shown in the recording's words; any other is left for the quote-verifier to refuse. */
function toQuote(text: string, evidence: Evidence[], recording: Recording): Draft {
  const check = checkQuote(recording.grounding(), { text });
  if (check.verdict !== "said" || check.evidence.length === 0) return { kind: "quote", text, evidence };
  const spoken = check.evidence.map((part) => cleanSpeech(part.text)).join(" … ");
  return { kind: "quote", text: spoken === "" ? text : spoken, evidence: check.evidence };
}

function chooseEvidence({ segments, text }: Written, { recording, sent }: SentRecording): Evidence[] {
  const { transcript } = recording;
  const index = recording.evidence();
  const cited = evidenceOfLines(transcript, readLineIds(segments, transcript, sent));
  const shared = sharedTerms(index, text, cited.map((part) => part.text).join("\n"));
  if (cited.length > 0 && shared >= leastShared) return cited;
  const [found] = findEvidence(index, text, { limit: 1 });
  if (found !== undefined && found.coverage >= Math.max(leastFound, shared)) return [found.evidence];
  return cited;
}

/** Headings are shown unchecked, so one must be made of words that its statement or lines hold. */
function readTitle(
  title: string | null | undefined,
  source: string,
  index: EvidenceIndex,
): string | undefined {
  const text = withoutStrays(cleanAnswerText(title ?? ""), source, index);
  if (strayFigures(index, text, source).length > 0) return undefined;
  if (isBlank(text) || text.length > longestTitle || isInstruction(text)) return undefined;
  if (findMarkup(text, "") !== undefined || sharedTerms(index, text, source) < titleShare) return undefined;
  return text;
}
