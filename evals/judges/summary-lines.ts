import { createRecording, type Recording } from "../../agents/recording.ts";
import { hashContent } from "../../store/blob-store.ts";
import { buildTranscript } from "../../transcript/build-transcript.ts";
import { createWarningList } from "../../transcript/warning-list.ts";

/** Sentences that may be cited, one label's after the other's; a label stands where a speaker does. */
export function toCitable(
  parts: readonly { readonly label?: string; readonly sentences: readonly string[] }[],
): Recording {
  const cues = parts.flatMap(({ label, sentences }) =>
    sentences.map((sentence) => ({
      text: stripFormatting(sentence),
      ...(label === undefined ? {} : { speaker: label }),
    })),
  );
  const text = cues.map((cue) => cue.text).join("\n");
  const origin = { sha256: hashContent(text), uri: "summary", format: "txt", fallbackTitle: "summary" };
  return createRecording(buildTranscript({ cues }, origin, createWarningList(text)));
}

const marks: readonly (readonly [found: RegExp, put: string])[] = [
  [/<\/?[a-z][^>]*>/gi, " "],
  [/!?\[([^\]]*)\]\([^)]*\)/g, "$1"],
  [/^[\s>]*(?:#{1,6}|[-*+•–]|\d{1,3}[.)])\s+/gm, ""],
  [/(\*\*|__|~~|`{1,3})(?=\S)(.*?\S)\1/g, "$2"],
  [/(?<![\p{L}\p{N}*_])([*_])(?=\S)([^*_]*\S)\1(?![\p{L}\p{N}*_])/gu, "$2"],
  [/\p{Extended_Pictographic}\uFE0F?/gu, ""],
];

/** A text on one line without Markdown, HTML, list marks and pictures: a judge is to read words, not looks. */
export function stripFormatting(text: string): string {
  const plain = marks.reduce((one, [found, put]) => one.replace(found, put), text);
  return plain.replace(/\s+/g, " ").trim();
}

/** A text in which no candidate is named: each name that a spec holds is an ellipsis. */
export function hideNames(text: string, specs: readonly string[]): string {
  const names = [...new Set(specs.flatMap(namesIn))].sort((a, b) => b.length - a.length);
  return names.reduce((one, name) => one.replace(new RegExp(patternOf(name), "giu"), "…"), text);
}

/** Names shorter than this are words. */
const shortest = 4;

/** Models: the names of baselines and programs are words of every day. */
const named = /^(?:ollama|openai|compatible)\//;

/** `ollama/qwen3:4b?think=low` has the names qwen3:4b and qwen3. */
function namesIn(spec: string): readonly string[] {
  return spec.split(",").flatMap((one) => {
    if (!named.test(one)) return [];
    const [path = ""] = one.split("?");
    const model = path.split("/").at(-1) ?? "";
    const [base = ""] = model.split(":");
    return [path, model, base].filter((name) => name.length >= shortest);
  });
}

function patternOf(name: string): string {
  return `(?<![\\p{L}\\p{N}])${name.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&")}(?![\\p{L}\\p{N}])`;
}
