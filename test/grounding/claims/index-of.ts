import { createEvidenceIndex, type EvidenceIndex } from "../../../grounding/index.ts";
import { toTranscript } from "../named-transcript.ts";

const filler = `Ada: The weather was fine all week, and the market was full.
Bo: My sister painted the fence in front of the bakery.
Ada: We had soup for lunch, and then the radio broke.
Bo: Nobody remembers who planted the old pear tree.
Ada: The postman came late and left two parcels.
Bo: Let us go on with the list, please.
Ada: The choir sings on Thursday in the church hall.
Bo: Somebody lost a blue glove near the fountain.`;

/** An index of a made-up talk: some lines between others that are about something else. */
export function indexOf(...lines: readonly string[]): EvidenceIndex {
  const spoken = lines.map((line) => (/^[A-Z]\w+: /.test(line) ? line : `Ada: ${line}`)).join("\n");
  return createEvidenceIndex(toTranscript("talk", `${filler}\n${spoken}\n${filler}`));
}

/** The same in a language, without lines about something else. */
export function indexIn(language: string, text: string): EvidenceIndex {
  return createEvidenceIndex({ ...toTranscript("talk", text), language });
}
