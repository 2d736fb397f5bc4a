import type { Change } from "../grounding/schema.ts";
import type { Entry, EntryGroup, ReportPart } from "./entry.ts";
import { fill, formatPercent, type Wording } from "./phrases.ts";
import type { ReportInput } from "./report-input.ts";
import { compareQuote, sameWords } from "./spoken-and-quoted.ts";

/** All shown entries, in order; dropped ones are not among them. */
export function shownEntries(parts: readonly ReportPart[]): Entry[] {
  return parts.flatMap(({ groups }) => groups.flatMap(({ entries }) => entries));
}

/** The report's title: the article's, else the recording's, else the transcript's id. */
export function titleOf(input: ReportInput): string {
  return input.verification?.article.title ?? input.transcript.title ?? input.transcript.id;
}

/** What kind of report it is, in its language. */
export function kindOf(input: ReportInput, { phrases }: Wording): string {
  if (input.analysis !== undefined && input.verification !== undefined) return phrases.checkedBoth;
  return input.verification === undefined ? phrases.checkedAnalysis : phrases.checkedArticle;
}

/** The last part of a path or address; the whole when it ends in a slash. */
export function fileNameOf(uri: string): string {
  return uri.split(/[\\/]/).at(-1) || uri;
}

/** What a reader must know first: that a part is missing, limits of the work, models that were chosen, repairs of the transcript; each once. */
export function notesOf(input: ReportInput, parts: readonly ReportPart[], { phrases }: Wording): string[] {
  const isPartial = parts.some(({ status }) => status === "partial");
  const warnings = input.transcript.warnings.map(({ message }) => message);
  const notes = [...parts.flatMap((part) => part.notes), ...(input.run?.notes ?? [])];
  return [...new Set([...(isPartial ? [phrases.partial] : []), ...notes, ...warnings])].slice(0, 40);
}

/** Each model once, with the agents it stood for; a prompt's version stands behind its agent. */
export function modelsOf(parts: readonly ReportPart[]): { model: string; agents: string[] }[] {
  const agentsByModel = new Map<string, Set<string>>();
  for (const { agent, model, promptVersion } of parts.flatMap(({ produced }) => produced)) {
    const agents = agentsByModel.get(model) ?? new Set();
    agentsByModel.set(model, agents.add(versioned(agent, promptVersion)));
  }
  return [...agentsByModel].map(([model, agents]) => ({ model, agents: [...agents] }));
}

/** What stands in place of the statements of a section that has none, and its note; absent when there is nothing to say. */
export function remarkOf(group: EntryGroup, { phrases }: Wording): string | undefined {
  const said = {
    ok: group.entries.length === 0 ? phrases.empty : undefined,
    empty: phrases.empty,
    needs_model: phrases.needsModel,
    failed: phrases.failed,
  }[group.status];
  const remark = [said, group.note].filter((text) => text !== undefined).join(" ");
  return remark === "" ? undefined : remark;
}

/** What is to be said of a check besides its verdict: the form of a quote, how sure it is, which models checked. */
export function asidesOf({ check }: Entry, wording: Wording): string[] {
  const { phrases } = wording;
  const models = check.checkedBy.filter((spec) => spec !== "builtin");
  const isHeld = check.verdict === "said" || check.verdict === "supported";
  return [
    check.form === undefined ? undefined : phrases.forms[check.form],
    isHeld ? undefined : fill(phrases.certainty, { percent: formatPercent(wording, check.confidence) }),
    models.length === 0 ? undefined : fill(phrases.checkedBy, { by: models.join(", ") }),
  ].filter((text) => text !== undefined);
}

/** Flags, then the notes of the check and of the statement. */
export function remarksOf(entry: Entry, { phrases }: Wording): string[] {
  const { verdict } = entry.check;
  const flags = entry.check.flags
    // The verdict says it already.
    .filter((flag) => flag !== "speaker_mismatch" || verdict !== "misattributed")
    .map((flag) => phrases.flags[flag])
    .join(", ");
  return [flags, entry.check.note, entry.note]
    .filter((text) => text !== undefined)
    .filter((text) => text !== "");
}

/** Spoken words that a statement repeats as they are, of the speaker it names or names none: they need not be read twice. */
export function isRepeat(entry: Entry): boolean {
  const [evidence, ...others] = entry.evidence;
  if (evidence === undefined || others.length > 0 || !sameWords(entry.text, evidence.text)) return false;
  return entry.speaker === undefined || evidence.speaker === undefined || evidence.speaker === entry.speaker;
}

/** The changes of an entry, the same one once. */
export function changesOf({ check }: Entry): Change[] {
  const keyOf = ({ kind, spoken, quoted }: Change) => JSON.stringify([kind, spoken, quoted]);
  return [...new Map(check.changes.map((change) => [keyOf(change), change])).values()];
}

/** Says if a translated statement's original is read in its evidence anyway, word by word or compared with it. */
export function isOriginalShown(entry: Entry, transcriptLanguage: string | undefined): boolean {
  if (entry.counterpart === undefined || entry.counterpart.by !== undefined) return false;
  const spoken = entry.evidence.map(({ text }) => text).join(" ");
  return sameWords(entry.counterpart.text, spoken) || compareQuote(entry, transcriptLanguage) !== undefined;
}

/** A name with its prompt's version; code has none, whichever way that is written. */
export function versioned(name: string, promptVersion: string): string {
  return promptVersion === "" || promptVersion === "builtin" ? name : `${name} (${promptVersion})`;
}
