import { createRecording, type Recording } from "../../agents/recording.ts";
import { splitSentences } from "../../grounding/article/split-sentences.ts";
import { hashContent } from "../../store/blob-store.ts";
import { readTranscript } from "../../transcript/index.ts";
import type { Dataset, LoadedDataset } from "../dataset.ts";
import { ClaimGold, ClaimQuestion } from "../tasks/schemas/claims.ts";
import { SummaryGold } from "../tasks/schemas/summaries.ts";
import type { LabelledItem, LabelSet } from "./label-set.ts";

/** Claims that people labelled, as sentences that a recording supports or not; what can be seen either way is left out. */
export async function readClaimLabels(dataset: Dataset): Promise<LabelSet<"sentence_supported">> {
  const loaded = await dataset.load();
  const open = openerOf(loaded);
  const items = loaded.examples.flatMap((example): readonly LabelledItem<"sentence_supported">[] => {
    const { transcript, claim, language } = ClaimQuestion.parse(example.input);
    const { verdict, alsoRight = [] } = ClaimGold.parse(example.expected);
    const isSupported = verdict === "supported";
    const isDisputed =
      verdict === "uncertain" || alsoRight.some((label) => (label === "supported") !== isSupported);
    const recording = open(transcript);
    if (isDisputed || isForeign(language, recording)) return [];
    const item = {
      id: `${dataset.name} ${example.id}`,
      cluster: example.recording,
      sentence: claim,
      recording,
    };
    return [{ item, human: isSupported ? "yes" : "no" }];
  });
  return { kind: "sentence_supported", name: dataset.name, sha256: loaded.sha256, items };
}

/** A sentence in another language than the recording's would try the translation, too. */
function isForeign(language: string | undefined, { transcript }: Recording): boolean {
  if (language === undefined || transcript.language === undefined) return false;
  return primary(language) !== primary(transcript.language);
}

function primary(tag: string): string {
  return tag.toLowerCase().split("-")[0] ?? tag;
}

/** Opens the recordings of a dataset, each once. */
export function openerOf(loaded: LoadedDataset): (path: string) => Recording {
  const known = new Map<string, Recording>();
  return (path) => {
    const found = known.get(path) ?? open(loaded, path);
    known.set(path, found);
    return found;
  };
}

function open(loaded: LoadedDataset, path: string): Recording {
  const bytes = loaded.readTranscript(path);
  const { transcript } = readTranscript({ bytes, sha256: hashContent(bytes), uri: path, name: path });
  return createRecording(transcript);
}

interface WrittenSummary {
  readonly id: string;
  readonly recording: string;
  readonly kind: string;
  readonly reference: string;
  readonly points: readonly string[];
}

/**
 * Points of summaries that people wrote: said by the summary they were taken from. Every other one is tried against a
 * summary that does not say it: the same without that sentence, or, where a point is no sentence of it, that of another
 * recording of the same kind.
 */
export async function readReferenceLabels(dataset: Dataset): Promise<LabelSet<"key_point_covered">> {
  const loaded = await dataset.load();
  const written = loaded.examples.flatMap((example): readonly WrittenSummary[] => {
    const { reference, keyPoints } = SummaryGold.parse(example.expected);
    if (reference === undefined) return [];
    const { id, recording, slices } = example;
    const points = keyPoints.map(({ text }) => text);
    return [{ id, recording, kind: slices["kind"] ?? "", reference, points }];
  });
  const items = written.flatMap((one, at) => {
    const others = [...written.slice(at + 1), ...written.slice(0, at)];
    const other = others.find(({ kind, recording }) => kind === one.kind && recording !== one.recording);
    return one.points.flatMap((_point, index) => toItem(dataset.name, { one, other, index }) ?? []);
  });
  return { kind: "key_point_covered", name: dataset.name, sha256: loaded.sha256, items };
}

function toItem(
  name: string,
  { one, other, index }: { one: WrittenSummary; other: WrittenSummary | undefined; index: number },
): LabelledItem<"key_point_covered"> | undefined {
  const keyPoint = one.points[index] ?? "";
  const about = { id: `${name} ${one.id}.${index + 1}`, cluster: one.recording, keyPoint };
  if (index % 2 === 0) return { item: { ...about, summary: sentencesOf(one.reference) }, human: "yes" };
  const isSentence = one.reference.includes(keyPoint);
  const without = isSentence ? one.reference.replaceAll(keyPoint, " ") : other?.reference;
  const summary = sentencesOf(without ?? "");
  return summary.length === 0 ? undefined : { item: { ...about, summary }, human: "no" };
}

function sentencesOf(text: string): readonly string[] {
  const found = splitSentences(text, []).map(({ start, end }) => text.slice(start, end).trim());
  return found.filter((sentence) => sentence !== "");
}
