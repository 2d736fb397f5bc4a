import type { Answer } from "../agents/answer.ts";
import { terminalSafe } from "../report/terminal-safe.ts";
import type { Colors } from "./colors.ts";
import { renderEvidence } from "./print-segment.ts";

/** An answer for people, with the passages it stands on. */
export function renderAnswer(answer: Answer, colors: Colors): string {
  const text = answer.answered ? terminalSafe(answer.text) : colors.yellow(terminalSafe(answer.text));
  const passages = answer.passages.map((passage) => renderEvidence(passage, colors));
  const models = [...new Set(answer.produced.map((production) => production.model))];
  const sure = colors.dim(`confidence ${answer.confidence.toFixed(2)}, by ${models.join(", ")}`);
  return [text, ...(passages.length === 0 ? [] : ["", ...passages]), "", sure].join("\n");
}
