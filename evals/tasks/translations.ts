import { createRecording, type Recording } from "../../agents/recording.ts";
import { translator } from "../../agents/translator/agent.ts";
import { hashContent } from "../../store/blob-store.ts";
import { readerVersion } from "../../transcript/build-transcript.ts";
import { readTranscript } from "../../transcript/index.ts";
import { translationScorers } from "../scorers/translation-scorers.ts";
import type { Task } from "../task.ts";
import { runTaskAgent, toTaskResult } from "./run-agent.ts";
import { TranslationGold, TranslationOutput, TranslationRequest } from "./schemas/translations.ts";

/** Translates a text line by line, as the lines of a recording are; a line that fails its checks is refused. */
export const translations: Task<TranslationRequest, TranslationGold, TranslationOutput> = {
  name: "translations",
  title: "Does it say the same in the other language?",
  agent: "translator",
  version: `1 reader ${readerVersion}`,
  input: TranslationRequest,
  expected: TranslationGold,
  output: TranslationOutput,
  async run({ input: { text, from, to } }, context) {
    const lines = text.split("\n");
    const asked = { texts: lines.filter((line) => line.trim() !== ""), from, to };
    const run = await runTaskAgent(translator, asked, { recording: toRecording(text, from), context });
    const rows = [...run.output.rows];
    const translated = lines.map((line) => (line.trim() === "" ? "" : (rows.shift()?.text ?? "")));
    const problems = run.output.rows.flatMap(({ problem }) => problem ?? []);
    return toTaskResult({ text: translated.join("\n"), problems }, run);
  },
  baselines: { copy: ({ input }) => ({ text: input.text, problems: [] }) },
  scorers: translationScorers,
};

/** What the translator takes names from. */
function toRecording(text: string, language: string): Recording {
  const bytes = new TextEncoder().encode(`${text}\n`);
  const { transcript } = readTranscript({ bytes, sha256: hashContent(bytes), uri: "text.txt" });
  return createRecording({ ...transcript, language });
}
